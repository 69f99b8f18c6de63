import "server-only";
import { publication } from "@/lib/db/publication";
import type { Day } from "@/lib/domain/day";
import type { Level } from "@/lib/domain/level";
import type { Position } from "@/lib/domain/position";

/** One recommendation of a dossier whose level or answer an edition changed. */
export type DossierChange = {
  edition: number;
  asOf: Day;
  ref: string;
  title: string;
  from: { level: Level; position: Position };
  to: { level: Level; position: Position };
};

/** The newest changes of level or answer in a dossier, up to an edition. What was only added or reworded is not among them. */
export async function listDossierChanges(
  iso3: string,
  edition: number,
  limit: number,
): Promise<DossierChange[]> {
  const rows = await publication.$queryRaw<ChangeRow[]>`
    select edition.number as edition, edition.as_of as "asOf", after.ref,
      coalesce(after.content ->> 'summary', after.content ->> 'text', after.ref) as title,
      before.level as "levelBefore", before.position as "positionBefore", after.level, after.position
    from recommendation after
    join recommendation before on before.ref = after.ref and before.edition_to = after.edition_from
    join edition on edition.number = after.edition_from
    where after.state = ${iso3.toUpperCase()} and after.edition_from <= ${edition}
      and (before.level, before.position) is distinct from (after.level, after.position)
    order by after.edition_from desc, after.sort_key, after.ref
    limit ${limit}`;
  return rows.map(({ levelBefore, positionBefore, level, position, ...change }) => ({
    ...change,
    from: { level: levelBefore, position: positionBefore },
    to: { level, position },
  }));
}

type ChangeRow = Omit<DossierChange, "from" | "to"> & {
  levelBefore: Level;
  positionBefore: Position;
  level: Level;
  position: Position;
};
