import "server-only";
import { record } from "@/lib/db/record";
import { assessmentStateOf } from "@/lib/domain/assessment";
import { may, type StaffMember } from "@/lib/domain/permission";
import { listExpiredConsents } from "./consent";
import { listEntriesInReview, listOwnEntries } from "./entry-reading";
import { readableBy } from "./readable";
import { listUnsettled } from "./unsettled";

const FEW = 8;

/** What waits for one member, for the first screen: a few of each, and how many there are. */
export async function listWaiting(who: StaffMember) {
  if (!may(who, "read the record")) return null;
  const [unsettled, mine, entries, reviews, batches, evidence, texts, assigned, edition] =
    await Promise.all([
      listUnsettled(who),
      ownDrafts(who),
      entriesFor(who),
      may(who, "review assessments") ? toReview(who) : [],
      may(who, "approve imports")
        ? record.importBatch.findMany({
            where: { approvedAt: null, undoneAt: null, importedById: { not: who.id } },
            orderBy: { importedAt: "asc" },
            select: { id: true, fileName: true, rows: true },
          })
        : [],
      may(who, "check evidence") ? toCheck(who) : { total: 0, few: [] },
      uncheckedTexts(),
      record.recommendation.count({ where: { assignedToId: who.id, withdrawnAt: null } }),
      record.edition.findFirst({ orderBy: { number: "desc" } }),
    ]);
  return {
    ...mine,
    entries,
    unsettled,
    reviews,
    batches,
    evidence,
    texts,
    assigned,
    edition,
  };
}
export type Waiting = NonNullable<Awaited<ReturnType<typeof listWaiting>>>;

const RECOMMENDATION = { select: { ref: true, summary: true, textVerbatim: true } } as const;

async function ownDrafts(who: StaffMember) {
  const rows = await record.assessment.findMany({
    where: { authorId: who.id, approvedAt: null, withdrawnAt: null },
    orderBy: { createdAt: "desc" },
    include: { recommendation: RECOMMENDATION },
  });
  const inState = (state: string) => rows.filter((row) => assessmentStateOf(row) === state);
  return {
    drafts: inState("draft"),
    returned: inState("returned"),
    submitted: inState("in review"),
  };
}

/** Entries of the record that this member has begun, got back or handed in, and those of others to review. */
async function entriesFor(who: StaffMember) {
  const [own, inReview, expired] = await Promise.all([
    listOwnEntries(who),
    may(who, "review entries") ? listEntriesInReview(who) : [],
    listExpiredConsents(who),
  ]);
  return {
    own,
    expired,
    toReview: inReview.filter(({ authorId }) => authorId !== who.id),
  };
}

async function toReview(who: StaffMember) {
  const rows = await record.assessment.findMany({
    where: {
      submittedAt: { not: null },
      approvedAt: null,
      withdrawnAt: null,
      authorId: { not: who.id },
    },
    orderBy: { submittedAt: "asc" },
    include: { recommendation: RECOMMENDATION },
  });
  return rows.filter((row) => assessmentStateOf(row) === "in review");
}

async function toCheck(who: StaffMember) {
  const where = {
    checkedAt: null,
    retractedAt: null,
    loggedById: { not: who.id },
    AND: [readableBy(who)],
  };
  const [total, few] = await Promise.all([
    record.evidence.count({ where }),
    record.evidence.findMany({
      where,
      orderBy: { createdAt: "asc" },
      take: FEW,
      select: { code: true, title: true },
    }),
  ]);
  return { total, few };
}

async function uncheckedTexts() {
  const where = { checkNote: { not: null }, withdrawnAt: null };
  const [total, few] = await Promise.all([
    record.recommendation.count({ where }),
    record.recommendation.findMany({
      where,
      orderBy: { ref: "asc" },
      take: FEW,
      select: { ref: true, summary: true, textVerbatim: true },
    }),
  ]);
  return { total, few };
}
