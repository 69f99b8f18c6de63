import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { BatchConflicts } from "@/components/staff/batch-conflicts";
import { BatchFaults } from "@/components/staff/batch-faults";
import { BatchTable } from "@/components/staff/batch-table";
import { CountedTwice, OfOneParagraph } from "@/components/staff/batch-points";
import { CommandForm, SubmitButton } from "@/components/staff/form";
import { Empty, PageHead, Section } from "@/components/staff/page-head";
import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table";
import { requireMember } from "@/lib/auth/session";
import { translator } from "@/lib/messages/words";
import type { BatchDetail } from "@/lib/staff/import-batch";
import { findBatch } from "@/lib/staff/importing";
import { approveBatchAction, decideConflictsAction, undoBatchAction } from "../actions";

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
      <p className="text-note text-soft mt-2 mb-6 max-w-prose wrap-anywhere">
        {t("imports.provenance", { name: batch.fileName, hash: batch.fileSha256 })}
      </p>
      <OfOneParagraph {...batch} />
      <CountedTwice {...batch} />
      {!batch.approvedAt && !batch.undoneAt && <Approval batch={batch} />}
      {batch.conflictList.length > 0 && (
        <Section title={t("imports.conflictTitle", { open: batch.openConflicts })}>
          <BatchConflicts
            batch={batch.id}
            conflicts={batch.conflictList}
            mayDecide={batch.mayDecide}
            action={decideConflictsAction}
          />
        </Section>
      )}
      {batch.added.length > 0 && <Added batch={batch} />}
      <Texts batch={batch} />
      {batch.faults.length + batch.rejected.length > 0 && (
        <Section title={t("imports.faults")}>
          <BatchFaults {...batch} />
        </Section>
      )}
      {batch.mayUndo && <Undoing batch={batch} />}
    </>
  );
}

function Approval({ batch }: { batch: BatchDetail }) {
  return (
    <Section title={t("imports.approveTitle")}>
      <p className="max-w-measure mb-3">{t("imports.approveHint")}</p>
      {batch.mayApprove ? (
        <CommandForm action={approveBatchAction}>
          <input type="hidden" name="id" value={batch.id} />
          <SubmitButton busy={t("form.saving")}>
            {t("imports.approve", { count: batch.created + batch.updated })}
          </SubmitButton>
        </CommandForm>
      ) : (
        <Notice kind="note" title={t("imports.mayNotApprove")} />
      )}
    </Section>
  );
}

function Added({ batch }: { batch: BatchDetail }) {
  return (
    <Section title={t("imports.waiting", { count: batch.updated })}>
      <ul className="grid gap-2">
        {batch.added.slice(0, 200).map((one) => (
          <li key={one.ref}>
            <strong>{one.ref}</strong> {t("imports.adds", { what: one.adds.join(", ") })}{" "}
            <span className="text-note text-soft">
              {t("imports.inRow", { row: one.row })},{" "}
              {one.isWritten ? t("imports.written") : t("imports.waitingStill")}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Texts({ batch }: { batch: BatchDetail }) {
  return (
    <Section title={t("imports.texts")}>
      {batch.recommendations.length === 0 ? (
        <Empty>{t("imports.noTexts")}</Empty>
      ) : (
        <Table
          caption={t("imports.texts")}
          captionHidden
          columns={[
            { key: "ref", head: t("recommendations.column.reference") },
            { key: "row", head: t("imports.row") },
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
              one.row ?? "–",
              one.text,
              one.position ?? "–",
              one.issuers.join(", "),
            ],
          }))}
        />
      )}
    </Section>
  );
}

function Undoing({ batch }: { batch: BatchDetail }) {
  return (
    <Section title={t("imports.undoTitle")}>
      <p className="max-w-measure mb-3">{t("imports.undoHint")}</p>
      <CommandForm action={undoBatchAction} className="grid gap-3">
        <input type="hidden" name="id" value={batch.id} />
        <label className="flex min-h-8 items-center gap-2">
          <input type="checkbox" name="sure" value="yes" required />
          {t("imports.undoSure")}
        </label>
        <div>
          <SubmitButton kind="danger" busy={t("form.saving")}>
            {t("imports.undo")}
          </SubmitButton>
        </div>
      </CommandForm>
    </Section>
  );
}
