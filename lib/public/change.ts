import "server-only";
import { Prisma, publication } from "@/lib/db/publication";
import type { Level } from "@/lib/domain/level";
import type { Position } from "@/lib/domain/position";
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
