import type { Metadata } from "next";
import Link from "next/link";
import { addressOfEntry } from "@/components/staff/entry-table";
import { Empty, PageHead, Section } from "@/components/staff/page-head";
import { WaitingList } from "@/components/staff/waiting-list";
import { requireMember } from "@/lib/auth/session";
import type { EntryState } from "@/lib/domain/entry/state";
import { dateWords } from "@/lib/messages/date";
import { kindWords } from "@/lib/messages/entry";
import { translator } from "@/lib/messages/words";
import { listWaiting, type Waiting } from "@/lib/staff/waiting";

const t = translator("staff");
export const metadata: Metadata = { title: t("home.title") };

type Text = { ref: string; summary: string | null; textVerbatim: string | null };
const addressOfRef = (ref: string) => `/desk/recommendations/${encodeURIComponent(ref)}`;
const lineOf = ({ ref, summary, textVerbatim }: Text, href = addressOfRef(ref)) => ({
  href,
  name: ref,
  text: summary ?? textVerbatim ?? "",
});

export default async function DeskPage() {
  const who = await requireMember();
  const waiting = await listWaiting(who);
  if (!waiting) return <Empty>{t("home.mayNotRead")}</Empty>;
  const lists = listsOf(waiting);
  const waits = lists.filter(({ total }) => total > 0);
  return (
    <>
      <PageHead title={t("home.title")} lead={t("home.lead", { name: who.name })} />
      <div className="grid gap-x-12 lg:grid-cols-[2fr_1fr]">
        <div>
          {waits.length === 0 && <Empty>{t("home.nothing")}</Empty>}
          {waits.map(({ key, ...list }) => (
            <WaitingList key={key} title={t(`home.${key}`, { count: list.total })} {...list} />
          ))}
        </div>
        <div>
          <EditionSection waiting={waiting} />
          <Section title={t("home.yours")}>
            <Link prefetch={false} href="/desk/recommendations?assigned=me">
              {t("home.assigned", { count: waiting.assigned })}
            </Link>
          </Section>
        </div>
      </div>
    </>
  );
}

function EditionSection({ waiting: { edition, pending } }: { waiting: Waiting }) {
  return (
    <Section title={t("home.public")}>
      <p>
        {edition ? (
          <a href={`/editions/${edition.number}`}>
            {t("home.edition", { number: edition.number, day: dateWords(edition.asOf) })}
          </a>
        ) : (
          t("publish.noEditions")
        )}
      </p>
      <p>
        <Link prefetch={false} href="/desk/publish">
          {t("home.pending", { count: pending })}
        </Link>
      </p>
    </Section>
  );
}

/** What the public reads and no longer rests on its sources first; then returned work, for which somebody waits. */
function listsOf({
  unsettled,
  returned,
  drafts,
  submitted,
  entries,
  reviews,
  batches,
  evidence,
  texts,
}: Waiting) {
  const own = (row: { id: string; recommendation: Text }) =>
    lineOf(row.recommendation, `${addressOfRef(row.recommendation.ref)}/assess?id=${row.id}`);
  const review = (row: { id: string; recommendation: Text }) =>
    lineOf(row.recommendation, `/desk/review/${row.id}`);
  const ownIn = (state: EntryState) => entries.own.filter((one) => one.state === state);
  return [
    {
      key: "unsettled",
      total: unsettled.length,
      lines: unsettled.map((one) => lineOf(one, `/desk/review/${one.id}`)),
    },
    {
      key: "expiredConsents",
      total: entries.expired.length,
      lines: entries.expired.map((one) => ({
        href: `/desk/consents#${one.subjectCode}`,
        name: one.subjectCode,
        text: one.entries.map(({ title }) => title).join(", "),
      })),
    },
    { key: "returned", total: returned.length, lines: returned.map(own) },
    entryList("returnedEntries", ownIn("returned")),
    { key: "reviews", total: reviews.length, lines: reviews.map(review), more: "/desk/review" },
    { ...entryList("entriesToReview", entries.toReview), more: "/desk/review" },
    {
      key: "batches",
      total: batches.length,
      lines: batches.map(({ id, fileName, rows }) => ({
        href: `/desk/imports/${id}`,
        name: fileName,
        text: t("home.rows", { count: rows }),
      })),
      more: "/desk/imports",
    },
    {
      key: "evidence",
      total: evidence.total,
      lines: evidence.few.map(({ code, title }) => ({
        href: `/desk/evidence/${code}`,
        name: title,
        text: "",
      })),
      more: "/desk/evidence?state=to-check",
    },
    { key: "drafts", total: drafts.length, lines: drafts.map(own) },
    entryList("draftEntries", ownIn("draft")),
    { key: "submitted", total: submitted.length, lines: submitted.map(review) },
    entryList("submittedEntries", ownIn("in review")),
    {
      key: "texts",
      total: texts.total,
      lines: texts.few.map((row) => lineOf(row)),
      more: "/desk/recommendations?check=needed",
    },
  ] as const;
}

const entryList = <Key extends string>(key: Key, rows: Waiting["entries"]["own"]) => ({
  key,
  total: rows.length,
  lines: rows.map((row) => ({
    href: addressOfEntry(row),
    name: row.title,
    text: kindWords(row.kind).one,
  })),
});
