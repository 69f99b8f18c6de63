import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DocumentForm } from "@/components/staff/document-form";
import { PageHead } from "@/components/staff/page-head";
import { requireMember } from "@/lib/auth/session";
import { recordWords as t } from "@/lib/messages/record";
import { findDocument, type FoundDocument } from "@/lib/staff/document";
import { listStates } from "@/lib/staff/recommendation-table";
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
        saved={found.key}
        values={valuesOf(found)}
        states={states.map(({ name }) => name)}
      />
    </>
  );
}

function valuesOf(found: FoundDocument): Record<string, string> {
  const values: Record<string, string | null> = {
    title: found.title,
    symbol: found.symbol,
    body: found.bodyCode,
    kind: found.kind,
    state: found.state,
    adoptedOn: found.adoptedOn,
    distributedOn: found.distributedOn,
    publishedOn: found.publishedOn,
    url: found.url,
    archivedUrl: found.archivedUrl,
    aliases: found.aliases.join("\n"),
    supersedes: found.supersedes?.key ?? null,
    checkNote: found.checkNote,
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? ""]));
}
