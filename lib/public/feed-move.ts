import "server-only";
import { Prisma, publication } from "@/lib/db/publication";
import type { Level } from "@/lib/domain/level";
import type { Position } from "@/lib/domain/position";
import { validIn } from "./edition";

/** Which recommendations a feed follows. */
export type MoveScope =
  | { kind: "state"; iso3: string }
  | { kind: "theme"; code: string }
  | { kind: "recommendation"; ref: string };

/** One recommendation that an edition added, changed or withdrew. */
export type Move = {
  edition: number;
  change: "added" | "changed" | "removed";
  ref: string;
  /** As the newest edition has it; null where it is not in it any more, and then nothing is said of it. */
  title: string | null;
  levelBefore: Level | null;
  positionBefore: Position | null;
  level: Level | null;
  position: Position | null;
  /** The edition that withdrew what the newest does not hold. */
  withdrawnIn: number | null;
};

/** How many of each kind of change an edition made within the scope. */
export type MoveCount = { edition: number; change: Move["change"]; count: number };

/** The newest editions that changed something within the scope, and the first changes of each: changed, withdrawn, added. */
export async function listMoves(
  scope: MoveScope,
  newest: number,
  { editions, lines }: { editions: number; lines: number },
): Promise<{ moves: Move[]; counts: MoveCount[] }> {
  const rows = await publication.$queryRaw<(Move & MoveCount)[]>`
    with moved as (${movedWithin(scope, newest)}),
    shown as (select distinct edition from moved order by edition desc limit ${editions}),
    placed as (
      select moved.*, row_number() over (partition by edition order by
          array_position(array['changed', 'removed', 'added'], change), sort_key, ref)::int as place,
        row_number() over (partition by edition, change order by sort_key, ref) as nth,
        count(*) over (partition by edition, change)::int as count
      from moved join shown using (edition)
    )
    select edition, change, placed.ref, count, "levelBefore", "positionBefore", placed.level, placed.position,
      coalesce(now.content ->> 'summary', now.content ->> 'text', now.ref) as title,
      case when now.ref is null then (select max(edition_to) from recommendation gone
        where gone.ref = placed.ref and gone.edition_to <= ${newest}) end as "withdrawnIn"
    from placed left join (select * from recommendation where ${validIn(newest)}) as now on now.ref = placed.ref
    where place <= ${lines} or nth = 1
    order by edition desc, place`;
  const counts = new Map(rows.map((row) => [`${row.edition} ${row.change}`, toCount(row)]));
  return { moves: rows, counts: [...counts.values()] };
}

const toCount = ({ edition, change, count }: MoveCount) => ({ edition, change, count });

function movedWithin(scope: MoveScope, newest: number): Prisma.Sql {
  const rows = Prisma.sql`(select * from recommendation where ${conditionOf(scope)})`;
  return Prisma.sql`
    select after.edition_from as edition, after.ref, after.sort_key,
      case when before.ref is null then 'added' else 'changed' end as change,
      before.level as "levelBefore", before.position as "positionBefore", after.level, after.position
    from ${rows} as after
    left join recommendation before on before.ref = after.ref and before.edition_to = after.edition_from
    where after.edition_from <= ${newest}
    union all
    select before.edition_to, before.ref, before.sort_key, 'removed', before.level, before.position, null, null
    from ${rows} as before
    where before.edition_to <= ${newest} and not exists (
      select from recommendation after
      where after.ref = before.ref and after.edition_from = before.edition_to)`;
}

function conditionOf(scope: MoveScope): Prisma.Sql {
  switch (scope.kind) {
    case "state":
      return Prisma.sql`state = ${scope.iso3}`;
    case "theme":
      return Prisma.sql`themes @> array[${scope.code}]`;
    case "recommendation":
      return Prisma.sql`ref = ${scope.ref}`;
  }
}

/** Has this recommendation stood in any edition so far? */
export async function hasStood(ref: string, newest: number): Promise<boolean> {
  const rows = await publication.$queryRaw<unknown[]>`
    select from recommendation where ref = ${ref} and edition_from <= ${newest} limit 1`;
  return rows.length > 0;
}
