import "server-only";
import { change, record, type Prisma } from "@/lib/db/record";
import { assessmentStateOf, type AssessmentState } from "@/lib/domain/assessment";
import type { Level } from "@/lib/domain/level";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { publishedRecommendation } from "@/lib/domain/published";
import { levelOf } from "@/lib/domain/to-published";
import { pointsIn } from "./desk-batch";
import { listEntriesAbout, type EntryLine } from "./entry-reading";
import { tell } from "./notice";
import { readableBy } from "./readable";
import { CHOOSE_WRITER, mayWorkOn } from "./recommendation-assign";

/** What happened to a recommendation, as the audit log has it: never a content. */
export type HistoryLine = { at: Date; by: string; did: string; subject: string };

const WHOLE = (who: StaffMember) =>
  ({
    document: true,
    review: { select: { cycle: true, session: true } },
    batch: { select: { id: true, format: true, approvedAt: true } },
    state: { select: { iso3: true, name: true } },
    body: true,
    assignedTo: { select: { id: true, name: true } },
    issuers: { include: { state: { select: { iso3: true, name: true } } } },
    themes: { include: { theme: true } },
    groups: { include: { group: true } },
    responses: { orderBy: [{ respondedOn: "asc" }, { createdAt: "asc" }] },
    evidence: {
      where: { evidence: readableBy(who) },
      include: { evidence: { include: { organisation: { select: { name: true } } } } },
      orderBy: { evidence: { createdAt: "desc" } },
    },
    assessments: {
      orderBy: { createdAt: "desc" },
      include: {
        author: { select: { id: true, name: true } },
        organisation: { select: { name: true } },
        approvedBy: { select: { name: true, organisation: { select: { name: true } } } },
      },
    },
  }) satisfies Prisma.RecommendationInclude;

type Found = Prisma.RecommendationGetPayload<{ include: ReturnType<typeof WHOLE> }>;
export type DeskRecommendation = Omit<Found, "assessments"> & {
  assessments: (Found["assessments"][number] & { state: AssessmentState })[];
  /** The level that stands among us now, published or not. */
  level: Level;
  history: HistoryLine[];
  /** Findings of others, cases, clusters and all else of the record that points at it. */
  linked: EntryLine[];
};

/** One recommendation with all that this member may see of it. Evidence they may not read is not there, nor counted. */
export async function findForDesk(
  who: StaffMember,
  ref: string,
): Promise<DeskRecommendation | null> {
  if (!may(who, "read the record")) return null;
  const found = await record.recommendation.findUnique({ where: { ref }, include: WHOLE(who) });
  if (!found || found.withdrawnAt) return null;
  const assessments = found.assessments.map((one) => ({ ...one, state: assessmentStateOf(one) }));
  const standing = assessments
    .filter((one) => one.state === "approved")
    .sort((a, b) => Number(b.approvedAt) - Number(a.approvedAt))[0];
  const level = found.inappropriateReason
    ? "not-graded"
    : ((standing?.level ?? "not-assessed") as Level);
  const [history, linked] = await Promise.all([historyOf(found), listEntriesAbout(who, ref)]);
  return { ...found, assessments, level, history, linked };
}

async function historyOf(found: Found): Promise<HistoryLine[]> {
  const subjects = [
    found.ref,
    ...(await paragraphOf(found.batch)),
    `recommendation ${found.ref}`,
    ...found.assessments.map(({ id }) => id),
    ...found.evidence.map(({ evidence }) => evidence.code),
    ...actsOn(found).map((act) => `act ${act}`),
  ];
  const events = await record.auditEvent.findMany({
    where: { subject: { in: subjects } },
    orderBy: { seq: "desc" },
    take: 200,
  });
  const members = await record.member.findMany({
    where: { id: { in: [...new Set(events.map(({ memberId }) => memberId))] } },
    select: { id: true, name: true },
  });
  const names = new Map(members.map(({ id, name }) => [id, name]));
  return events.map(({ at, memberId, did, subject }) => ({
    at,
    by: names.get(memberId) ?? "somebody",
    did,
    subject,
  }));
}

/** The paragraph of which it is a point: that the points were entered, or the whole split, is said of that. */
async function paragraphOf({ id, format }: Found["batch"]): Promise<string[]> {
  if (format !== "desk") return [];
  const batch = await record.importBatch.findUnique({ where: { id }, select: { report: true } });
  const points = pointsIn(batch?.report);
  return points ? [points.ref] : [];
}

/** Acts on many recommendations that added what still stands here. */
const actsOn = ({ themes, groups, assignedActId, actionActId }: Found): string[] =>
  [...themes, ...groups]
    .map(({ actId }) => actId)
    .concat(assignedActId, actionActId)
    .filter((act) => act !== null);

/** What the public sees of it now: the newest edition that speaks of it, unless that one removed it. */
export async function findPublished(
  who: StaffMember,
  ref: string,
): Promise<{ edition: number; level: Level; evidence: number } | null> {
  if (!may(who, "read the record")) return null;
  const sealed = await record.editionItem.findFirst({
    where: { kind: "recommendation", key: ref },
    orderBy: { edition: "desc" },
  });
  if (!sealed?.content) return null;
  const content = publishedRecommendation.parse(sealed.content);
  return {
    edition: sealed.edition,
    level: levelOf(content),
    evidence: content.evidence.length,
  };
}

/** Gives the work on a recommendation to a member, or to nobody. A save over somebody else's is refused. */
export async function assignRecommendation(
  who: StaffMember,
  ref: string,
  memberId: string | null,
  version: number,
): Promise<Outcome<{ ref: string; version: number }>> {
  if (!may(who, "tag and assign"))
    return refused("not allowed", "Assigning is for researchers and editors");
  const deed = {
    did: memberId ? "assigned recommendation" : "unassigned recommendation",
    subject: ref,
    detail: memberId ? { to: memberId } : {},
  };
  return change(who, deed, async (tx) => {
    if (memberId && !(await mayWorkOn(tx, memberId)))
      return refused("not valid", CHOOSE_WRITER, { field: "member" });
    const { count } = await tx.recommendation.updateMany({
      where: { ref, version, withdrawnAt: null },
      data: { assignedToId: memberId, assignedActId: null, version: { increment: 1 } },
    });
    if (count === 1) {
      const thing = { kind: "recommendation", key: ref } as const;
      if (memberId) await tell(tx, who, { members: [memberId], why: "assigned", thing });
      return done({ ref, version: version + 1 });
    }
    const held = await tx.recommendation.findUnique({
      where: { ref },
      select: { version: true, withdrawnAt: true, assignedTo: { select: { name: true } } },
    });
    if (!held || held.withdrawnAt) return refused("not found", `There is no recommendation ${ref}`);
    const name = held.assignedTo?.name ?? "nobody";
    return refused(
      "stale",
      `Somebody changed this since you opened it: it is assigned to ${name} now. Look again, then choose`,
      { held: { version: held.version, assignedTo: held.assignedTo?.name ?? null } },
    );
  });
}
