import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { BatchTable } from "@/components/staff/batch-table";
import { CommandForm, SubmitButton } from "@/components/staff/form";
import { Empty, PageHead, Section } from "@/components/staff/page-head";
import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table";
import { requireMember } from "@/lib/auth/session";
import { translator } from "@/lib/messages/words";
import { findBatch } from "@/lib/staff/importing";
import { approveBatchAction } from "../actions";

const t = translator("staff");
export const metadata: Metadata = { title: t("imports.one") };

export default async function BatchPage({ params }: { params: Promise<{ id: string }> }) {
  const who = await requireMember();
  const found = await findBatch(who, (await params).id);
  if (!found.ok) notFound();
  const batch = found.value;
  return (
    <>
      <PageHead title={batch.fileName}>
        <Link prefetch={false} href="/desk/imports">
          {t("imports.back")}
        </Link>
      </PageHead>
      <BatchTable batches={[batch]} />
      {!batch.approvedAt && (
        <Section title={t("imports.approveTitle")}>
          <p className="max-w-measure mb-3">{t("imports.approveHint")}</p>
          {batch.mayApprove ? (
            <CommandForm action={approveBatchAction}>
              <input type="hidden" name="id" value={batch.id} />
              <SubmitButton busy={t("form.saving")}>
                {t("imports.approve", { count: batch.created + batch.added.length })}
              </SubmitButton>
            </CommandForm>
          ) : (
            <Notice kind="note" title={t("imports.mayNotApprove")} />
          )}
        </Section>
      )}
      {batch.added.length > 0 && (
        <Section title={t("imports.waiting", { count: batch.added.length })}>
          <ul className="grid gap-2">
            {batch.added.slice(0, 200).map((one) => (
              <li key={one.ref}>
                <strong>{one.ref}</strong> {t("imports.adds", { what: one.adds.join(", ") })}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t("imports.texts")}>
        {batch.recommendations.length === 0 ? (
          <Empty>{t("imports.noTexts")}</Empty>
        ) : (
          <Table
            caption={t("imports.texts")}
            captionHidden
            columns={[
              { key: "ref", head: t("recommendations.column.reference") },
              { key: "text", head: t("recommendations.column.text"), className: "md:w-[50%]" },
              { key: "position", head: t("recommendations.column.position") },
              { key: "issuers", head: t("one.fact.issuers") },
            ]}
            rows={batch.recommendations.map((one) => ({
              key: one.ref,
              cells: [
                <Link
                  key="ref"
                  prefetch={false}
                  href={`/desk/recommendations/${encodeURIComponent(one.ref)}`}
                >
                  {one.ref}
                </Link>,
                one.text,
                one.position ?? "–",
                one.issuers.join(", "),
              ],
            }))}
          />
        )}
      </Section>
    </>
  );
}
