import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EntryForm } from "@/components/staff/entry-form";
import { PageHead } from "@/components/staff/page-head";
import { Notice } from "@/components/ui/notice";
import { requireMember } from "@/lib/auth/session";
import { kindOfCollection } from "@/lib/domain/entry/kind";
import { may } from "@/lib/domain/permission";
import { kindWords } from "@/lib/messages/entry";
import { harmWords } from "@/lib/messages/harm";
import { recordWords as t } from "@/lib/messages/record";
import { listLinkNames, type LinkName } from "@/lib/staff/entry-name";
import { findEntry } from "@/lib/staff/entry-reading";
import { listStates } from "@/lib/staff/recommendation-table";
import { askedIn, type Asked } from "../../../../asked";
import { unsentOf, withVersionPutBack } from "../../../../unsent/putting-back";
import { entryAction } from "../../../actions";
import { writtenEntry } from "../../../written";

type Params = { params: Promise<{ collection: string; key: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const kind = kindOfCollection((await params).collection);
  return { title: kind ? t("editTitle", { kind: kindWords(kind).one }) : t("title") };
}

export default async function EditEntryPage({
  params,
  searchParams,
}: Params & { searchParams: Asked }) {
  const who = await requireMember();
  const { collection, key } = await params;
  const kind = kindOfCollection(collection);
  const found = kind && (await findEntry(who, kind, decodeURIComponent(key)));
  if (!found || found.state === "withdrawn" || found.state === "in review") notFound();
  if (!may(who, "draft entries")) return <Notice kind="problem" title={t("notForYou")} />;
  const { from } = await askedIn(searchParams);
  const past = found.versions.find(({ number }) => String(number) === from);
  const shown = past ? { ...found.newest, title: past.title, facts: past.facts } : found.newest;
  const [names, states, unsent] = await Promise.all([
    listLinkNames(who, kind, [shown.facts]),
    listStates(who),
    unsentOf(who, { form: "entry", about: `${kind} ${found.entry.key}` }),
  ]);
  const written = writtenEntry({ ...found, newest: shown }, names);
  const { key: saved } = found.entry;
  const { number, version } = found.newest;
  return (
    <>
      <PageHead
        title={t("editTitle", { kind: kindWords(kind).one })}
        lead={<span dir="auto">{found.newest.title}</span>}
      />
      {past && (
        <div className="mb-4">
          <Notice
            kind="warning"
            live={false}
            title={harmWords("past.putVersionBack", { number: past.number })}
          />
        </div>
      )}
      <EntryForm
        action={entryAction}
        kind={kind}
        standing={{ saved: { key: saved, number, version }, written }}
        titles={titlesByValue(names)}
        unsent={past ? withVersionPutBack(unsent, written) : unsent}
        states={states.map(({ name }) => name)}
      />
    </>
  );
}

/** What stands in a link's input, and what it is called; a State is written by its name already. */
const titlesByValue = (names: Record<string, LinkName>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(names)
      .filter(([link, { title }]) => !link.startsWith("state ") && !link.endsWith(` ${title}`))
      .map(([link, { title }]) => [link.slice(link.indexOf(" ") + 1), title]),
  );
