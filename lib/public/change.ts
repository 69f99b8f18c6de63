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
    select * from (
      select 1 as place, 'changed' as change, after.ref, after.sort_key, ${TITLE} as title,
        before.level as "levelBefore", before.position as "positionBefore", after.level, after.position,
        array(select key from jsonb_each(after.content)
          where value is distinct from before.content -> key order by key) as fields
      from recommendation after
      join recommendation before on before.ref = after.ref and before.edition_to = after.edition_from
      where after.edition_from = ${edition}
      union all
      select 2, 'added', after.ref, after.sort_key, ${TITLE}, null, null, after.level, after.position, null
      from recommendation after
      where after.edition_from = ${edition} and not exists (select from recommendation before
        where before.ref = after.ref and before.edition_to = ${edition})
      union all
      select 3, 'removed', before.ref, before.sort_key, null, null, null, null, null, null
      from recommendation before
      where before.edition_to = ${edition} and not exists (select from recommendation after
        where after.ref = before.ref and after.edition_from = ${edition})
    ) moved
    order by place, sort_key, ref
    limit ${limit ?? null} offset ${offset}`;
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
