export const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What one column of a sheet holds. Its type says how a value is written where it allows that. */
export type SheetColumn = {
  name: string;
  type: "text" | "number" | "date" | "link";
  definition: string;
};

/** A value that a cell can hold. */
export type SheetCell = string | number | null;

/** Places in the list of formats (xlsx-part.ts). */
export const FORMAT = { plain: 0, heading: 1, date: 2, guarded: 3, link: 4, wrapped: 5 } as const;

/** Excel's own limits. */
export const LIMIT = { rows: 1_048_576, characters: 32_767, links: 65_530 };

const CUT =
  " … [cut: a cell holds no more than 32,767 characters; CSV and JSON have the whole text]";

/** One cell as SpreadsheetML; what is not known has none. */
export function toCellXml(at: string, value: SheetCell, type: SheetColumn["type"]): string {
  if (value === null || value === "") return "";
  if (typeof value === "number") return Number.isFinite(value) ? numberCell(at, value) : "";
  if (type === "date") {
    const serial = serialOf(value);
    if (serial !== null) return `<c r="${at}" s="${FORMAT.date}"><v>${serial}</v></c>`;
  }
  if (type === "link" && isLink(value)) return textCell(at, value, FORMAT.link);
  return textCell(at, value, runsWhenTyped(value) ? FORMAT.guarded : FORMAT.plain);
}

const numberCell = (at: string, value: number) => `<c r="${at}"><v>${value}</v></c>`;

/** Inline text is never read as a formula, whatever it begins with. */
export const textCell = (at: string, text: string, format: number): string =>
  `<c r="${at}"${format === FORMAT.plain ? "" : ` s="${format}"`} t="inlineStr"><is><t xml:space="preserve">${toXmlText(text)}</t></is></c>`;

/**
 * Would a program take this for a formula if somebody typed it? Such a cell has the format of text and the mark of the
 * apostrophe, so that opening it for editing and leaving it again does not make it one. The value stays as it is.
 */
const runsWhenTyped = (text: string) => /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text);

/** Text as XML can hold it, no longer than a cell can be, line ends as XML has them. */
export function toXmlText(text: string): string {
  const fitting = text.length > LIMIT.characters ? cut(text) : text;
  return SPECIAL.test(fitting) ? escaped(fitting) : fitting;
}

function cut(text: string): string {
  const kept = text.slice(0, LIMIT.characters - CUT.length);
  return kept.replace(/[\uD800-\uDBFF]$/, "") + CUT;
}

/** Most texts hold nothing of this, and are only looked at. */
const SPECIAL = /[&<>\r_\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;

/** `_x0041_` would be read as an A: its first sign is written in that same way, so that it stays what it is. */
const escaped = (text: string) =>
  text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(NOT_XML, "")
    .replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, "_x005F_")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");

/** Characters that XML 1.0 has no way to hold: control characters, and halves of a pair. */
const NOT_XML =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** The number of a whole day; null for a month, a year, or a day before Excel's calendar is right. */
export function serialOf(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < "1900-03-01") return null;
  const moment = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(moment.getTime()) || !moment.toISOString().startsWith(text)) return null;
  return moment.getTime() / 86_400_000 + 25_569;
}

/** An address that can be followed: Excel calls a whole file broken for one that is not written rightly. */
export const isLink = (text: string): boolean =>
  text.length <= 2000 &&
  /^https?:\/\/[\w.-]+(?::\d+)?(?:[/?](?:[\w\-.~!$'()*+,;=:@/?&]|%[\dA-Fa-f]{2})*)?(?:#(?:[\w\-.~!$'()*+,;=:@/?&]|%[\dA-Fa-f]{2})*)?$/.test(
    text,
  );

/** `A`, `Z`, `AA`: the name of a column by its place, counted from 0. */
export function letterOf(place: number): string {
  const rest = Math.floor(place / 26);
  const last = String.fromCharCode(65 + (place % 26));
  return rest === 0 ? last : letterOf(rest - 1) + last;
}
