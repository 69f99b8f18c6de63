import "server-only";
import type { Statements } from "@/lib/db/bulk";
import { change, Prisma, type Tx } from "@/lib/db/record";
import { done, type Outcome, refused } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { lockBatch, UNKNOWN_BATCH } from "./import-approval";
import { isId } from "./import-batch";

export type Decision = "kept" | "taken";
/** One contradiction, or all open ones of a field. */
export type Which = { conflict: string } | { field: string };
/** `stale`: what is held has changed since the file was compared with it, so these stay open. */
export type Decided = { batch: string; decided: number; stale: number };

/**
 * Decides contradictions of an import: what is held stays, or the file's value takes its place. Whoever imported a file
 * does not put its values over held ones.
 */
export async function decideConflicts(
  who: StaffMember,
  batch: string,
  which: Which,
  decision: Decision,
): Promise<Outcome<Decided>> {
  if (!may(who, "approve imports"))
    return refused("not allowed", "Deciding between sources takes the role of an editor.");
  if (!isId(batch)) return refused("not found", UNKNOWN_BATCH);
  if ("conflict" in which && !isId(which.conflict)) return refused("not found", UNKNOWN_CONFLICT);
  return change(
    who,
    ({ decided, stale }: Decided) => ({
      did: decision === "kept" ? "kept held values" : "took values of an import",
      subject: `batch:${batch}`,
      detail: { decided, stale, ...("conflict" in which ? { conflict: which.conflict } : {}) },
    }),
    (tx) => decideInside(tx, who, batch, which, decision),
    { timeoutMs: 120_000 },
  );
}

async function decideInside(
  tx: Tx,
  who: StaffMember,
  id: string,
  which: Which,
  decision: Decision,
): Promise<Outcome<Decided>> {
  const batch = await tx.importBatch.findUnique({
    where: { id },
    select: { importedById: true, undoneAt: true },
  });
  if (!batch || batch.undoneAt) return refused("not found", UNKNOWN_BATCH);
  if (decision === "taken" && batch.importedById === who.id)
    return refused(
      "same person",
      "Whoever imported a file does not put its values over held ones: ask a second member.",
    );
  await lockBatch(tx, id);
  const open = await openOnes(tx, id, which);
  if (open.length === 0)
    return refused(
      "already done",
      "There is nothing left to decide here: somebody has decided it.",
    );
  if (decision === "taken" && open.some(({ field }) => !isTakeable(field)))
    return refused("not valid", NOT_TAKEABLE);

  const ids = decision === "kept" ? open.map(({ id: one }) => one) : await take(tx, open);
  if (ids.length === 0) return refused("stale", STALE);
  await tx.importConflict.updateMany({
    where: { id: { in: ids } },
    data: { decided: decision, decidedById: who.id, decidedAt: new Date() },
  });
  return done({ batch: id, decided: ids.length, stale: open.length - ids.length });
}

type Open = { id: string; field: string };

/** Of several on one value the file's last; the others stay open. */
const openOnes = (tx: Statements, batch: string, which: Which): PromiseLike<Open[]> => {
  const these =
    "conflict" in which
      ? Prisma.sql`id = ${which.conflict}::uuid`
      : Prisma.sql`field = ${which.field}`;
  return tx.$queryRaw<Open[]>(Prisma.sql`
    select distinct on (recommendation_id, field) id, field from import_conflict
    where batch_id = ${batch}::uuid and decided is null and ${these}
    order by recommendation_id, field, row desc`);
};

const isTakeable = (field: string) => field !== "State under review" && field !== "reference";

/** Writes the offered values, each only where what it was compared with still stands; gives back the ids of those. */
async function take(tx: Statements, open: Open[]): Promise<string[]> {
  const ids = open.map(({ id }) => id);
  const taken: { id: string }[] = [];
  for (const statement of TAKE)
    taken.push(...(await tx.$queryRaw<{ id: string }[]>(statement(ids))));
  return taken.map(({ id }) => id);
}

const of = (ids: string[], field: Prisma.Sql) =>
  Prisma.sql`import_conflict c where c.id = any (${ids}::uuid[]) and ${field}`;

const TAKE: ((ids: string[]) => Prisma.Sql)[] = [
  (ids) => Prisma.sql`
    update recommendation r set text_verbatim = c.offered, version = version + 1
    from ${of(ids, Prisma.sql`c.field = 'text'`)} and r.id = c.recommendation_id and r.text_verbatim = c.held
    returning c.id`,
  (ids) => Prisma.sql`
    update recommendation_text t set text = c.offered
    from ${of(ids, Prisma.sql`c.field = 'text (' || t.language || ')'`)}
      and t.recommendation_id = c.recommendation_id and t.text = c.held
    returning c.id`,
  (ids) => Prisma.sql`
    update recommendation r set action_category = c.offered::int, version = version + 1
    from ${of(ids, Prisma.sql`c.field = 'action category'`)} and r.id = c.recommendation_id
      and r.action_category::text = c.held
    returning c.id`,
  // A later answer is a new row; the earlier one stays and is no longer the last.
  (ids) => Prisma.sql`
    with standing as (
      select c.id, c.recommendation_id, c.offered, c.batch_id, b.file_name
      from import_conflict c join import_batch b on b.id = c.batch_id
      where c.id = any (${ids}::uuid[]) and c.field = 'position' and c.held = (
        select position from state_response where recommendation_id = c.recommendation_id
        order by created_at desc, id desc limit 1)
    ), answered as (
      insert into state_response (recommendation_id, verbatim, position, source_title, batch_id, created_at)
      select recommendation_id, offered, offered, file_name, batch_id, clock_timestamp() from standing
    )
    select id from standing`,
  (ids) => Prisma.sql`
    with standing as (
      select c.id, c.recommendation_id, string_to_array(c.offered, ', ') as offered
      from ${of(ids, Prisma.sql`c.field = 'recommending States'`)} and c.held = array_to_string(array(
        select state_iso3 from recommendation_issuer where recommendation_id = c.recommendation_id order by 1), ', ')
    ), gone as (
      delete from recommendation_issuer i using standing
      where i.recommendation_id = standing.recommendation_id and i.state_iso3 <> all (standing.offered)
    ), issued as (
      insert into recommendation_issuer (recommendation_id, state_iso3)
      select recommendation_id, unnest(offered) from standing on conflict do nothing
    )
    select id from standing`,
];

const UNKNOWN_CONFLICT = "There is no such contradiction.";
const NOT_TAKEABLE =
  "Which State a recommendation belongs to, and its reference, are not changed by a file. Keep what is held; if that is wrong, withdraw the recommendation and import the file again.";
const STALE =
  "What is held has changed since the file was compared with it, or waits for the approval of an earlier import. Import the file again: it is then compared anew.";
