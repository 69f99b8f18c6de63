import "server-only";
import { record } from "@/lib/db/record";
import { assessmentStateOf } from "@/lib/domain/assessment";
import { may, type StaffMember } from "@/lib/domain/permission";
import { readableBy } from "./readable";
import { listUnsettled } from "./unsettled";

const FEW = 8;

/** What waits for one member, for the first screen: a few of each, and how many there are. */
export async function listWaiting(who: StaffMember) {
  if (!may(who, "read the record")) return null;
  const [unsettled, mine, reviews, batches, evidence, texts, assigned, edition, pending] =
    await Promise.all([
      listUnsettled(who),
      ownDrafts(who),
      may(who, "review assessments") ? toReview(who) : [],
      may(who, "approve imports")
        ? record.importBatch.findMany({
            where: { approvedAt: null, importedById: { not: who.id } },
            orderBy: { importedAt: "asc" },
            select: { id: true, fileName: true, rows: true },
          })
        : [],
      may(who, "check evidence") ? toCheck(who) : { total: 0, few: [] },
      uncheckedTexts(),
      record.recommendation.count({ where: { assignedToId: who.id, withdrawnAt: null } }),
      record.edition.findFirst({ orderBy: { number: "desc" } }),
      record.pendingChange.count(),
    ]);
  return { ...mine, unsettled, reviews, batches, evidence, texts, assigned, edition, pending };
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
