import { isPartialDate, type PartialDate } from "./day";

/** A recommendation as somebody names it: by its reference, or by a document and a paragraph. */
export type NamedAsk = { text: string } & (
  { ref: string } | { symbol: string; paragraph: string | null }
);

/** What was understood of a text that somebody pasted, and every part that was not. */
export type Pasted = {
  url?: string;
  archivedUrl?: string;
  title?: string;
  publisher?: string;
  publishedOn?: PartialDate;
  asks: NamedAsk[];
  unread: string[];
};

const ADDRESS = /https?:\/\/[^\s<>"“”«»|]+/gi;
const ARCHIVE = /^https?:\/\/(web\.archive\.org|archive\.(ph|today|is|org)|perma\.cc)\//i;
const SYMBOL = /^[A-Z][A-Za-z]*(\/[\w.()-]+){2,}/;
const PARAGRAPH = /^\d+(\.\d+)*(\([a-z0-9]+\))*([-–]\d+(\.\d+)*(\([a-z0-9]+\))*)?$/i;
/** Letters, a hyphen or dot, and a digit somewhere: CERD22-05, A-HRC-25-5.186.1; no word of a sentence. */
const REFERENCE = /^(?=.*\d)(?=.*[-.])[A-Za-z][\w.()-]{2,79}$/;

/** Reads an address, a citation, a list of references or of symbols with paragraphs, a table of them, or all of these. */
export function readPasted(text: string): Pasted {
  const found: Pasted = { asks: [], unread: [] };
  const words = takeAddresses(text.normalize("NFC"), found);
  let symbol: string | null = null;
  for (const line of words
    .split(/[\r\n]+/)
    .map(trimmed)
    .filter(Boolean)) {
    const read = asksOf(line, symbol);
    if (read) {
      symbol = read.symbol;
      found.asks.push(...read.asks);
      found.unread.push(...read.unread);
    } else readProse(line, found);
  }
  return found;
}

/** Takes the addresses out of a text and gives back what is left of it: what stood after one begins anew. */
function takeAddresses(text: string, found: Pasted): string {
  return text.replace(ADDRESS, (whole) => {
    const address = whole.replace(/[.,;:)\]]+$/, "");
    const field = ARCHIVE.test(address) ? "archivedUrl" : "url";
    if (found[field] === undefined) found[field] = address;
    else if (found[field] !== address) found.unread.push(address);
    return "\n";
  });
}

type Asks = {
  asks: NamedAsk[];
  unread: string[];
  symbol: string | null;
  /** A document that was named and has no paragraph yet. */
  open: string | null;
};

/** The recommendations that a line names; null where it names none and is something else. */
function asksOf(line: string, before: string | null): Asks | null {
  const found: Asks = { asks: [], unread: [], symbol: before, open: null };
  for (const part of line
    .split(/[;\t|]/)
    .map(trimmed)
    .filter(Boolean))
    readPart(part, found);
  close(found);
  return found.asks.length > 0 ? found : null;
}

function close(found: Asks): void {
  if (found.open) found.asks.push({ text: found.open, symbol: found.open, paragraph: null });
  found.open = null;
}

function readPart(part: string, found: Asks): void {
  const symbol = SYMBOL.exec(part)?.[0].replace(/[.)]+$/, "");
  const rest = tokensOf(symbol ? part.slice(symbol.length) : part);
  if (symbol) {
    close(found);
    [found.symbol, found.open] = [symbol, symbol];
  }
  if (found.symbol && (symbol || rest.every((one) => PARAGRAPH.test(one))))
    readParagraphs(found.symbol, rest, found);
  else if (rest.length > 0 && rest.every((one) => REFERENCE.test(one)))
    found.asks.push(...rest.map((ref) => ({ text: ref, ref })));
  else found.unread.push(part);
}

function readParagraphs(symbol: string, tokens: readonly string[], found: Asks): void {
  for (const one of tokens)
    if (PARAGRAPH.test(one)) {
      const paragraph = one.replace("–", "-");
      found.asks.push({ text: `${symbol} ${one}`, symbol, paragraph });
      found.open = null;
    } else found.unread.push(one);
}

/** "42 (a)" is one paragraph; "para." and "and" are no part of any. */
const tokensOf = (text: string): string[] =>
  text
    .replaceAll(/(\d)\s+(\([a-z0-9]+\))/gi, "$1$2")
    .split(/[\s,]+|§+/)
    .filter((one) => one !== "" && !/^(and|paras?\.?|paragraphs?)$/i.test(one));

const QUOTED = /["“«]([^"”»]*[\p{L}\p{N}][^"”»]*)["”»]/u;
const MONTHS =
  "January February March April May June July August September October November December";
const NAMED_DATE = new RegExp(
  `(?:(\\d{1,2})\\s+)?(${MONTHS.replaceAll(" ", "|")})\\s+(\\d{4})`,
  "i",
);
const PLAIN_DATE = /\b\d{4}(-\d{2}(-\d{2})?)?\b/;

/** A citation: who, “what”, when. A line without quotation marks is a title. */
function readProse(line: string, found: Pasted): void {
  const { date, left } = takeDate(line);
  if (date && found.publishedOn === undefined) found.publishedOn = date;
  const quoted = QUOTED.exec(left);
  const title = trimmed(quoted?.[1] ?? left);
  if (title === "") return;
  if (found.title !== undefined) return void found.unread.push(line);
  found.title = title;
  const publisher = quoted && trimmed(left.slice(0, quoted.index));
  if (publisher) found.publisher = publisher;
  const after = quoted && trimmed(left.slice(quoted.index + quoted[0].length));
  if (after) found.unread.push(after);
}

function takeDate(line: string): { date: PartialDate | null; left: string } {
  const named = NAMED_DATE.exec(line);
  const whole =
    named?.[0] ?? PLAIN_DATE.exec(QUOTED.test(line) ? line.replace(QUOTED, "") : line)?.[0];
  if (!whole) return { date: null, left: line };
  const date = named ? dateOf(named) : whole;
  if (!isPartialDate(date) || whole === line)
    return { date: isPartialDate(date) ? date : null, left: whole === line ? "" : line };
  // A year that stands in the middle of a title is a part of it.
  return named || /[,(]\s*\d{4}/.test(line)
    ? { date, left: line.replace(whole, "").replace("()", "") }
    : { date: null, left: line };
}

function dateOf([, day, month = "", year]: readonly (string | undefined)[]): PartialDate {
  const at = MONTHS.toLowerCase().split(" ").indexOf(month.toLowerCase()) + 1;
  const parts = [year, String(at).padStart(2, "0"), ...(day ? [day.padStart(2, "0")] : [])];
  return parts.join("-");
}

const trimmed = (text: string): string => text.replace(/^[\s,.;:–—-]+|[\s,;:–—-]+$/gu, "");
