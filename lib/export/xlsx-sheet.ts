import {
  FORMAT,
  isLink,
  letterOf,
  LIMIT,
  textCell,
  toCellXml,
  toXmlText,
  type SheetCell,
  type SheetColumn,
} from "./xlsx-cell";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const OPEN = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">`;

/** Rows that come one after the other, of which the next can be had without the one after it. */
export type Rows = AsyncIterator<readonly SheetCell[]>;

/** A link of a sheet: the cell it stands in, and where it leads. */
export type Link = { at: string; to: string };

/** What became of a sheet: how many rows it holds, its heading included, and which cells of it are links. */
export type Written = { rows: number; links: Link[] };

/** Large enough that the machine, not the hand-over, sets the pace. */
const PIECE = 64 * 1024;

/** One sheet of a table: heading first, then rows until there are none or it is full. `written` is filled in on the way. */
export async function* toSheetXml(
  columns: readonly SheetColumn[],
  widths: readonly number[],
  rows: Rows,
  written: Written,
  most: number = LIMIT.rows,
): AsyncGenerator<Buffer> {
  const letters = columns.map((_, place) => letterOf(place));
  const names = columns.map(({ name }, place) =>
    textCell(`${letters[place]}1`, name, FORMAT.heading),
  );
  let xml = `${OPEN}${FROZEN}${toCols(widths)}<sheetData><row r="1">${names.join("")}</row>`;
  written.rows = 1;
  while (written.rows < most) {
    const next = await rows.next();
    if (next.done) break;
    written.rows += 1;
    xml += toRowXml(next.value, written, columns, letters);
    if (xml.length > PIECE) {
      yield Buffer.from(xml);
      xml = "";
    }
  }
  const whole = `A1:${letters.at(-1)}${written.rows}`;
  const links = written.links.map(
    ({ at }, place) => `<hyperlink ref="${at}" r:id="rId${place + 1}"/>`,
  );
  xml += `</sheetData><autoFilter ref="${whole}"/>`;
  if (links.length > 0) xml += `<hyperlinks>${links.join("")}</hyperlinks>`;
  yield Buffer.from(`${xml}</worksheet>`);
}

/** The first row stays in sight. */
const FROZEN =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';

const toCols = (widths: readonly number[]) =>
  `<cols>${widths.map((width, place) => `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`).join("")}</cols>`;

function toRowXml(
  cells: readonly SheetCell[],
  { rows: row, links }: Written,
  columns: readonly SheetColumn[],
  letters: readonly string[],
): string {
  let xml = `<row r="${row}">`;
  for (const [place, { type }] of columns.entries()) {
    const value = cells[place] ?? null;
    const at = `${letters[place]}${row}`;
    const isFollowed = type === "link" && typeof value === "string" && isLink(value);
    if (isFollowed && links.length < LIMIT.links) links.push({ at, to: value });
    xml += toCellXml(at, value, type);
  }
  return `${xml}</row>`;
}

/** Where the links of a sheet lead, as the part beside it has it. */
export const toLinksXml = (links: readonly Link[]): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links
    .map(
      ({ to }, place) =>
        `<Relationship Id="rId${place + 1}" Type="${RELATIONS}/hyperlink" Target="${toXmlText(to).replaceAll('"', "&quot;")}" TargetMode="External"/>`,
    )
    .join("")}</Relationships>`;

/** A sheet to be read, with lines that break: no filter, no links. A line of one cell is a heading. */
export function toProseXml(
  lines: readonly (readonly string[])[],
  widths: readonly number[],
): string {
  const rows = lines.map((cells, line) => {
    const format = cells.length === 1 ? FORMAT.heading : FORMAT.wrapped;
    const written = cells.map((text, place) =>
      textCell(`${letterOf(place)}${line + 1}`, text, format),
    );
    return `<row r="${line + 1}">${written.join("")}</row>`;
  });
  return `${OPEN}${toCols(widths)}<sheetData>${rows.join("")}</sheetData></worksheet>`;
}

/** As wide as the values that come first want it, within what a screen shows; the arrow of the filter has its place. */
export function widthsOf(
  columns: readonly SheetColumn[],
  first: readonly (readonly SheetCell[])[],
): number[] {
  return columns.map(({ name, type }, place) => {
    const longest = Math.max(
      name.length + 3,
      type === "date" ? 12 : 8,
      ...first.map((cells) => String(cells[place] ?? "").length + 1),
    );
    return Math.min(longest, WIDEST);
  });
}

const WIDEST = 60;
