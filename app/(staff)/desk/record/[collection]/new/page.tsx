import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EntryForm } from "@/components/staff/entry-form";
import { PageHead } from "@/components/staff/page-head";
import { Notice } from "@/components/ui/notice";
import { requireMember } from "@/lib/auth/session";
import { kindOfCollection } from "@/lib/domain/entry/kind";
import { may } from "@/lib/domain/permission";
import { kindWords } from "@/lib/messages/entry";
import { recordWords as t } from "@/lib/messages/record";
import { listStates } from "@/lib/staff/recommendation-table";
import { askedIn, type Asked } from "../../../asked";
import { unsentOf } from "../../../unsent/putting-back";
import { entryAction } from "../../actions";
import { writtenAnew } from "../../written";

type Params = { params: Promise<{ collection: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const kind = kindOfCollection((await params).collection);
  return { title: kind ? t("newTitle", { kind: kindWords(kind).one }) : t("title") };
}

/** What is known already may stand in the address: `?form=case-list&state=CHN`. */
export default async function NewEntryPage({
  params,
  searchParams,
}: Params & { searchParams: Asked }) {
  const who = await requireMember();
  const kind = kindOfCollection((await params).collection);
  if (!kind) notFound();
  if (!may(who, "draft entries")) return <Notice kind="problem" title={t("notForYou")} />;
  const states = await listStates(who);
  const words = kindWords(kind);
  return (
    <>
      <PageHead title={t("newTitle", { kind: words.one })} lead={words.definition} />
      <EntryForm
        action={entryAction}
        kind={kind}
        standing={{ saved: null, written: writtenAnew(kind, await askedIn(searchParams)) }}
        titles={{}}
        unsent={await unsentOf(who, { form: "entry", about: `new ${kind}` })}
        states={states.map(({ name }) => name)}
      />
    </>
  );
}
