import type { Metadata } from "next";
import { ExportForm } from "@/components/staff/export-form";
import { FocusChoice } from "@/components/staff/focus-choice";
import { Empty, PageHead } from "@/components/staff/page-head";
import { ReviewQueue } from "@/components/staff/review-queue";
import { Notice } from "@/components/ui/notice";
import { requireMember } from "@/lib/auth/session";
import { isUrgent, queuedFor } from "@/lib/domain/review-queue";
import { agendaWords } from "@/lib/messages/agenda";
import { harmWords } from "@/lib/messages/harm";
import { translator } from "@/lib/messages/words";
import { listQueue } from "@/lib/staff/review-queue";
import { findFocus } from "@/lib/staff/team";
import { chooseFocusAction } from "../record/dossiers/actions";
import { askedIn, type Asked } from "../asked";

const t = translator("staff");
export const metadata: Metadata = { title: t("review.title") };

export default async function ReviewQueuePage({ searchParams }: { searchParams: Asked }) {
  const who = await requireMember();
  const [queue, { waits }, { focus, ...choice }] = await Promise.all([
    listQueue(who),
    askedIn(searchParams),
    findFocus(who),
  ]);
  const { within, beyond } = queuedFor(queue, focus);
  const now = new Date();
  return (
    <>
      <PageHead title={t("review.title")} lead={t("review.count", { count: queue.length })} />
      {waits && <Notice kind="done" title={harmWords("approvedFirst")} />}
      <FocusChoice
        action={chooseFocusAction}
        {...choice}
        beyond={{
          waiting: beyond.length,
          urgent: beyond.filter((row) => isUrgent(row, now)).length,
        }}
        {...(within.length > 0 && { note: agendaWords("focus.file") })}
      />
      {within.length === 0 ? (
        <Empty>{focus ? agendaWords("focus.nothingWithin") : t("review.empty")}</Empty>
      ) : (
        <>
          <ExportForm table="review" />
          <ReviewQueue rows={within} />
        </>
      )}
    </>
  );
}
