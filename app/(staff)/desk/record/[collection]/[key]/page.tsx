import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { EntryFacts, type LinkNames } from "@/components/staff/entry-facts";
import { EntryMeta, EntryNotes, EntryVersions } from "@/components/staff/entry-page";
import { EntryPublic } from "@/components/staff/entry-public";
import { EntryStateTag } from "@/components/staff/entry-table";
import { HarmOfOne } from "@/components/staff/harm-section";
import { PageHead, Section } from "@/components/staff/page-head";
import { reportAddress } from "@/components/staff/report-table";
import { LinkedEntries } from "@/components/staff/recommendation-work";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { requireMember } from "@/lib/auth/session";
import { kindOfCollection } from "@/lib/domain/entry/kind";
import { fieldsOf } from "@/lib/domain/entry/shape";
import { may } from "@/lib/domain/permission";
import { fieldWords, kindWords } from "@/lib/messages/entry";
import { recordWords as t } from "@/lib/messages/record";
import { reportingWords } from "@/lib/messages/reporting";
import { listLinkNames } from "@/lib/staff/entry-name";
import { previewEntry } from "@/lib/staff/entry-preview";
import { findEntry, listEntriesPointingAt } from "@/lib/staff/entry-reading";
import { saidSaved } from "../../../answering";
import { askedIn, type Asked } from "../../../asked";
import { Talk } from "../../../talk/talk";
import { EntryActs } from "./acts";

type Params = { params: Promise<{ collection: string; key: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const kind = kindOfCollection((await params).collection);
  return { title: kind ? kindWords(kind).one : t("title") };
}

export default async function EntryPage({
  params,
  searchParams,
}: Params & { searchParams: Asked }) {
  const who = await requireMember();
  const { collection, key } = await params;
  const kind = kindOfCollection(collection);
  const found = kind && (await findEntry(who, kind, decodeURIComponent(key)));
  if (!found) notFound();
  const { entry, newest, versions, state } = found;
  const [names, preview, pointing, { saved }] = await Promise.all([
    listLinkNames(
      who,
      kind,
      versions.map(({ facts }) => facts),
    ),
    previewEntry(who, kind, entry.key),
    listEntriesPointingAt(who, kind, entry.key),
    askedIn(searchParams),
  ]);
  const mayEdit = may(who, "draft entries") && !["in review", "withdrawn"].includes(state);
  return (
    <>
      <PageHead title={<span dir="auto">{newest.title}</span>} lead={kindWords(kind).one}>
        <EntryStateTag
          row={{
            state,
            checkNote: newest.checkNote,
            standsInOlderVersion: found.standing !== null && newest.approvedAt === null,
          }}
        />
        {kind === "report" && (
          <Link prefetch={false} href={reportAddress(entry.key)} className={buttonClass("plain")}>
            {reportingWords("workshop")}
          </Link>
        )}
        {mayEdit && (
          <Link
            prefetch={false}
            href={`/desk/record/${collection}/${key}/edit`}
            className={buttonClass("plain")}
          >
            {t("edit")}
          </Link>
        )}
      </PageHead>
      {saved && <Notice kind="done" title={saidSaved()} />}
      <Troubles found={found} />
      <div className="mt-4 grid gap-x-12 lg:grid-cols-[3fr_2fr]">
        <div>
          <Section title={t("part.facts")}>
            <EntryFacts kind={kind} facts={newest.facts} names={names as LinkNames} />
          </Section>
          <EntryNotes confidential={newest.confidential} />
          <Talk
            who={who}
            thing={{ kind: "entry", key: `${kind} ${entry.key}` }}
            parts={Object.fromEntries(
              fieldsOf(kind).map(({ name }) => [name, fieldWords(kind, name)]),
            )}
          />
          <Section title={t("part.versions")}>
            <EntryVersions
              kind={kind}
              versions={versions}
              names={names}
              editAddress={mayEdit ? `/desk/record/${collection}/${key}/edit` : null}
            />
          </Section>
        </div>
        <div>
          <Section title={t("part.public")}>
            {preview && (
              <EntryPublic kind={kind} entryKey={entry.key} preview={preview} names={names} />
            )}
          </Section>
          <EntryActs who={who} found={found} />
          <HarmOfOne harm={found.harm} />
          <Section title={t("part.pointing")}>
            <LinkedEntries linked={pointing} />
          </Section>
          <Section title={t("part.closure")}>
            <EntryMeta entry={entry} />
          </Section>
        </div>
      </div>
    </>
  );
}

function Troubles({
  found: { entry, newest, state },
}: {
  found: NonNullable<Awaited<ReturnType<typeof findEntry>>>;
}) {
  const troubles: [string, string | null][] = [
    [t("withdrawn"), entry.withdrawnReason],
    [t("returned"), state === "returned" ? newest.returnReason : null],
    [t("unchecked"), newest.checkNote],
  ];
  return troubles
    .filter(([, words]) => words !== null)
    .map(([title, words]) => (
      <div key={title} className="mb-3">
        <Notice kind="warning" live={false} title={title}>
          {words}
        </Notice>
      </div>
    ));
}
