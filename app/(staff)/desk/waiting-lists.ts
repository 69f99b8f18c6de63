import { addressOfEntry } from "@/components/staff/entry-table";
import type { WaitingLine } from "@/components/staff/waiting-list";
import { toWords, type Focus } from "@/lib/domain/focus";
import type { EntryState } from "@/lib/domain/entry/state";
import { agendaWords } from "@/lib/messages/agenda";
import { kindWords } from "@/lib/messages/entry";
import { translator } from "@/lib/messages/words";
import type { Stale } from "@/lib/staff/agenda";
import type { PlannedEdition } from "@/lib/staff/planned-edition";
import type { Waiting } from "@/lib/staff/waiting";

const t = translator("staff");

/** One list of the first screen: a few lines, how many there are, and where the rest stands. */
export type List = {
  key: string;
  title: string;
  total: number;
  lines: readonly WaitingLine[];
  more?: string;
  /** More stands there than is counted here. */
  isWider?: boolean;
};

/** The same dossiers as on the first screen, in the words of an address. */
const within = (focus: Focus): string => (focus ? `&dossiers=${toWords(focus)}` : "");

type Text = { ref: string; summary: string | null; textVerbatim: string | null };
const addressOfRef = (ref: string) => `/desk/recommendations/${encodeURIComponent(ref)}`;
const lineOf = ({ ref, summary, textVerbatim }: Text, href = addressOfRef(ref)) => ({
  href,
  name: ref,
  text: summary ?? textVerbatim ?? "",
});

/** What waits for this member, the most urgent first: what the public waits for comes before everything else. */
export function waitingLists(
  waiting: Waiting,
  plans: readonly PlannedEdition[],
  focus: Focus,
): List[] {
  const lists = listsOf(waiting, focus).map((list) => ({
    ...list,
    title: t(`home.${list.key}`, { count: list.total }),
  }));
  return [heldBackList(plans), ...lists].filter(({ total }) => total > 0);
}

function heldBackList(plans: readonly PlannedEdition[]): List {
  const held = plans.filter(({ heldBackBecause }) => heldBackBecause !== null);
  return {
    key: "heldBack",
    title: agendaWords("stale.heldBack", { count: held.length }),
    total: held.length,
    lines: held.map(({ note, heldBackBecause }) => ({
      href: "/desk/publish#planned",
      name: note,
      text: heldBackBecause ?? "",
    })),
  };
}

/** What nobody waits for today, and everybody would regret. */
export function staleLists({ findings, claims, reports }: Stale, focus: Focus): List[] {
  const line = ({ ref, text }: { ref: string; text: string }) => ({
    href: addressOfRef(ref),
    name: ref,
    text,
  });
  const lists: List[] = [
    {
      key: "reports",
      title: agendaWords("stale.reports", { count: reports.length }),
      total: reports.length,
      lines: reports.map(({ key, title }) => ({
        href: addressOfEntry({ kind: "obligation", key }),
        name: title,
        text: "",
      })),
      more: "/desk/record/obligations",
      isWider: true,
    },
    {
      key: "staleFindings",
      title: agendaWords("stale.findings", { count: findings.total }),
      total: findings.total,
      lines: findings.few.map(line),
    },
    {
      key: "claims",
      title: agendaWords("stale.claims", { count: claims.total }),
      total: claims.total,
      lines: claims.few.map(line),
      more: `/desk/recommendations?level=not-assessed&position=supported${within(focus)}`,
      isWider: true,
    },
  ];
  return lists.filter(({ total }) => total > 0);
}

/** What the public reads and no longer rests on its sources first; then returned work, for which somebody waits. */
const listsOf = (waiting: Waiting, focus: Focus) => [
  ...aboutThePublic(waiting),
  ...cameBack(waiting),
  ...toLookAt(waiting, focus),
  ...ownWork(waiting),
  {
    key: "texts" as const,
    total: waiting.texts.total,
    lines: waiting.texts.few.map((row) => lineOf(row)),
    more: `/desk/recommendations?check=needed${within(focus)}`,
  },
];

type Assessed = { id: string; recommendation: Text };
const own = ({ id, recommendation }: Assessed) =>
  lineOf(recommendation, `${addressOfRef(recommendation.ref)}/assess?id=${id}`);
const review = ({ id, recommendation }: Assessed) => lineOf(recommendation, `/desk/review/${id}`);
const ownIn = ({ entries }: Waiting, state: EntryState) =>
  entries.own.filter((one) => one.state === state);

const aboutThePublic = ({ unsettled, entries }: Waiting) =>
  [
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
  ] as const;

const cameBack = (waiting: Waiting) =>
  [
    { key: "returned", total: waiting.returned.length, lines: waiting.returned.map(own) },
    entryList("returnedEntries", ownIn(waiting, "returned")),
  ] as const;

const toLookAt = ({ reviews, entries, batches, evidence }: Waiting, focus: Focus) =>
  [
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
      isWider: true,
    },
    {
      key: "evidence",
      total: evidence.total,
      lines: evidence.few.map(({ code, title }) => ({
        href: `/desk/evidence/${code}`,
        name: title,
        text: "",
      })),
      more: `/desk/evidence?state=to-check${within(focus)}`,
      isWider: true,
    },
  ] as const;

const ownWork = (waiting: Waiting) =>
  [
    { key: "drafts", total: waiting.drafts.length, lines: waiting.drafts.map(own) },
    entryList("draftEntries", ownIn(waiting, "draft")),
    { key: "submitted", total: waiting.submitted.length, lines: waiting.submitted.map(review) },
    entryList("submittedEntries", ownIn(waiting, "in review")),
  ] as const;

const entryList = <Key extends string>(key: Key, rows: Waiting["entries"]["own"]) => ({
  key,
  total: rows.length,
  lines: rows.map((row) => ({
    href: addressOfEntry(row),
    name: row.title,
    text: kindWords(row.kind).one,
  })),
});
