import type { Metadata } from "next";
import Link from "next/link";
import { LevelTag } from "@/components/public/mark";
import { Moment } from "@/components/staff/moment";
import { EntryQueue } from "@/components/staff/entry-queue";
import { Empty, PageHead, Section } from "@/components/staff/page-head";
import { Table } from "@/components/ui/table";
import { requireMember } from "@/lib/auth/session";
import type { Level } from "@/lib/domain/level";
import { recordWords } from "@/lib/messages/record";
import { translator } from "@/lib/messages/words";
import { listReviewQueue } from "@/lib/staff/assessment";
import { listEntriesInReview } from "@/lib/staff/entry-reading";

const t = translator("staff");
export const metadata: Metadata = { title: t("review.title") };

export default async function ReviewQueuePage() {
  const who = await requireMember();
  const [queue, entries] = await Promise.all([listReviewQueue(who), listEntriesInReview(who)]);
  return (
    <>
      <PageHead
        title={t("review.title")}
        lead={t("review.count", { count: queue.length + entries.length })}
      />
      {queue.length + entries.length === 0 && <Empty>{t("review.empty")}</Empty>}
      {entries.length > 0 && (
        <Section title={recordWords("title")}>
          <EntryQueue rows={entries} who={who.id} />
        </Section>
      )}
      {queue.length > 0 && (
        <Section title={t("review.assessments")}>
          <Table
            caption={t("review.title")}
            captionHidden
            columns={[
              { key: "ref", head: t("recommendations.column.reference") },
              { key: "text", head: t("recommendations.column.text"), className: "md:w-[40%]" },
              { key: "level", head: t("review.proposed") },
              { key: "author", head: t("review.author") },
              { key: "since", head: t("review.since") },
            ]}
            rows={queue.map((one) => ({
              key: one.id,
              cells: [
                <Link
                  key="ref"
                  prefetch={false}
                  href={`/desk/review/${one.id}`}
                  className="font-semibold"
                >
                  {one.recommendation.ref}
                </Link>,
                <span key="text" dir="auto" className="line-clamp-2">
                  {one.recommendation.summary ?? one.recommendation.textVerbatim}
                </span>,
                <LevelTag key="level" level={one.level as Level} />,
                `${one.author.name}, ${one.organisation.name}`,
                one.submittedAt ? <Moment key="since" at={one.submittedAt} /> : "–",
              ],
            }))}
          />
        </Section>
      )}
    </>
  );
}
