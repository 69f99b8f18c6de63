import type { BodyCode } from "@/lib/domain/body";
import type { Claim, Position } from "@/lib/domain/position";
import type { AddresseeKind, CountingUnit } from "@/lib/domain/recommendation";
import type { OfficialLanguage } from "@/lib/domain/language";

/** The file formats that can be read, by the word that the command line and the reports use. */
export const IMPORT_FORMATS = [
  "onus-csv",
  "onus-json",
  "ohchr-matrix",
  "upr-info-csv",
  "working-group-report",
  "uhri-json",
  "uhri-api",
  "uhri-xlsx",
  "working-group-report",
  "uwazi-csv",
  "table",
] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/**
 * The most that is taken in at once. The whole database of UPR Info, 42,000 rows, is 10 MB; three times that leaves
 * room, and a server of 512 MB can still hold and compare it. What is larger wants a format that is read as a stream.
 */
export const MAX_FILE_BYTES = 32 * 1024 * 1024;

/** A row that cannot be read: where, why, and what to do about it. Rows count from 1, the header included. */
export type Rejection = { row: number; column: string; reason: string };

/** Rows that are read and rightly not taken in, with the reason. */
export type LeftOut = { reason: string; count: number };

export type ParsedTheme = { label: string; schemeCode: string | null };

/** What the file says that the State said. `verbatim` is the file's own word. */
export type ParsedResponse = {
  verbatim: string;
  position: Position;
  claim: Claim | null;
  sourceTitle: string;
};

/** One recommendation of a file, in the words of the domain. States are ISO 3166-1 alpha-3. */
export type ParsedRecommendation = {
  /** Where it first stands in the file. */
  row: number;
  /** The source's own key: the same recommendation has the same key in every file of its format. */
  externalKey: string;
  /** Public references in order of preference: the first that nothing else holds is taken. */
  refs: string[];
  /** The State in whose dossier it belongs; null where it asks no single State. */
  state: string | null;
  /** Who is asked, where that is not simply the State above. */
  addressee?: ParsedAddressee;
  /** Who asks; the Universal Periodic Review where nothing is said. */
  body?: BodyCode;
  /** Of a review; null where the body has no cycles or the file does not say. */
  cycle: number | null;
  session: number | null;
  /** Symbol of the report, without /Add.n; null where the file names none. */
  symbol: string | null;
  /** When the document was published, as the file says. */
  publishedOn?: string | null;
  paragraph: string | null;
  countingUnit: CountingUnit;
  text: string;
  /** Of `text`; English where nothing is said. */
  language?: OfficialLanguage;
  /** The same in further languages. */
  texts?: Partial<Record<OfficialLanguage, string>>;
  /** The States that made it; empty only where the file itself says that they are unknown. */
  issuers: string[];
  themes: ParsedTheme[];
  groups: string[];
  /** As the file writes them: "16 - PEACE, JUSTICE AND STRONG INSTITUTIONS". */
  sdgs: string[];
  actionCategory: number | null;
  /** Null where the State was not asked for one, or the file has none. */
  response: ParsedResponse | null;
};

export type ParsedAddressee = { kind: AddresseeKind; name: string; territory?: string };

export type ParsedFile = {
  format: ImportFormat;
  /** What the file holds: rows of recommendations, headings and header apart. */
  rows: number;
  recommendations: ParsedRecommendation[];
  /** With one entry or more nothing of the file is taken in. */
  rejected: Rejection[];
  leftOut: LeftOut[];
  /**
   * Of an export that nobody can correct row by row: what cannot be read is listed, and the rest is taken in. With it
   * stands what was set right on the way, and how often.
   */
  tolerant?: { normalised: Record<string, number> };
};

/** Of which cycle a session of the Working Group is part: 1–12, 13–26, 27–40, 41–54. */
export function cycleOfSession(session: number): number | null {
  if (!Number.isInteger(session) || session < 1 || session > 54) return null;
  return session <= 12 ? 1 : Math.ceil((session + 2) / 14);
}

/** One blank wherever there are blanks of any kind. Most texts are so already, and are only looked at. */
export const tidy = (text: string): string =>
  UNTIDY.test(text) ? text.replaceAll(/\s+/gu, " ").trim() : text;
const UNTIDY = /[^\S ]| {2}|^ | $/u;
