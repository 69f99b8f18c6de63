import "server-only";
import { publication } from "@/lib/db/publication";
import { validIn } from "./edition";

/** What an edition calls its States, themes and groups. */
export type Named = "state" | "theme" | "group";

/** One per process and edition: a vocabulary is small, and finding a label in the rows costs more than counting them. */
const known = new Map<number, Map<string, string>>();
const EDITIONS_KNOWN = 20;

/** Labels of these codes in this edition; a code without one stands for itself. */
export async function labelsIn(
  edition: number,
  codes: Record<Named, string[]>,
): Promise<(kind: Named, code: string) => string> {
  const labels = known.get(edition) ?? new Map<string, string>();
  const missing = (kind: Named) => [
    ...new Set(codes[kind].filter((code) => !labels.has(`${kind} ${code}`))),
  ];
  const wanted = { state: missing("state"), theme: missing("theme"), group: missing("group") };
  if (Object.values(wanted).some((list) => list.length > 0))
    for (const { kind, code, label } of await readLabels(edition, wanted))
      labels.set(`${kind} ${code}`, label);
  known.set(edition, labels);
  for (const old of [...known.keys()].slice(0, -EDITIONS_KNOWN)) known.delete(old);
  return (kind, code) => labels.get(`${kind} ${code}`) ?? code;
}

const readLabels = (edition: number, { state, theme, group }: Record<Named, string[]>) =>
  publication.$queryRaw<{ kind: Named; code: string; label: string }[]>`
    select 'state' as kind, key as code, content ->> 'name' as label from entry
    where kind = 'state' and key = any(${state}) and ${validIn(edition)}
    union all
    select 'theme', code, label from unnest(${theme}::text[]) as code, lateral (
      select jsonb_path_query_first(content, '$.themes[*] ? (@.code == $code).label',
        jsonb_build_object('code', code)) #>> '{}'
      from recommendation where themes @> array[code] and ${validIn(edition)} limit 1) as first (label)
    union all
    select 'group', code, label from unnest(${group}::text[]) as code, lateral (
      select jsonb_path_query_first(content, '$.groups[*] ? (@.code == $code).label',
        jsonb_build_object('code', code)) #>> '{}'
      from recommendation where groups @> array[code] and ${validIn(edition)} limit 1) as first (label)`;
