import "server-only";
import { randomBytes } from "node:crypto";
import type { Bulk } from "@/lib/db/bulk";
import { suggestActionCategory } from "@/lib/domain/action-category";
import { codeOf, documentKeyOf } from "@/lib/domain/recommendation";
import type { ParsedRecommendation, ParsedTheme } from "@/lib/import/parsed";
import { ownCopy } from "@/lib/import/stream";

/** Labels of a file by the word that addresses use; they are few, however long the file. */
export type Vocabulary = { themes: Map<string, ParsedTheme>; groups: Map<string, string> };
/** Told now and then while a file is read: rows that have come so far. */
type RowsRead = (rows: number) => void;

/** Copies a file's recommendations in, one after the other, and gives back the labels that they use. */
export async function stage(
  tx: Bulk,
  recommendations: AsyncIterable<ParsedRecommendation>,
  progress: RowsRead,
): Promise<Vocabulary> {
  const vocabulary: Vocabulary = { themes: new Map(), groups: new Map() };
  await tx.copyIn("import_row", COLUMNS, inPieces(recommendations, vocabulary, progress));
  return vocabulary;
}

const COLUMNS = [
  "id",
  "row",
  "external_key",
  "ref",
  "refs",
  "state",
  "addressee_kind",
  "addressee",
  "territory",
  "body",
  "cycle",
  "session",
  "symbol",
  "document_key",
  "published_on",
  "paragraph",
  "counting_unit",
  "language",
  "text",
  "texts",
  "action_category",
  "action_suggested",
  "issuers",
  "themes",
  "groups",
  "sdgs",
  "verbatim",
  "position",
  "claim",
  "source_title",
] as const;

const PIECE = 64 * 1024;

async function* inPieces(
  recommendations: AsyncIterable<ParsedRecommendation>,
  vocabulary: Vocabulary,
  progress: RowsRead,
): AsyncIterable<string> {
  const nextId = idsInOrder();
  let piece = "";
  for await (const parsed of recommendations) {
    piece += lineOf(nextId(), parsed, vocabulary);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
    progress(parsed.row);
  }
  if (piece) yield piece;
}

/**
 * Ids of version 7: those of one import follow each other, so that every index on them grows at its end. In random order,
 * a large import would touch each page of these indexes again and again.
 */
function idsInOrder(): () => string {
  const time = Date.now().toString(16).padStart(12, "0");
  const own = randomBytes(3).toString("hex");
  const start = `${time.slice(0, 8)}-${time.slice(8)}-7${own.slice(0, 3)}-8${own.slice(3)}-`;
  let count = 0;
  return () => {
    count += 1;
    return start + count.toString(16).padStart(12, "0");
  };
}

/** UPR Info's categories are of the Universal Periodic Review, and their first verbs are English. */
const suggestedFor = ({ body = "upr", language = "en", text }: ParsedRecommendation) =>
  body === "upr" && language === "en" ? suggestActionCategory(text) : null;

function lineOf(id: string, parsed: ParsedRecommendation, vocabulary: Vocabulary): string {
  const { addressee, response, texts } = parsed;
  return `${[
    id,
    parsed.row,
    parsed.externalKey,
    parsed.refs[0] ?? null,
    parsed.refs,
    parsed.state,
    addressee?.kind ?? null,
    addressee?.name ?? null,
    addressee?.territory ?? null,
    parsed.body ?? "upr",
    parsed.cycle,
    parsed.session,
    parsed.symbol,
    parsed.symbol && documentKeyOf(parsed.symbol),
    parsed.publishedOn ?? null,
    parsed.paragraph,
    parsed.countingUnit,
    parsed.language ?? "en",
    parsed.text,
    texts && Object.keys(texts).length > 0 ? JSON.stringify(texts) : null,
    parsed.actionCategory,
    suggestedFor(parsed),
    parsed.issuers,
    themesOf(parsed.themes, vocabulary),
    groupsOf(parsed.groups, vocabulary),
    parsed.sdgs.flatMap(goalOf),
    response?.verbatim ?? null,
    response?.position ?? null,
    response?.claim ?? null,
    response?.sourceTitle ?? null,
  ]
    .map(fieldOf)
    .join("\t")}\n`;
}

function themesOf(themes: ParsedTheme[], { themes: known }: Vocabulary): string[] {
  return themes.map((theme) => {
    const code = wordOf(theme.label);
    if (!known.has(code)) known.set(code, { ...theme, label: ownCopy(theme.label) });
    return code;
  });
}

function groupsOf(groups: string[], { groups: known }: Vocabulary): string[] {
  return groups.map((label) => {
    const code = wordOf(label);
    if (!known.has(code)) known.set(code, ownCopy(label));
    return code;
  });
}

/** "16 - PEACE, JUSTICE …" is goal 16, "5.2 - End all violence …" a target of goal 5. */
const goalOf = (label: string): string[] =>
  /^\s*-?\s*(?:goal\s+)?(\d{1,2}(?:\.[\da-d]{1,2})?)\b/i.exec(label)?.slice(1, 2) ?? [];

const words = new Map<string, string>();

/** The word for a label in addresses; a label without a Latin letter keeps its own letters. */
function wordOf(label: string): string {
  const known = words.get(label);
  if (known !== undefined) return known;
  const word = codeOf(label) || label.trim().toLowerCase().replaceAll(/\s+/g, "-");
  if (words.size < 10_000) words.set(ownCopy(label), word);
  return word;
}

type Value = string | number | null | readonly string[];

/** One value in PostgreSQL's text form for COPY. */
function fieldOf(value: Value): string {
  if (value === null) return "\\N";
  if (typeof value === "number") return String(value);
  return escaped(typeof value === "string" ? value : arrayOf(value));
}

/** What text of a database cannot hold at all is left away; the rest is escaped. */
const escaped = (text: string): string =>
  /[\\\t\n\r\0]/.test(text)
    ? text.replaceAll("\0", "").replaceAll(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign)
    : text;
const ESCAPES: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

const arrayOf = (values: readonly string[]): string =>
  values.length === 0
    ? "{}"
    : `{${values.map((value) => `"${value.replaceAll(/["\\]/g, "\\$&")}"`).join(",")}}`;
