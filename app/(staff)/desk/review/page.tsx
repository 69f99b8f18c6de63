import type { Metadata } from "next";
import { ExportForm } from "@/components/staff/export-form";
import { Empty, PageHead } from "@/components/staff/page-head";
import { ReviewQueue } from "@/components/staff/review-queue";
import { Notice } from "@/components/ui/notice";
import { requireMember } from "@/lib/auth/session";
import { harmWords } from "@/lib/messages/harm";
import { translator } from "@/lib/messages/words";
import { listQueue } from "@/lib/staff/review-queue";
import { askedIn, type Asked } from "../asked";

const t = translator("staff");
export const metadata: Metadata = { title: t("review.title") };

export default async function ReviewQueuePage({ searchParams }: { searchParams: Asked }) {
  const who = await requireMember();
  const [queue, { waits }] = await Promise.all([listQueue(who), askedIn(searchParams)]);
  return (
    <>
      <PageHead title={t("review.title")} lead={t("review.count", { count: queue.length })} />
      {waits && <Notice kind="done" title={harmWords("approvedFirst")} />}
      {queue.length === 0 ? (
        <Empty>{t("review.empty")}</Empty>
      ) : (
        <>
          <ExportForm table="review" />
          <ReviewQueue rows={queue} />
        </>
      )}
    </>
  );
}
