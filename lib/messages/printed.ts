import type { ReportLanguage } from "@/lib/domain/language";
import annexArabic from "./ar/annex.json";
import chartsArabic from "./ar/charts.json";
import dealingsArabic from "./ar/dealings.json";
import domainArabic from "./ar/domain.json";
import entryArabic from "./ar/entry.json";
import publicArabic from "./ar/public.json";
import reportArabic from "./ar/report.json";
import annexFrench from "./fr/annex.json";
import chartsFrench from "./fr/charts.json";
import dealingsFrench from "./fr/dealings.json";
import domainFrench from "./fr/domain.json";
import entryFrench from "./fr/entry.json";
import publicFrench from "./fr/public.json";
import reportFrench from "./fr/report.json";
import { ENGLISH, wordsFrom, type Catalogues, type Words } from "./spoken";

/** Has a native speaker read the words of a catalogue? Where nobody has, the report says so among its particulars. */
export const IS_READ: Record<ReportLanguage, boolean> = { en: true, fr: false, ar: false };

/** Of each English catalogue what a report prints, by the beginning of its path; the whole where nothing is named. */
export const PRINTED = {
  annex: [],
  /** Of those charts that a report can show. */
  charts: [
    "empty",
    "source.rows",
    "source.assessments",
    "source.both",
    "column.all",
    "column.basis",
    "column.category",
    "column.count",
    "column.level",
    "column.review",
    "column.said",
    "column.theme",
    "column.unit",
    "column.voices",
    "dossier",
    "themes",
    "answers",
    "actions",
    "disagreement",
  ],
  dealings: [
    "lasted",
    "action.finding",
    "action.note",
    "action.confirmed",
    "action.suggested",
    "action.supported",
    "action.others",
    "action.foot",
    "action.categories.*.name",
    "state.stanceNote",
    "state.both",
    "state.switched",
    "case.detained",
    "case.wasDetained",
    "case.since",
    "case.sinceUntil",
    "case.standing",
    "case.standingUndated",
    "case.detainedThen",
    "case.detainedUnchecked",
    "case.sinceChecked",
    "obligation.overdue",
    "obligation.overdueBare",
    "obligation.dueNotSeen",
    "obligation.lateThen",
    "obligation.ifStill",
    "obligation.fellDue",
    "obligation.fellDueChecked",
    "obligation.upcoming",
    "obligation.dueSoon",
    "obligation.submittedOnTime",
    "obligation.submitted",
    "obligation.submittedLate",
    "obligation.submittedLateBare",
  ],
  domain: [
    "levels",
    "positions",
    "claims",
    "relations.*.name",
    "evidenceKinds",
    "confidences",
    "standards",
    "rates",
    "countingUnits.*.name",
    "countingUnits.*.definition",
    "askTypes.*.name",
    "addresseeKinds",
    "confidentialities.*.name",
    "bodies",
  ],
  entry: [
    "choices.case.status",
    "choices.vote.vote",
    "choices.statement.stance",
    "choices.treaty.status",
    "choices.obligation.type",
    "choices.claim.answer",
  ],
  public: [
    "headline.compared",
    "headline.single",
    "headline.waiting",
    "headline.none",
    "levelsFinding",
    "matrixFinding",
    "responsesFinding",
    "scale.first",
    "scale.since",
  ],
  report: [],
} as const satisfies Record<keyof Catalogues, readonly string[]>;

export const CATALOGUES: Record<Exclude<ReportLanguage, "en">, Record<keyof Catalogues, object>> = {
  fr: {
    annex: annexFrench,
    charts: chartsFrench,
    dealings: dealingsFrench,
    domain: domainFrench,
    entry: entryFrench,
    public: publicFrench,
    report: reportFrench,
  },
  ar: {
    annex: annexArabic,
    charts: chartsArabic,
    dealings: dealingsArabic,
    domain: domainArabic,
    entry: entryArabic,
    public: publicArabic,
    report: reportArabic,
  },
};

/** Held against the English one, message by message, by printed.test.ts. */
const held = (language: Exclude<ReportLanguage, "en">): Words =>
  wordsFrom(language, CATALOGUES[language] as Catalogues);

const WORDS: Record<ReportLanguage, Words> = { en: ENGLISH, fr: held("fr"), ar: held("ar") };

/** What a report prints in a language. */
export const wordsIn = (language: ReportLanguage): Words => WORDS[language];
