import "server-only";
import { change, record, type Prisma, type Tx } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import type { DeclaredDraft, ReviewDraft } from "@/lib/domain/review-draft";
import { stale } from "./stale";
import { recordedStates } from "./vocabulary";

/** Every review of the Universal Periodic Review that the record holds, by State and cycle. */
export async function listReviews(who: StaffMember) {
  if (!may(who, "read the record")) return [];
  return record.reviewCycle.findMany({
    orderBy: [{ stateIso3: "asc" }, { cycle: "asc" }],
    include: {
      state: { select: { name: true } },
      declared: { select: { countingUnit: true, total: true } },
      _count: { select: { recommendations: { where: { withdrawnAt: null } } } },
    },
  });
}

/** One review by its name in addresses, `CHN-4`. */
export async function findReview(who: StaffMember, name: string) {
  if (!may(who, "read the record")) return null;
  const found = await record.reviewCycle.findFirst({
    where: whereNamed(name),
    include: {
      state: { select: { name: true } },
      document: { select: { key: true, symbol: true, title: true } },
      declared: { orderBy: { countingUnit: "asc" } },
      _count: { select: { recommendations: { where: { withdrawnAt: null } } } },
    },
  });
  return found && { ...found, name: `${found.stateIso3}-${found.cycle}` };
}
export type FoundReview = NonNullable<Awaited<ReturnType<typeof findReview>>>;

/** Begins the review of a State, by any of its names, in one cycle. */
export async function openReview(
  who: StaffMember,
  { state, cycle }: { state: string; cycle: number },
): Promise<Outcome<{ name: string }>> {
  if (!may(who, "review entries")) return refused("not allowed", KEEPING);
  const stateIso3 = (await recordedStates()).resolve(state);
  if (!stateIso3) return refused("not valid", `No State is called “${state}”`, { field: "state" });
  const name = `${stateIso3}-${cycle}`;
  return change(who, { did: "opened review", subject: `review ${name}` }, async (tx) => {
    if (await tx.reviewCycle.findFirst({ where: { stateIso3, cycle } }))
      return refused("conflict", `The record has the review ${name} already`, { field: "cycle" });
    await tx.reviewCycle.create({ data: { stateIso3, cycle } });
    return done({ name });
  });
}

/** Its dates, its report and whether every text of it is held. `version` is the one that the writer has read. */
export async function saveReview(
  who: StaffMember,
  { name, version }: { name: string; version: number },
  draft: ReviewDraft,
): Promise<Outcome<{ name: string; version: number }>> {
  if (!may(who, "review entries")) return refused("not allowed", KEEPING);
  return change(who, { did: "changed review", subject: `review ${name}` }, async (tx) => {
    const held = await tx.reviewCycle.findFirst({
      where: whereNamed(name),
      include: { document: { select: { key: true } } },
    });
    if (!held) return refused("not found", `There is no review ${name}`);
    if (held.version !== version) return stale(writtenReview(held));
    const { document, complete, ...columns } = draft;
    const report = document === null ? null : await findReport(tx, document);
    if (document !== null && !report)
      return refused(
        "not valid",
        `There is no document “${document}”: write its key or its symbol`,
        {
          field: "document",
        },
      );
    const saved = await tx.reviewCycle.updateMany({
      where: { id: held.id, version },
      data: {
        ...columns,
        documentId: report?.id ?? null,
        completeAt: complete ? (held.completeAt ?? new Date()) : null,
        version: { increment: 1 },
        changedById: who.id,
        changedAt: new Date(),
      },
    });
    return saved.count === 1 ? done({ name, version: version + 1 }) : stale(writtenReview(held));
  });
}

type Held = Prisma.ReviewCycleGetPayload<{ include: { document: { select: { key: true } } } }>;

/** A review as its form says it, with the version that stands. */
const writtenReview = (held: Held) => ({
  version: held.version,
  session: held.session,
  reviewOn: held.reviewOn,
  workingGroupOn: held.workingGroupOn,
  respondedOn: held.respondedOn,
  adoptedOn: held.adoptedOn,
  document: held.document?.key ?? null,
  note: held.note,
  complete: held.completeAt ? "yes" : "",
});

/**
 * What a source states as the total of one counting unit, and how it divides. The parts have been summed before.
 * `version` is the one that the writer has read; 0 where there was none.
 */
export async function declareTotal(
  who: StaffMember,
  { name, version }: { name: string; version: number },
  draft: DeclaredDraft,
): Promise<Outcome<{ name: string; version: number }>> {
  if (!may(who, "review entries")) return refused("not allowed", KEEPING);
  const { countingUnit } = draft;
  const deed = { did: "declared total", subject: `review ${name}`, detail: { countingUnit } };
  return change(who, deed, async (tx) => {
    const held = await tx.reviewCycle.findFirst({ where: whereNamed(name) });
    if (!held) return refused("not found", `There is no review ${name}`);
    const where = { reviewCycleId: held.id, countingUnit };
    const before = await tx.declaredTotal.findFirst({ where });
    if ((before?.version ?? 0) !== version) return stale(before ?? { version: 0 });
    const data = { ...draft, changedById: who.id, changedAt: new Date(), version: version + 1 };
    if (!before) await tx.declaredTotal.create({ data: { ...data, reviewCycleId: held.id } });
    else if (
      (await tx.declaredTotal.updateMany({ where: { ...where, version }, data })).count !== 1
    )
      return stale(before);
    return done({ name, version: version + 1 });
  });
}

const KEEPING = "Reviews are kept by editors and administrators";

const whereNamed = (name: string) => {
  const [stateIso3 = "", cycle = ""] = name.split("-");
  return { stateIso3: stateIso3.toUpperCase(), cycle: Number(cycle) || 0 };
};

const findReport = (tx: Tx, name: string) =>
  tx.document.findFirst({
    where: { OR: [{ key: name }, { symbol: { equals: name, mode: "insensitive" } }] },
    select: { id: true },
  });
