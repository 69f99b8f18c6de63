import { type ParsedTheme, tidy } from "./parsed";

export type ThemeList = { themes: ParsedTheme[]; groups: string[]; sdgs: string[] };
type Part = keyof ThemeList;

const HEADING =
  /^(sdgs?|sustainable development goals?|affected persons?(?: ?\/ ?groups?)?|persons? affected|groups? of persons?|themes?|rights?(?: or areas?)?)\s*:\s*(.*)$/i;

/** Reads a cell of bullets in which "SDGs:", "Affected persons:" or "Groups of Persons:" open lists of their own. */
export function readThemeList(lines: string[], startsWith: Part = "themes"): ThemeList {
  const list: ThemeList = { themes: [], groups: [], sdgs: [] };
  let part = startsWith;
  for (const line of lines.flatMap((text) => text.split("\n"))) {
    const entry = withoutBullet(line);
    const heading = HEADING.exec(entry);
    if (heading) part = partOf(heading[1] ?? "");
    add(list, part, heading ? withoutBullet(heading[2] ?? "") : entry);
  }
  return list;
}

function partOf(heading: string): Part {
  if (/^(sdg|sustainable)/i.test(heading)) return "sdgs";
  return /^(theme|right)/i.test(heading) ? "themes" : "groups";
}

function add(list: ThemeList, part: Part, entry: string): void {
  if (!/\p{L}/u.test(entry)) return;
  if (part === "themes") list.themes.push(readTheme(entry));
  else if (part === "groups") list.groups.push(capital(entry));
  else list.sdgs.push(entry);
}

/** "A12 Acceptance of international norms", "2.1. Acceptance …", or the label alone. */
export function readTheme(entry: string): ParsedTheme {
  const coded = /^([A-Z]\d{1,3}|\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}\.)\s+(.+)$/.exec(entry);
  return {
    label: capital(coded?.[2] ?? entry),
    schemeCode: coded?.[1]?.replace(/\.$/, "") ?? null,
  };
}

/** The label of a theme row, a single merged cell: "Theme: A12 …", "Right or area: 2.1. …"; null for any other. */
export function readThemeRow(text: string): ParsedTheme | null {
  const label = /^(?:themes?|rights? or areas?)\s*:\s*(.+)$/i.exec(tidy(text))?.[1];
  return label ? readTheme(label) : null;
}

const withoutBullet = (line: string) => tidy(line).replace(/^[-–•·▪]\s*/u, "");
const capital = (label: string) => label.charAt(0).toUpperCase() + label.slice(1);
