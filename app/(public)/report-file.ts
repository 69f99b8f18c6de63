import { languageOfReport, type ReportFacts } from "@/lib/domain/entry/report";
import { USUAL_LANGUAGE } from "@/lib/domain/language";
import type { DrawnLogo } from "@/lib/domain/logo";
import { done, type Outcome } from "@/lib/domain/outcome";
import { toDocx } from "@/lib/export/document/docx";
import { toHtml } from "@/lib/export/document/html";
import { HTML_STYLE_SHA256 } from "@/lib/export/document/html-style";
import { toOdt } from "@/lib/export/document/odt";
import { toPdf } from "@/lib/export/document/pdf";
import { toJsonAnnex } from "@/lib/export/report/content";
import type { Report } from "@/lib/export/report/block";
import type { ReportInput } from "@/lib/export/report/input";
import { reportOf } from "@/lib/export/report/report";
import { reportCsv, reportXlsx } from "@/lib/export/report/tables";
import { XLSX_TYPE } from "@/lib/export/xlsx-cell";
import { findReportInput } from "@/lib/public/report-contents";
import { chartsOf } from "./report-chart";

// The files of a report, for the street and for the desk that previews them: one maker for each format.

/** What carries the words of the report, and can be marked; and what carries its data. */
const WORDED = {
  pdf: {
    contentType: "application/pdf",
    make: (report: Report) => toPdf(report),
  },
  docx: {
    contentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    make: toDocx,
  },
  odt: { contentType: "application/vnd.oasis.opendocument.text", make: toOdt },
  html: {
    contentType: "text/html; charset=utf-8",
    make: (report: Report) => Promise.resolve(Buffer.from(toHtml(report))),
  },
} as const;
const DATA = {
  json: {
    contentType: "application/json; charset=utf-8",
    make: (input: ReportInput) => Promise.resolve(Buffer.from([...toJsonAnnex(input)].join(""))),
  },
  csv: {
    contentType: "text/csv; charset=utf-8; header=present",
    make: (input: ReportInput) => whole(reportCsv(input)),
  },
  xlsx: { contentType: XLSX_TYPE, make: (input: ReportInput) => whole(reportXlsx(input)) },
} as const;

export type WordedFormat = keyof typeof WORDED;
export type ReportFormat = WordedFormat | keyof typeof DATA;
export const WORDED_FORMATS = Object.keys(WORDED) as WordedFormat[];
export const REPORT_FORMATS = [...WORDED_FORMATS, ...Object.keys(DATA)] as ReportFormat[];
export const isReportFormat = (word: string): word is ReportFormat =>
  REPORT_FORMATS.some((format) => format === word);
export const isWorded = (format: ReportFormat): format is WordedFormat =>
  Object.hasOwn(WORDED, format);

/** What a report as a page may load: the style that stands in it, and pictures that do. */
export const HTML_POLICY = `default-src 'none'; img-src data:; style-src 'sha256-${HTML_STYLE_SHA256}'; base-uri 'none'; form-action 'none'`;

export const contentTypeOf = (format: ReportFormat): string =>
  isWorded(format) ? WORDED[format].contentType : DATA[format].contentType;

/** The name of a file says its language, where its words are not in English. */
export function nameOfFile(key: string, facts: ReportFacts, format: ReportFormat): string {
  const language = languageOfReport(facts);
  const isSaid = isWorded(format) && language !== USUAL_LANGUAGE;
  return isSaid ? `${key}.${language}.${format}` : `${key}.${format}`;
}

/** Everything that a report is made of, with its charts drawn; street and desk each open logos where they may. */
export async function inputOf(
  key: string,
  facts: ReportFacts,
  openLogos: (facts: ReportFacts) => Promise<readonly DrawnLogo[]>,
): Promise<Outcome<ReportInput>> {
  const found = await findReportInput(key, facts);
  if (!found.ok) return found;
  const [charts, logos] = [await chartsOf(found.value), await openLogos(facts)];
  return done({ ...found.value, charts, logos });
}

/**
 * How long a PDF is in the making, in recommendations that are told one by one: each takes about five milliseconds. Word,
 * the page and the tables take any number of them.
 */
const PDF = { whileOneWaits: 700, forReaders: 2000, byJob: 5000 };
/** A row of a table takes a fifth of the time. */
const pdfLength = ({ facts, rows }: ReportInput): number =>
  rows.length / (facts.form === "data-annex" ? 5 : 1);

/** The files that readers can have a report as: its PDF is made once for all of them, while the first waits. */
export const formatsOf = (input: ReportInput): ReportFormat[] => formatsUpTo(input, PDF.forReaders);

/** The same at the desk, where a job makes a long PDF. */
export const deskFormatsOf = (input: ReportInput): ReportFormat[] => formatsUpTo(input, PDF.byJob);
export const isMadeByJob = (input: ReportInput, format: ReportFormat): boolean =>
  format === "pdf" && pdfLength(input) > PDF.whileOneWaits;

const formatsUpTo = (input: ReportInput, most: number): ReportFormat[] =>
  REPORT_FORMATS.filter((format) => format !== "pdf" || pdfLength(input) <= most);

/** The bytes of one of its files; `marking` stands across each page of a draft. */
export function fileOf(
  input: ReportInput,
  format: ReportFormat,
  marking: string | null = null,
): Promise<Uint8Array> {
  if (!isWorded(format)) return DATA[format].make(input);
  return worded({ ...reportOf(input), marking }, format);
}

/** A document in final words, whatever it was made of. */
export const worded = (report: Report, format: WordedFormat): Promise<Uint8Array> =>
  WORDED[format].make(report);

async function whole(pieces: AsyncIterable<string | Uint8Array>): Promise<Uint8Array> {
  const held: Uint8Array[] = [];
  for await (const piece of pieces) held.push(Buffer.from(piece));
  return Buffer.concat(held);
}
