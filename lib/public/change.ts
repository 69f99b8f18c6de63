import "server-only";
import { Prisma, publication } from "@/lib/db/publication";
import type { Level } from "@/lib/domain/level";
import type { Position } from "@/lib/domain/position";
import type { EntryMoves, MovedCount } from "@/lib/domain/edition-move";
import type { EditionChange } from "@/lib/domain/summary";

/**
 * What an edition changed among the recommendations: changed first, then added, then removed, each by reference.
 * Set-based: it reads what moved, never the corpus. Of what is removed, the reference is given and nothing else.
 */
export async function changesOf(
  edition: number,
  { limit, offset = 0 }: { limit?: number; offset?: number } = {},
): Promise<EditionChange[]> {
  const rows = await publication.$queryRaw<ChangeRow[]>`
    with moved as (
      select case when before.ref is null then 'added' else 'changed' end as change, after.ref, after.sort_key
      from recommendation after
      left join recommendation before on before.ref = after.ref and before.edition_to = ${edition}
      where after.edition_from = ${edition}
      union all
      select 'removed', before.ref, before.sort_key from recommendation before
      where before.edition_to = ${edition} and not exists (select from recommendation after
        where after.ref = before.ref and after.edition_from = ${edition})
    ), shown as (
      select *, array_position(array['changed', 'added', 'removed'], change) as place
      from moved order by place, sort_key, ref limit ${limit ?? null} offset ${offset}
    )
    select change, shown.ref, ${TITLE} as title, after.level, after.position,
      before.level as "levelBefore", before.position as "positionBefore",
      array(select key from jsonb_each(after.content)
        where value is distinct from before.content -> key order by key) as fields
    from shown
    left join recommendation after on after.ref = shown.ref and after.edition_from = ${edition}
    left join recommendation before on before.ref = shown.ref and before.edition_to = ${edition}
    order by place, shown.sort_key, shown.ref`;
  return rows.map(toChange);
}

/**
 * What is different in one edition from what an earlier one said, whatever lies between: what was changed and changed
 * back is not among it. Of what is removed, the reference is given and nothing else.
 */
export async function changesBetween(
  { since, until }: Editions,
  { limit, offset = 0 }: { limit?: number; offset?: number } = {},
): Promise<EditionChange[]> {
  const rows = await publication.$queryRaw<ChangeRow[]>`
    with pair as (${pairsOf({ since, until })}), shown as (
      select *, array_position(array['changed', 'added', 'removed'], change) as place
      from pair order by place, sort_key, ref limit ${limit ?? null} offset ${offset}
    )
    select change, shown.ref, ${TITLE} as title, after.level, after.position,
      before.level as "levelBefore", before.position as "positionBefore",
      array(select key from jsonb_each(after.content)
        where value is distinct from before.content -> key order by key) as fields
    from shown
    left join recommendation after on after.ref = shown.ref and after.edition_from = shown.after_from
    left join recommendation before on before.ref = shown.ref and before.edition_from = shown.before_from
    order by place, shown.sort_key, shown.ref`;
  return rows.map(toChange);
}

export type Editions = { since: number; until: number };

/** How many recommendations are different, by what moved: a count for each pair of levels and of answers. */
export async function countMoves(editions: Editions): Promise<MovedCount[]> {
  return publication.$queryRaw<MovedCount[]>`
    select change, "levelBefore", level, "positionBefore", position, count(*)::int as count
    from (${pairsOf(editions)}) as pair group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`;
}

/** What is different among everything else, kind by kind; kinds in which nothing is are left out. */
export async function countEntryMoves({ since, until }: Editions): Promise<EntryMoves[]> {
  return publication.$queryRaw<EntryMoves[]>`
    with touched as (
      select distinct kind, key from entry where ${movedWithin({ since, until })}
    ), pair as (
      select touched.kind, before.content as before, after.content as after from touched
      left join entry before on before.kind = touched.kind and before.key = touched.key and ${heldIn("before", since)}
      left join entry after on after.kind = touched.kind and after.key = touched.key and ${heldIn("after", until)}
    )
    select kind, count(*) filter (where before is null)::int as added,
      count(*) filter (where before is not null and after is not null)::int as changed,
      count(*) filter (where after is null)::int as removed
    from pair where before is distinct from after group by kind order by kind`;
}

/** Every recommendation that differs, with the rows that hold it on either side. It reads what moved, never the corpus. */
const pairsOf = ({ since, until }: Editions): Prisma.Sql => Prisma.sql`
  select touched.ref, coalesce(after.sort_key, before.sort_key) as sort_key,
    before.edition_from as before_from, after.edition_from as after_from,
    before.level as "levelBefore", after.level, before.position as "positionBefore", after.position,
    case when before.ref is null then 'added' when after.ref is null then 'removed' else 'changed' end as change
  from (select distinct ref from recommendation where ${movedWithin({ since, until })}) as touched
  left join recommendation before on before.ref = touched.ref and ${heldIn("before", since)}
  left join recommendation after on after.ref = touched.ref and ${heldIn("after", until)}
  where before.content is distinct from after.content`;

const movedWithin = ({ since, until }: Editions): Prisma.Sql =>
  Prisma.sql`((edition_from > ${since} and edition_from <= ${until})
    or (edition_to > ${since} and edition_to <= ${until}))`;

const HELD = {
  before: (edition: number) =>
    Prisma.sql`before.edition_from <= ${edition} and (before.edition_to is null or before.edition_to > ${edition})`,
  after: (edition: number) =>
    Prisma.sql`after.edition_from <= ${edition} and (after.edition_to is null or after.edition_to > ${edition})`,
};
const heldIn = (side: keyof typeof HELD, edition: number): Prisma.Sql => HELD[side](edition);

/** A summary, else the beginning of the text, else the reference. */
const TITLE = Prisma.sql`coalesce(after.content ->> 'summary',
  case when length(after.content ->> 'text') > 160
    then regexp_replace(left(after.content ->> 'text', 160), '[[:space:]]+[^[:space:]]*$', '') || '…'
    else after.content ->> 'text' end,
  after.ref)`;

type ChangeRow = {
  change: "changed" | "added" | "removed";
  ref: string;
  title: string;
  levelBefore: Level;
  positionBefore: Position;
  level: Level;
  position: Position;
  fields: string[];
};

function toChange(row: ChangeRow): EditionChange {
  const { change, ref, title, level, position, fields } = row;
  switch (change) {
    case "removed":
      return { change, ref, title: null };
    case "added":
      return { change, ref, title, level };
    case "changed":
      return {
        change,
        ref,
        title,
        from: { level: row.levelBefore, position: row.positionBefore },
        to: { level, position },
        fields,
      };
  }
}
