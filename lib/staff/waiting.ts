import "server-only";
import { record, type Prisma } from "@/lib/db/record";
import { assessmentStateOf } from "@/lib/domain/assessment";
import { focused, type Focus } from "@/lib/domain/focus";
import { may, type StaffMember } from "@/lib/domain/permission";
import { listExpiredConsents } from "./consent";
import { listEntriesInReview, listOwnEntries } from "./entry-reading";
import { statesOfVersions } from "./entry-states";
import { evidenceBeyond } from "./evidence-reading";
import { readableBy } from "./readable";
import { listUnsettled } from "./unsettled";

const FEW = 8;

/**
 * What waits for one member, for the first screen: a few of each, and how many there are. With a focus, what belongs to
 * other dossiers alone is only counted, under `beyond`; one's own work, and what the public is shown, is never left out.
 */
export async function listWaiting(who: StaffMember, focus: Focus = null) {
  if (!may(who, "read the record")) return null;
  const [unsettled, mine, entries, toBeReviewed, batches, evidence, texts, assigned, edition] =
    await Promise.all([
      listUnsettled(who),
      ownDrafts(who),
      entriesFor(who, focus),
      may(who, "review assessments") ? toReview(who) : [],
      may(who, "approve imports")
        ? record.importBatch.findMany({
            where: { approvedAt: null, undoneAt: null, importedById: { not: who.id } },
            orderBy: { importedAt: "asc" },
            select: { id: true, fileName: true, rows: true },
          })
        : [],
      may(who, "check evidence") ? toCheck(who, focus) : { total: 0, few: [], beyond: 0 },
      uncheckedTexts(focus),
      record.recommendation.count({ where: { assignedToId: who.id, withdrawnAt: null } }),
      record.edition.findFirst({ orderBy: { number: "desc" } }),
    ]);
  const reviews = focused(toBeReviewed, ({ recommendation }) => statesOf(recommendation), focus);
  return {
    ...mine,
    entries,
    unsettled,
    reviews: reviews.within,
    batches,
    evidence,
    texts,
    assigned,
    edition,
    beyond: {
      reviews: reviews.beyond.length,
      entries: entries.beyond,
      evidence: evidence.beyond,
      texts: texts.beyond,
    },
  };
}
export type Waiting = NonNullable<Awaited<ReturnType<typeof listWaiting>>>;

const RECOMMENDATION = {
  select: { ref: true, summary: true, textVerbatim: true, stateIso3: true },
} as const;
const statesOf = ({ stateIso3 }: { stateIso3: string | null }) => (stateIso3 ? [stateIso3] : []);

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
async function entriesFor(who: StaffMember, focus: Focus) {
  const [own, inReview, expired] = await Promise.all([
    listOwnEntries(who),
    may(who, "review entries") ? listEntriesInReview(who) : [],
    listExpiredConsents(who),
  ]);
  const ofOthers = inReview.filter(({ authorId }) => authorId !== who.id);
  const states = await statesOfVersions(ofOthers.map(({ versionId }) => versionId));
  const toReview = focused(ofOthers, ({ versionId }) => states.get(versionId) ?? [], focus);
  return { own, expired, toReview: toReview.within, beyond: toReview.beyond.length };
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

async function toCheck(who: StaffMember, focus: Focus) {
  const where = {
    checkedAt: null,
    retractedAt: null,
    loggedById: { not: who.id },
    AND: [readableBy(who)],
  };
  const within: Prisma.EvidenceWhereInput =
    focus === null ? where : { ...where, NOT: evidenceBeyond(focus) };
  const [all, total, few] = await Promise.all([
    record.evidence.count({ where }),
    record.evidence.count({ where: within }),
    record.evidence.findMany({
      where: within,
      orderBy: { createdAt: "asc" },
      take: FEW,
      select: { code: true, title: true },
    }),
  ]);
  return { total, few, beyond: all - total };
}

async function uncheckedTexts(focus: Focus) {
  const where = { checkNote: { not: null }, withdrawnAt: null };
  const within: Prisma.RecommendationWhereInput =
    focus === null
      ? where
      : { ...where, OR: [{ stateIso3: null }, { stateIso3: { in: [...focus] } }] };
  const [all, total, few] = await Promise.all([
    record.recommendation.count({ where }),
    record.recommendation.count({ where: within }),
    record.recommendation.findMany({
      where: within,
      orderBy: { ref: "asc" },
      take: FEW,
      select: { ref: true, summary: true, textVerbatim: true },
    }),
  ]);
  return { total, few, beyond: all - total };
}
