import { z } from "zod";
import { REPORT_LANGUAGES, USUAL_LANGUAGE, type ReportLanguage } from "../language";
import {
  choice,
  common,
  count,
  line,
  link,
  list,
  marked,
  orNull,
  prose,
  rows,
  wholeDay,
} from "./field";

/** What a report can be: each with a structure, an order and limits of its own (lib/domain/report-form.ts). */
export const REPORT_FORMS = [
  "upr-mid-term",
  "treaty-follow-up",
  "document-progress",
  "session-brief",
  "state-profile",
  "addressee-board",
  "deadlines",
  "case-list",
  "press-page",
  "data-annex",
] as const;
export type ReportForm = (typeof REPORT_FORMS)[number];

/** In which order its recommendations come; a body's own order is that of its paragraphs. */
export const REPORT_ORDERS = ["paragraph", "theme", "position", "level"] as const;
/** What may be left out of a report. What it finds, and what nobody has assessed, may not. */
export const REPORT_SECTIONS = ["method", "figures", "glance", "changes"] as const;
/** Charts of a State's dossier that a report can show (lib/domain/chart.ts). */
export const REPORT_CHARTS = [
  "levels",
  "said-and-found",
  "answers",
  "actions",
  "themes-answered",
  "themes-found",
  "disagreement",
] as const;

/** How those who signed stand in it. */
export const SIGNATORIES_SHOWN = ["names", "logos"] as const;

/**
 * A report that the coalition hands in: what it is made of and of which edition, never its pages. They are made of the
 * edition that it names, today or in ten years, and `sha256` is of that content (lib/domain/report-sum.ts).
 */
export const report = z.strictObject({
  title: line(),
  form: choice(REPORT_FORMS),
  /** In which its words are; left out, it is English, as in every report from before there was a choice. */
  language: choice(REPORT_LANGUAGES).optional(),
  /** The day that stands on it. */
  on: wholeDay(),
  /** The edition that it is made of, and stays with. */
  edition: count(),
  /** The SHA-256 of its content, given when it is locked. */
  sha256: orNull(line()),
  /** What it is a report on: a State, a document, or both. */
  state: orNull(link("state", "report on")),
  document: orNull(link("document", "report on")),
  /** Which recommendations, in the words of the explorer's address: `state=CHN&body=upr&cycle=4`. */
  scope: orNull(line()),
  /** Of these the chosen ones, where not all are meant. */
  chosen: list(link("recommendation", "chosen")),
  order: choice(REPORT_ORDERS).default("paragraph"),
  leftOut: list(choice(REPORT_SECTIONS)),
  charts: list(choice(REPORT_CHARTS)),
  notes: choice(["foot", "end"]).default("foot"),
  /** How many words the body takes that it is handed to. */
  wordLimit: orNull(count()),
  /** The coalition's own words, with marks of Markdown. */
  introduction: orNull(marked()),
  recommendations: orNull(marked()),
  /** How its readers reach those who wrote it. */
  contact: orNull(line()),
  /** The organisations that signed, in alphabetical order. */
  signatories: list(line()),
  /** By name alone, where nothing is said; or with their logos, beside which the name always stands too. */
  signatoriesShown: choice(SIGNATORIES_SHOWN).optional(),
  /** The logos of those who signed, in the same order, as they were when it was locked; left out where there is none. */
  signatoryLogos: z.array(z.strictObject({ name: line(), sha256: line() })).optional(),
  /** 1, 2, 3 …: a corrected report is the next issue. */
  issue: count().default(1),
  corrections: rows({ on: wholeDay(), note: prose() }),
  /** The report before it, against which it says what changed. */
  follows: orNull(link("entry:report", "follows")),
  ...common(),
});
export type ReportFacts = z.infer<typeof report>;

export const languageOfReport = ({ language }: Pick<ReportFacts, "language">): ReportLanguage =>
  language ?? USUAL_LANGUAGE;

/**
 * Written by commands and by no form (lib/staff/report.ts). A save carries them over; the hash it takes away, for it was of
 * what stood before.
 */
export const REPORT_BY_COMMAND = {
  sha256: "cleared",
  signatories: "carried",
  signatoryLogos: "carried",
  issue: "carried",
  corrections: "carried",
  sources: "carried",
  lastCheckedOn: "carried",
  territories: "carried",
} as const satisfies Partial<Record<keyof ReportFacts, "carried" | "cleared">>;
