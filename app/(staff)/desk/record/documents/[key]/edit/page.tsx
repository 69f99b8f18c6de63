import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DocumentForm } from "@/components/staff/document-form";
import { PageHead } from "@/components/staff/page-head";
import { requireMember } from "@/lib/auth/session";
import { recordWords as t } from "@/lib/messages/record";
import { findDocument } from "@/lib/staff/document";
import { listStates } from "@/lib/staff/recommendation-table";
import { unsentOf } from "../../../../unsent/putting-back";
import { documentAction } from "../../actions";

export const metadata: Metadata = { title: t("documents.editTitle") };

export default async function EditDocumentPage({ params }: { params: Promise<{ key: string }> }) {
  const who = await requireMember();
  const found = await findDocument(who, decodeURIComponent((await params).key));
  if (!found?.mayChange) notFound();
  const states = await listStates(who);
  return (
    <>
      <PageHead title={t("documents.editTitle")} lead={<span dir="auto">{found.title}</span>} />
      <DocumentForm
        action={documentAction}
        saved={{ key: found.key, version: found.written.version }}
        values={textsOf(found.written)}
        states={states.map(({ name }) => name)}
        unsent={await unsentOf(who, { form: "document", about: found.key })}
      />
    </>
  );
}

const textsOf = (written: object): Record<string, string> =>
  Object.fromEntries(Object.entries(written).map(([name, value]) => [name, String(value ?? "")]));
