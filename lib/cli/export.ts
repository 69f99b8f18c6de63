import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { recommendationFilter, type RecommendationFilter } from "@/lib/domain/filter";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import type { EditionMark } from "@/lib/domain/summary";
import { toCsv } from "@/lib/export/csv";
import { recommendationBook } from "@/lib/export/edition-book";
import { toXlsx } from "@/lib/export/xlsx";
import { addressOf } from "@/lib/public/api";
import { siteAddress } from "@/lib/public/site";
import { toDocx } from "@/lib/export/document/docx";
import { toJson } from "@/lib/export/json";
import { toPdf } from "@/lib/export/document/pdf";
import type { Report } from "@/lib/export/report/block";
import { dossierReport } from "@/lib/export/report/dossier";
import { currentEdition, findEdition } from "@/lib/public/edition";
import { streamRecommendations, streamStored } from "@/lib/public/recommendation";
import { findDossierContents } from "@/lib/public/dossier-contents";
import { pageOf, toItem } from "@/lib/public/to-answer";
import type { Command } from "./command";

const FORMATS = ["csv", "xlsx", "json", "pdf", "docx"] as const;
type Format = (typeof FORMATS)[number];
const isFormat = (word: string | undefined): word is Format =>
  FORMATS.some((format) => format === word);

/** Every filter of the explorer is a flag: `--position rejected`. */
const FILTERS = Object.fromEntries(
  Object.keys(recommendationFilter.shape).map((name) => [name, { type: "string" as const }]),
);

export const exportFile: Command = {
  usage: `export ${FORMATS.join("|")} --out FILE [--edition N] [--state ISO3] [--position …] [--json]`,
  summary:
    "Writes what is public as a table (csv, xlsx, json), or the progress report of one State (pdf, docx).",
  needsDatabases: true,
  async run(given, out) {
    const options = {
      ...FILTERS,
      out: { type: "string" },
      edition: { type: "string" },
      json: { type: "boolean" },
    } as const;
    const { values, positionals } = parseArgs({ args: given, options, allowPositionals: true });
    const [format, ...more] = positionals;
    const { out: file, edition, json: _, ...words } = values as Record<string, string | undefined>;
    if (!isFormat(format) || more.length > 0 || !file) {
      out.problem(`Use: npm run onus -- ${exportFile.usage}`);
      return 2;
    }
    const written = await write(format, file, words, edition);
    if (!written.ok) {
      out.problem(written.problem.message);
      return 1;
    }
    out.line(`${file}: edition ${written.value.edition}.`);
    out.result(written.value);
    return 0;
  },
};

type Written = { file: string; format: Format; edition: number };

/** Under another name until it is whole: a file that is there is never half of one. */
async function write(
  format: Format,
  file: string,
  words: Record<string, string | undefined>,
  number?: string,
): Promise<Outcome<Written>> {
  const filter = recommendationFilter.safeParse(words);
  if (!filter.success) {
    const [issue] = filter.error.issues;
    return refused("not valid", `--${issue?.path.join(".")}: ${issue?.message}`);
  }
  const edition = await chosenEdition(number);
  if (!edition.ok) return edition;
  const pieces = await piecesOf(format, filter.data, edition.value);
  if (!pieces.ok) return pieces;
  const unfinished = `${file}.unfinished-${process.pid}`;
  try {
    await pipeline(Readable.from(pieces.value), createWriteStream(unfinished));
    await rename(unfinished, file);
  } catch (thrown) {
    await rm(unfinished, { force: true });
    return refused(
      "not ready",
      `${file} could not be written: ${(thrown as NodeJS.ErrnoException).code ?? "unknown"}. Is the folder there, and may this user write to it?`,
    );
  }
  return done({ file, format, edition: edition.value.number });
}

async function chosenEdition(number: string | undefined): Promise<Outcome<EditionMark>> {
  const edition =
    number === undefined ? await currentEdition() : await findEdition(Number(number) || 0);
  if (edition) return done(edition);
  return refused(
    "not found",
    number === undefined ? "Nothing has been published yet." : `There is no edition ${number}.`,
  );
}

type Pieces = AsyncIterable<string | Uint8Array> | Uint8Array[];

async function piecesOf(
  format: Format,
  filter: RecommendationFilter,
  edition: EditionMark,
): Promise<Outcome<Pieces>> {
  const rows = () => streamRecommendations(filter, edition.number);
  switch (format) {
    case "csv":
      return done(toCsv(streamStored(filter, edition.number), edition, pageOf));
    case "xlsx": {
      const stored = streamStored(filter, edition.number);
      const address = siteAddress(
        addressOf("/data/recommendations.xlsx", { ...filter, edition: edition.number }),
      );
      return done(toXlsx(recommendationBook(stored, { edition, address }, pageOf)));
    }
    case "json":
      return done(toJson(mapped(rows(), toItem), edition, filter));
    case "pdf":
      return report(filter, edition, toPdf);
    case "docx":
      return report(filter, edition, toDocx);
  }
}

async function* mapped<A, B>(all: AsyncIterable<A>, change: (one: A) => B): AsyncGenerator<B> {
  for await (const one of all) yield change(one);
}

async function report(
  { state, ...rest }: RecommendationFilter,
  edition: EditionMark,
  make: (report: Report) => Promise<Uint8Array>,
): Promise<Outcome<Pieces>> {
  if (!state) return refused("not valid", "A report is of one State: name it, as in --state CHN.");
  if (Object.keys(rest).length > 0)
    return refused(
      "not valid",
      "A report is of a whole dossier: of the filters it takes --state alone.",
    );
  const contents = await findDossierContents(state, edition);
  if (!contents)
    return refused("not found", `Edition ${edition.number} has no dossier on ${state}.`);
  return done([await make(dossierReport(contents))]);
}
