import "server-only";
import { change, record, type Tx } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import type { DeclaredDraft, ReviewDraft } from "@/lib/domain/review-draft";
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

/** Its dates, its report and whether every text of it is held. */
export async function saveReview(
  who: StaffMember,
  name: string,
  draft: ReviewDraft,
): Promise<Outcome<{ name: string }>> {
  if (!may(who, "review entries")) return refused("not allowed", KEEPING);
  return change(who, { did: "changed review", subject: `review ${name}` }, async (tx) => {
    const held = await tx.reviewCycle.findFirst({ where: whereNamed(name) });
    if (!held) return refused("not found", `There is no review ${name}`);
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
    await tx.reviewCycle.update({
      where: { id: held.id },
      data: {
        ...columns,
        documentId: report?.id ?? null,
        completeAt: complete ? (held.completeAt ?? new Date()) : null,
      },
    });
    return done({ name });
  });
}

/** What a source states as the total of one counting unit, and how it divides. The parts have been summed before. */
export async function declareTotal(
  who: StaffMember,
  name: string,
  draft: DeclaredDraft,
): Promise<Outcome<{ name: string }>> {
  if (!may(who, "review entries")) return refused("not allowed", KEEPING);
  const { countingUnit } = draft;
  const deed = { did: "declared total", subject: `review ${name}`, detail: { countingUnit } };
  return change(who, deed, async (tx) => {
    const held = await tx.reviewCycle.findFirst({ where: whereNamed(name) });
    if (!held) return refused("not found", `There is no review ${name}`);
    const where = { reviewCycleId_countingUnit: { reviewCycleId: held.id, countingUnit } };
    await tx.declaredTotal.upsert({
      where,
      create: { ...draft, reviewCycleId: held.id },
      update: draft,
    });
    return done({ name });
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
