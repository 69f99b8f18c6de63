import { SaxesParser, type SaxesTagNS } from "saxes";

/** Where a paragraph stands in Word's automatic numbering: its own list and level, or its style's. */
export type NumberPlace = { list: string | null; level: number | null; style: string | null };
/** Counts paragraphs in reading order and gives back the number that Word shows: "6.1.", or "" where it shows none. */
export type NumberCounter = (place: NumberPlace) => string;

type Level = { start: number; format: string; text: string; legal: boolean };
type Outline = { levels: Map<number, Level>; link: string | null };
type List = { outline: string; starts: Map<number, number> };
type Style = { list: string | null; level: number | null; basedOn: string | null };
type Plan = {
  outlines: Map<string, Outline>;
  lists: Map<string, List>;
  styles: Map<string, Style>;
};

/** Reads `word/numbering.xml` and `word/styles.xml`; either may be absent. Broken parts number nothing. */
export function numberCounterOf(
  numbering: Uint8Array | null,
  styles: Uint8Array | null,
): NumberCounter {
  const plan: Plan = { outlines: new Map(), lists: new Map(), styles: new Map() };
  if (numbering) readParts(numbering, numberingReader(plan));
  if (styles) readParts(styles, styleReader(plan));
  const counts = new Map<string, number[]>();
  const begun = new Set<string>();
  return (place) => {
    const found = findPlace(place, plan);
    if (!found) return "";
    const { list, outline, level, levels } = found;
    const held = counts.get(outline) ?? [];
    counts.set(outline, held);
    for (let above = 0; above < level; above += 1) held[above] ??= levels.get(above)?.start ?? 1;
    const start = plan.lists.get(list)?.starts.get(level);
    const isFirst = start !== undefined && !begun.has(`${list} ${level}`);
    begun.add(`${list} ${level}`);
    const before = held[level];
    held[level] = isFirst
      ? start
      : before === undefined
        ? (start ?? levels.get(level)?.start ?? 1)
        : before + 1;
    held.length = level + 1;
    return labelOf(level, levels, held);
  };
}

/** The place itself, else that of its style or of the style that this one is based on. */
function findPlace({ list, level, style }: NumberPlace, plan: Plan) {
  let number = list;
  let depth = level;
  let name = style;
  for (let steps = 0; number === null && name !== null && steps < 20; steps += 1) {
    const held: Style | undefined = plan.styles.get(name);
    number = held?.list ?? null;
    depth ??= held?.level ?? null;
    name = held?.basedOn ?? null;
  }
  const outline = number === null ? undefined : plan.lists.get(number)?.outline;
  const levels = outline === undefined ? undefined : levelsOf(outline, plan);
  if (number === null || outline === undefined || !levels) return null;
  return { list: number, outline, level: Math.min(Math.max(depth ?? 0, 0), 8), levels };
}

/** An outline may stand for the one of a style of lists. */
function levelsOf(outline: string, plan: Plan): Map<number, Level> | undefined {
  const held = plan.outlines.get(outline);
  if (!held?.link || held.levels.size > 0) return held?.levels;
  const list = plan.styles.get(held.link)?.list;
  return plan.outlines.get(plan.lists.get(list ?? "")?.outline ?? "")?.levels;
}

function labelOf(level: number, levels: Map<number, Level>, counts: number[]): string {
  const own = levels.get(level);
  if (!own || own.format === "bullet" || own.format === "none") return "";
  return own.text.replaceAll(/%([1-9])/g, (_, digit) => {
    const at = Number(digit) - 1;
    return inFormat(counts[at] ?? 1, own.legal ? "decimal" : (levels.get(at)?.format ?? "decimal"));
  });
}

function inFormat(count: number, format: string): string {
  if (format === "lowerLetter" || format === "upperLetter") {
    const letter = String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26));
    return format === "upperLetter" ? letter.toUpperCase() : letter;
  }
  if (format === "lowerRoman") return roman(count);
  if (format === "upperRoman") return roman(count).toUpperCase();
  return format === "decimalZero" ? String(count).padStart(2, "0") : String(count);
}

function roman(count: number): string {
  let left = Math.min(count, 3999);
  return ROMAN.map(([word, value]) => {
    const times = Math.floor(left / value);
    left -= times * value;
    return word.repeat(times);
  }).join("");
}
const ROMAN: [string, number][] = [
  ["m", 1000],
  ["cm", 900],
  ["d", 500],
  ["cd", 400],
  ["c", 100],
  ["xc", 90],
  ["l", 50],
  ["xl", 40],
  ["x", 10],
  ["ix", 9],
  ["v", 5],
  ["iv", 4],
  ["i", 1],
];

type Take = (tag: SaxesTagNS, value: (name: string) => string | null) => void;

function numberingReader({ outlines, lists }: Plan): Take {
  let outline: Outline | null = null;
  let list: List | null = null;
  let level = 0;
  return (tag, value) => {
    const own = outline?.levels.get(level);
    switch (tag.local) {
      case "abstractNum":
        outline = { levels: new Map(), link: null };
        list = null;
        outlines.set(value("abstractNumId") ?? "", outline);
        break;
      case "num":
        outline = null;
        list = { outline: "", starts: new Map() };
        lists.set(value("numId") ?? "", list);
        break;
      case "abstractNumId":
        if (list) list.outline = value("val") ?? "";
        break;
      case "numStyleLink":
        if (outline) outline.link = value("val");
        break;
      case "lvl":
      case "lvlOverride":
        level = Number(value("ilvl") ?? 0);
        outline?.levels.set(level, { start: 1, format: "decimal", text: "", legal: false });
        break;
      case "startOverride":
        list?.starts.set(level, countOf(value("val")));
        break;
      case "start":
        if (own) own.start = countOf(value("val"));
        break;
      case "numFmt":
        if (own) own.format = value("val") ?? "decimal";
        break;
      case "lvlText":
        if (own) own.text = (value("val") ?? "").slice(0, 100);
        break;
      case "isLgl":
        if (own) own.legal = value("val") !== "0";
    }
  };
}

function styleReader({ styles }: Plan): Take {
  let style: Style | null = null;
  return (tag, value) => {
    if (tag.local === "style") {
      style = { list: null, level: null, basedOn: null };
      styles.set(value("styleId") ?? "", style);
    }
    if (!style) return;
    if (tag.local === "basedOn") style.basedOn = value("val");
    if (tag.local === "numId") style.list = value("val");
    if (tag.local === "ilvl") style.level = Number(value("val") ?? 0);
  };
}

function readParts(xml: Uint8Array, take: Take): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on("opentag", (tag) =>
    take(
      tag,
      (name) => Object.values(tag.attributes).find(({ local }) => local === name)?.value ?? null,
    ),
  );
  parser.on("doctype", () => parser.fail("a document type is not allowed"));
  try {
    parser.write(new TextDecoder().decode(xml)).close();
  } catch {
    // Numbers are a help: without them the reader says of each text that its number is missing.
  }
}

const countOf = (value: string | null): number => {
  const count = Number(value);
  return Number.isInteger(count) && count >= 0 && count < 10_000 ? count : 1;
};
