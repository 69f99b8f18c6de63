import "server-only";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { whatIsMissing } from "@/lib/domain/assessment";
import type { Day } from "@/lib/domain/day";
import { codeOf, documentKeyOf, refOf } from "@/lib/domain/recommendation";
import { readEntries } from "./starter-entry-file";
import { readParties } from "./starter-treaty";
import {
  assessmentEntry,
  documentEntry,
  evidenceEntry,
  recommendationEntry,
  reviewEntry,
  sourceEntry,
  type AssessmentEntry,
  type EvidenceEntry,
  type RecommendationEntry,
} from "./starter-shape";

const RECOMMENDATION_FILES = [
  ...["ohchr", "special-procedures", "treaty-bodies", "upr"].map(
    (part) => `china/recommendations-${part}.yaml`,
  ),
  "china/calls.yaml",
];

/** The starter dossier as its files have it: every entry checked, every name that one gives another resolved. */
export type Starter = Awaited<ReturnType<typeof readStarter>>;

/**
 * Reads `prisma/starter` of the project's folder. A slip stops it, with the file, the entry and what is wrong.
 * `today` is a day in Geneva: nothing may rest on evidence from the future.
 */
export async function readStarter(today: Day) {
  const hash = createHash("sha256");
  const pathOf = (file: string) => join(process.cwd(), "prisma", "starter", file);
  const readText = async (file: string): Promise<string> => {
    const text = await readFile(pathOf(file), "utf8");
    hash.update(text);
    return text;
  };
  const read = async <T>(file: string, entry: z.ZodType<T>, optional = false): Promise<T[]> => {
    if (optional && !existsSync(pathOf(file))) return [];
    const text = await readText(file);
    const entries = z.array(z.unknown()).parse(parse(text, { merge: true }));
    return entries.map((given, at) => checked(file, at, given, entry));
  };
  const starter = {
    themes: (await read("themes.yaml", z.string().min(1))).map(named),
    groups: (await read("groups.yaml", z.string().min(1))).map(named),
    sources: await read("china/sources.yaml", sourceEntry),
    documents: await read("china/documents.yaml", documentEntry),
    reviews: await read("china/reviews.yaml", reviewEntry),
    recommendations: await readAll(RECOMMENDATION_FILES, (file) => read(file, recommendationEntry)),
    evidence: await read("china/evidence.yaml", evidenceEntry),
    assessments: await read("china/assessments.yaml", assessmentEntry),
    entries: await readEntries(read, await readParties(readText)),
  };
  const problems = crossCheck(starter, today);
  if (problems.length) throw new Error(`prisma/starter: ${problems.join("; ")}`);
  return { ...starter, sha256: hash.digest("hex") };
}

type Entries = Omit<Starter, "sha256">;

const named = (label: string) => ({ code: codeOf(label), label });

async function readAll<T>(files: string[], read: (file: string) => Promise<T[]>): Promise<T[]> {
  const parts: T[][] = [];
  // One after the other: the hash of the files depends on their order.
  for (const file of files) parts.push(await read(file));
  return parts.flat();
}

function checked<T>(file: string, at: number, given: unknown, entry: z.ZodType<T>): T {
  const outcome = entry.safeParse(given);
  if (outcome.success) return outcome.data;
  const { id, key, code } = (given ?? {}) as Record<string, unknown>;
  const name = id ?? key ?? code ?? `number ${at + 1}`;
  throw new Error(`prisma/starter/${file}, entry ${name}: ${z.prettifyError(outcome.error)}`);
}

/** The public reference: symbol and paragraph where both are sure, else the entry's own short code. */
export function refOfEntry(
  { id, document, paragraph }: Pick<RecommendationEntry, "id" | "document" | "paragraph">,
  documents: Entries["documents"],
): string {
  const held = documents.find(({ key }) => key === document);
  return held?.symbol && !held.checkNote && paragraph ? refOf(held.symbol, paragraph) : id;
}

/** Everything that entries say of each other and that no single entry can get right alone. */
function crossCheck(starter: Entries, today: Day): string[] {
  return [
    ...twice(
      "source",
      starter.sources.map(({ id }) => id),
    ),
    ...twice(
      "document",
      starter.documents.map(({ key }) => key),
    ),
    ...twice(
      "recommendation",
      starter.recommendations.map(({ id }) => id),
    ),
    ...twice(
      "reference",
      starter.recommendations.map((one) => refOfEntry(one, starter.documents)),
    ),
    ...twice(
      "evidence",
      starter.evidence.map(({ code }) => code),
    ),
    ...twice(
      "entry",
      starter.entries.map(({ kind, key }) => `${kind} ${key}`),
    ),
    ...twice(
      "assessment",
      starter.assessments.map(({ recommendation }) => recommendation),
    ),
    ...unknownNames(starter),
    ...wrongKeys(starter),
    ...starter.assessments.flatMap((one) => gapsOf(one, starter, today)),
  ];
}

function twice(what: string, names: string[]): string[] {
  return names
    .filter((name, at) => names.indexOf(name) !== at)
    .map((name) => `${what} ${name} stands twice`);
}

