import type { BodyCode } from "@/lib/domain/body";
import { isPartialDate } from "@/lib/domain/day";
import { readPosition } from "@/lib/domain/position";
import { refOf, documentKeyOf } from "@/lib/domain/recommendation";
import { type OfficialLanguage, OFFICIAL_LANGUAGES } from "@/lib/domain/language";
import { cycleOfSession, type ParsedRecommendation, type ParsedResponse, tidy } from "./parsed";
import type { StateIndex } from "./states";
import { countIn, reject, type Tally } from "./stream";
import { bodyOf, bodyOfSymbol, KNOWN_BODIES } from "./uhri-body";
import { type Place, placeOf, placeOfSymbol } from "./uhri-place";
import { cleanText, takeNumber, withoutNumber } from "./uhri-text";

/** One record of the Universal Human Rights Index, whichever of its exports it came in; names, no ids. */
export type UhriRecord = {
  row: number;
  id: string;
  symbol: string;
  body: string;
  type: string;
  texts: Partial<Record<OfficialLanguage, string>>;
  countries: string[];
  themes: string[];
  groups: string[];
  sdgs: string[];
  publishedOn: string;
  /** "28th Session - Cycle 2", or empty. */
  session: string;
  cycle: number | null;
  positions: string[];
  issuers: string[];
  /** What the record says of these in ids that nobody here knows, by column. */
  unknown: { column: string; reason: string }[];
};

/** The State that documents of the record are about, by symbol. */
export type UhriKnown = ReadonlyMap<string, string>;
export type UhriContext = {
  states: StateIndex;
  known: UhriKnown;
  /** Of a file with many States, only this one's. */
  state?: string | undefined;
};

/** The recommendations of one record: none, one, or one for each State that it asks. What is wrong goes to the tally. */
export function readUhriRecord(
  record: UhriRecord,
  context: UhriContext,
  tally: Tally,
): ParsedRecommendation[] {
  tally.rows += 1;
  const left = leftOutFor(record);
  if (left) {
    countIn(tally.leftOut, left);
    return [];
  }
  const read = readFacts(record, context);
  if ("column" in read) {
    reject(tally, { row: record.row, ...read });
    return [];
  }
  const places = read.places.filter(({ state }) => !context.state || state === context.state);
  if (places.length === 0) countIn(tally.leftOut, "addressed to other States");
  else for (const how of new Set(read.mended)) countIn(tally.normalised, how);
  return places.map((place) => toRecommendation(record, read, place, read.places.length > 1));
}

function leftOutFor({ type, texts }: UhriRecord): string | null {
  if (/concerns?|observations?/i.test(type) && !/recommendation/i.test(type))
    return "concerns and observations, which recommend nothing";
  return /^\s*response of\b/i.test(texts.en ?? "") ? "responses of States" : null;
}

type Wrong = { column: string; reason: string };
type Facts = {
  body: BodyCode;
  places: Place[];
  issuers: string[];
  response: ParsedResponse | null;
  language: OfficialLanguage;
  paragraph: string | null;
  text: string;
  texts: Partial<Record<OfficialLanguage, string>>;
  cycle: number | null;
  session: number | null;
  symbol: string | null;
  mended: string[];
};

function readFacts(record: UhriRecord, context: UhriContext): Facts | Wrong {
  const mended: string[] = [];
  const symbol = symbolOf(record.symbol);
  const id = isUuid(record.id);
  if (!id) return { column: "AnnotationId", reason: noId(record.id) };
  const worded = wordsOf(record, mended);
  if (!worded) return { column: "Text", reason: "The record has no text." };
  const body = readBody(record, symbol, mended);
  if (!body) return { column: "Body", reason: noBody(record.body) };
  if (!isRecommendation(record, body, mended))
    return { column: "AnnotationType", reason: noType(record.type) };
  const places = readPlaces(record, symbol, context, mended);
  if ("column" in places) return places;
  const issuers = readIssuers(record, context.states);
  if ("column" in issuers) return issuers;
  const response = readResponse(record);
  if (response && "column" in response) return response;
  return {
    body,
    places,
    issuers,
    response,
    symbol,
    mended,
    ...worded,
    ...whenOf(record, body, mended),
  };
}

const isUuid = (id: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id.trim());
const symbolOf = (given: string) => tidy(given).replace(/\/Add\.\d+$/i, "") || null;

function wordsOf({ texts }: UhriRecord, mended: string[]) {
  const clean = OFFICIAL_LANGUAGES.flatMap((language) => {
    const text = cleanText(texts[language] ?? "");
    return /[\p{L}\p{N}]/u.test(text) ? [[language, text] as const] : [];
  });
  const [primary, ...others] = clean;
  if (!primary) return null;
  const [language, whole] = primary;
  const own = takeNumber(whole);
  const paragraph = own.paragraph ?? agreedNumber(others.map(([, words]) => words));
  if (paragraph) mended.push("a paragraph number in the text");
  if (/&(?:#?\w+);?|<\/?\w/.test(texts[language] ?? "")) mended.push("escapes or tags in the text");
  const further = others.map(([other, words]) => [other, withoutNumber(words, paragraph)]);
  return {
    language,
    paragraph,
    text: own.text,
    texts: Object.fromEntries(further) as Partial<Record<OfficialLanguage, string>>,
  };
}

/** The number that the other languages write, where two or more do and all of these agree. */
function agreedNumber(texts: string[]): string | null {
  const numbers = texts.flatMap((text) => takeNumber(text).paragraph ?? []);
  return numbers.length > 1 && new Set(numbers).size === 1 ? (numbers[0] ?? null) : null;
}

function readBody(record: UhriRecord, symbol: string | null, mended: string[]): BodyCode | null {
  const named = bodyOf(record.body);
  if (named) return named;
  const read = symbol && bodyOfSymbol(symbol);
  if (read) mended.push("the body, read from the symbol");
  return read || null;
}

/** Only what a State answered in its review was a recommendation for certain, where the record does not say. */
function isRecommendation(
  { type, positions }: UhriRecord,
  body: BodyCode,
  mended: string[],
): boolean {
  if (/recommendation/i.test(type)) return true;
  if (body !== "upr" || positions.length === 0) return false;
  mended.push("the type, read from the State’s answer");
  return true;
}

function readPlaces(
  { countries, unknown }: UhriRecord,
  symbol: string | null,
  { states, known }: UhriContext,
  mended: string[],
): Place[] | Wrong {
  const named = countries.filter((name) => tidy(name));
  const places: Place[] = [];
  for (const name of named) {
    const place = placeOf(name, states);
    if (!place) return { column: "Countries", reason: states.explain(tidy(name)) };
    if (place.how) mended.push(place.how);
    if (
      !places.some(
        (one) => one.state === place.state && one.addressee?.name === place.addressee?.name,
      )
    )
      places.push(place);
  }
  if (places.length > 0) return places;
  const held = symbol && known.get(symbol);
  const read = (symbol && placeOfSymbol(symbol, states)) || (held ? { state: held } : null);
  if (!read) return unknown.find(({ column }) => column === "countryIds") ?? noCountry;
  mended.push("the State, read from the symbol");
  return [read];
}

function readIssuers(record: UhriRecord, states: StateIndex): string[] | Wrong {
  const wrong = record.unknown.find(({ column }) => column === "uprRecommendingCountryIds");
  if (wrong) return wrong;
  const issuers: string[] = [];
  for (const name of record.issuers.filter((one) => tidy(one))) {
    const place = placeOf(name, states);
    if (!place?.state || place.addressee)
      return { column: "UprRecommendingCountry", reason: states.explain(tidy(name)) };
    if (!issuers.includes(place.state)) issuers.push(place.state);
  }
  return issuers;
}

function readResponse({ positions, symbol }: UhriRecord): ParsedResponse | Wrong | null {
  const words = [
    ...new Set(positions.map((word) => tidy(word.replace(/^\s*-\s+/, ""))).filter(Boolean)),
  ];
  if (words.length === 0) return null;
  const verbatim = words.sort().reverse().join("/");
  const position = readPosition(verbatim);
  if (!position) return { column: "UprPositions", reason: noPosition(verbatim) };
  return { verbatim, ...position, sourceTitle: symbol ? `UHRI, ${symbol}` : "UHRI" };
}

/** Only reviews have cycles. The session's number decides over the cycle that is written beside it. */
function whenOf({ session, cycle }: UhriRecord, body: BodyCode, mended: string[]) {
  if (body !== "upr") return { session: null, cycle: null };
  const number = Number(/^\D{0,3}(\d{1,2})/.exec(session)?.[1] ?? Number.NaN);
  const byNumber = cycleOfSession(number);
  const written = cycle ?? (Number(/cycle (\d)/i.exec(session)?.[1] ?? 0) || null);
  if (byNumber && written && byNumber !== written)
    mended.push("the cycle, by the session’s number");
  return { session: byNumber ? number : null, cycle: byNumber ?? written };
}

function toRecommendation(
  record: UhriRecord,
  facts: Facts,
  { state, addressee }: Place,
  isOneOfSeveral: boolean,
): ParsedRecommendation {
  const { paragraph, symbol, body, language, text, texts, cycle, session, issuers, response } =
    facts;
  const id = record.id.trim().toLowerCase();
  const share = isOneOfSeveral ? (state ?? documentKeyOf(addressee?.name ?? "")) : null;
  const day = record.publishedOn.slice(0, 10);
  return {
    row: record.row,
    externalKey: `uhri:${id}${share ? `:${share}` : ""}`,
    refs: refsOf(id, symbol, paragraph, share),
    state,
    ...(addressee && { addressee }),
    body,
    cycle,
    session,
    symbol,
    publishedOn: isKnownDay(day) ? day : null,
    paragraph,
    countingUnit: "paragraph",
    text,
    language,
    texts,
    issuers,
    themes: labelsOf(record.themes).map((label) => ({ label, schemeCode: null })),
    groups: labelsOf(record.groups),
    sdgs: labelsOf(record.sdgs),
    actionCategory: null,
    response,
  };
}

const days = new Map<string, boolean>();

/** Some exports write 1900 for a day that is not known. */
function isKnownDay(day: string): boolean {
  const held = days.get(day);
  if (held !== undefined) return held;
  const isKnown = isPartialDate(day) && day > "1946";
  if (days.size < 50_000) days.set(day, isKnown);
  return isKnown;
}

/** The numbered paragraph; where several records stand on one, or it has no number, the start of the record's own id. */
function refsOf(id: string, symbol: string | null, paragraph: string | null, share: string | null) {
  const own = id.replaceAll("-", "");
  const end = share ? `-${share}` : "";
  const short = [6, 10, 32].map((length) => own.slice(0, length));
  if (!symbol) return short.map((part) => `UHRI-${part}${end}`);
  if (!paragraph) return short.map((part) => `${documentKeyOf(symbol)}.u-${part}${end}`);
  const ref = refOf(symbol, paragraph);
  return [`${ref}${end}`, ...short.map((part) => `${ref}${end}-${part}`)];
}

/** Themes and groups come with "- " before them and blanks around them. */
const labelsOf = (labels: string[]): string[] => [
  ...new Set(
    labels
      .map((label) => tidy(label.replace(/^\s*-\s+/, "")))
      .filter((label) => /\p{L}/u.test(label)),
  ),
];

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
const noId = (id: string) =>
  id
    ? `“${shorten(id)}” is no id of the Universal Human Rights Index, so the record could not be known again.`
    : "The record has no id, so it could not be known again.";
const noBody = (body: string) =>
  `“${shorten(tidy(body))}” is no body that is known. Known are ${KNOWN_BODIES}, and special rapporteurs, independent experts and working groups by these words.`;
const noType = (type: string) =>
  tidy(type)
    ? `“${shorten(tidy(type))}” is no known type of record: look it up by its id and write Recommendations or Concerns/Observations.`
    : "The record does not say whether it recommends: look it up by its id and write Recommendations or Concerns/Observations.";
const noPosition = (word: string) =>
  `“${shorten(word)}” is no known position. Known are Supported, Noted and Supported/Noted.`;
const noCountry: Wrong = {
  column: "Countries",
  reason:
    "The record names no State, and its symbol names none. Write the State, or import the document’s other records first.",
};