function unknownNames(starter: Entries): string[] {
  const has = (what: string, known: string[], by: string, names: (string | null | undefined)[]) =>
    names
      .filter((name): name is string => typeof name === "string" && !known.includes(name))
      .map((name) => `${by} names the ${what} ${name}, which is not there`);
  const sources = starter.sources.map(({ id }) => id);
  const documents = starter.documents.map(({ key }) => key);
  const cycles = starter.reviews.map(({ cycle }) => String(cycle));
  const recommendations = starter.recommendations.map(({ id }) => id);
  const evidence = starter.evidence.map(({ code }) => code);
  const entries = starter.entries.map(({ kind, key }) => `${kind} ${key}`);
  const optional = (cycle: number | null) => (cycle === null ? null : String(cycle));
  return [
    ...starter.documents.flatMap((one) => [
      ...has("source", sources, one.key, one.sources),
      ...has("document", documents, one.key, [one.supersedes]),
    ]),
    ...starter.reviews.flatMap((one) => [
      ...has("source", sources, `review ${one.cycle}`, [
        ...one.sources,
        ...one.declared.map((d) => d.source),
      ]),
      ...has("document", documents, `review ${one.cycle}`, [one.document]),
    ]),
    ...starter.recommendations.flatMap((one) => [
      ...has("source", sources, one.id, [...one.sources, one.response?.source]),
      ...has("document", documents, one.id, [one.document]),
      ...has("review", cycles, one.id, [optional(one.cycle)]),
      ...has("recommendation", recommendations, one.id, [one.reiterates]),
      ...has(
        "theme",
        starter.themes.map(({ code }) => code),
        one.id,
        one.themes,
      ),
      ...has(
        "group",
        starter.groups.map(({ code }) => code),
        one.id,
        one.groups,
      ),
    ]),
    ...starter.evidence.flatMap((one) => [
      ...has("source", sources, one.code, [...one.sources, one.source]),
      ...has("recommendation", recommendations, one.code, Object.values(one.links).flat()),
      ...has("evidence", evidence, one.code, [one.derivedFrom]),
    ]),
    ...starter.assessments.flatMap((one) => [
      ...has("source", sources, `assessment of ${one.recommendation}`, one.sources),
      ...has("recommendation", recommendations, "an assessment", [one.recommendation]),
      ...has("evidence", evidence, `assessment of ${one.recommendation}`, one.evidence),
    ]),
    ...starter.entries.flatMap(({ kind, key, sources: named, links }) => [
      ...has("source", sources, `${kind} ${key}`, named),
      ...has("document", documents, `${kind} ${key}`, namesOf(links, "document")),
      ...has("recommendation", recommendations, `${kind} ${key}`, namesOf(links, "recommendation")),
      ...has("entry", entries, `${kind} ${key}`, entryNamesOf(links)),
    ]),
  ];
}

const namesOf = (links: readonly { target: string; value: string }[], target: string) =>
  links.filter((link) => link.target === target).map(({ value }) => value);

const entryNamesOf = (links: readonly { target: string; value: string }[]) =>
  links
    .filter(({ target }) => target.startsWith("entry:"))
    .map(({ target, value }) => `${target.slice("entry:".length)} ${value}`);

/** A checked symbol makes the key; an unchecked one must not be read off it. */
function wrongKeys({ documents }: Entries): string[] {
  return documents
    .filter(({ symbol }) => symbol !== null)
    .filter(
      ({ key, symbol, checkNote }) => (key === documentKeyOf(symbol ?? "")) === Boolean(checkNote),
    )
    .map(({ key, checkNote }) =>
      checkNote
        ? `document ${key} gives its unchecked symbol away`
        : `document ${key} has another key than its symbol makes`,
    );
}

/** What the rules of an assessment, the same as for everybody, find missing in one of ours. */
function gapsOf(one: AssessmentEntry, starter: Entries, today: Day): string[] {
  const about = starter.recommendations.find(({ id }) => id === one.recommendation);
  const cited = starter.evidence.filter(({ code }) => one.evidence.includes(code));
  const unlinked = cited.filter(
    ({ links }) => !Object.values(links).flat().includes(one.recommendation),
  );
  const gaps = whatIsMissing(
    {
      level: one.level,
      confidence: one.confidence,
      standardOfProof: one.standardOfProof,
      rationalePublic: one.rationale,
      evidenceCutOff: one.evidenceCutOff,
      evidence: one.evidence,
    },
    cited.map((evidence) => citedEntry(evidence, starter)),
    "not-assessed",
    today,
  );
  const by = `assessment of ${one.recommendation}`;
  return [
    ...gaps.map(({ message }) => `${by}: ${message}`),
    ...unlinked.map(({ code }) => `${by} cites ${code}, which does not speak to it`),
    ...(about?.checkNote ? [`${by}: an unchecked recommendation is not assessed`] : []),
  ];
}

function citedEntry(evidence: EvidenceEntry, { sources }: Entries) {
  const source = sources.find(({ id }) => id === evidence.source);
  return {
    code: evidence.code,
    title: source?.title ?? evidence.code,
    open: true,
    checked: true,
    retracted: false,
    datedOn: source?.publishedOn ?? evidence.occurredOn,
    source: evidence.derivedFrom ?? evidence.code,
  };
}
