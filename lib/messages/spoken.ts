import { createTranslator } from "use-intl/core";
import type { BodyCode } from "@/lib/domain/body";
import type { Confidentiality } from "@/lib/domain/confidentiality";
import type { PartialDate } from "@/lib/domain/day";
import type { EvidenceKind, Relation } from "@/lib/domain/evidence";
import { pagesRun, type ReportLanguage } from "@/lib/domain/language";
import type { Confidence, Level, StandardOfProof } from "@/lib/domain/level";
import type { Claim, Position } from "@/lib/domain/position";
import type { RateKey } from "@/lib/domain/rate";
import type { AddresseeKind, AskType, CountingUnit } from "@/lib/domain/recommendation";
import { refuse } from "./catalogue";
import { dateWords, LOCALE } from "./date";
import annex from "./en/annex.json";
import charts from "./en/charts.json";
import dealings from "./en/dealings.json";
import domain from "./en/domain.json";
import entry from "./en/entry.json";
import forPublic from "./en/public.json";
import report from "./en/report.json";
import { countWords, percentWords } from "./figure";

// Everything that a report prints, in one language. It is handed from function to function, so that reports in two
// languages can be made at the same time and neither takes a word of the other.

const english = { annex, charts, dealings, domain, entry, public: forPublic, report };

/** The catalogues that a report prints from. Those of other languages hold of them what is printed (printed.ts). */
export type Catalogues = typeof english;
type Name = Exclude<keyof Catalogues, "domain" | "entry">;
type Say<N extends Name> = ReturnType<typeof createTranslator<Catalogues[N], never>>;

export type Words = {
  language: ReportLanguage;
  direction: "ltr" | "rtl";
  report: Say<"report">;
  dealings: Say<"dealings">;
  public: Say<"public">;
  annex: Say<"annex">;
  charts: Say<"charts">;
  date: (date: PartialDate) => string;
  count: (count: number) => string;
  percent: (numerator: number, denominator: number) => string | null;
  /** "a, b and c". */
  list: (names: readonly string[]) => string;
  /** Before or after another in the alphabet of the language. */
  compare: (a: string, b: string) => number;
  /** What stands between the parts of a line: "Government Press, 2024". */
  comma: string;
  /** What stands between a term and what is said of it. */
  colon: string;
  /**
   * Words of others among words of ours. Where pages run from right to left, what is written the other way is kept
   * together, so that a symbol or an address is not torn apart.
   */
  apart: (text: string) => string;
  level: (level: Level) => { name: string; definition: string };
  position: (position: Position) => { name: string; whose: string; definition: string };
  claim: (claim: Claim | "none") => { name: string; short: string; definition: string };
  relation: (relation: Relation) => { name: string };
  evidenceKind: (kind: EvidenceKind) => { name: string };
  confidence: (confidence: Confidence) => { name: string; definition: string };
  standard: (standard: StandardOfProof) => { name: string; definition: string };
  rate: (key: RateKey) => { label: string; definition: string };
  countingUnit: (unit: CountingUnit) => { name: string; definition: string };
  askType: (type: AskType) => { name: string };
  addressee: (kind: AddresseeKind) => { name: string };
  confidentiality: (level: Confidentiality) => { name: string };
  body: (body: BodyCode) => { name: string; abbreviation: string };
  /** One of the values that a field of an entry allows. */
  choice: (kind: string, field: string, value: string) => string;
};

/** The words of one language, from its catalogues. */
export function wordsFrom(language: ReportLanguage, catalogues: Catalogues): Words {
  const { domain: words } = catalogues;
  const direction = pagesRun(language);
  const say = <N extends Name>(name: N): Say<N> => {
    const t = createTranslator<Catalogues[N], never>({
      locale: language === "en" ? "en" : LOCALE[language],
      messages: catalogues[name],
      onError: refuse,
    });
    return direction === "rtl" ? keepingApart(t) : t;
  };
  const told = say("dealings");
  const apart = direction === "rtl" ? isolated : (text: string) => text;
  const collator = new Intl.Collator(language);
  return {
    language,
    direction,
    report: say("report"),
    dealings: told,
    public: say("public"),
    annex: say("annex"),
    charts: say("charts"),
    date: (date) => dateWords(date, language),
    count: (count) => countWords(count, language),
    percent: (numerator, denominator) => percentWords(numerator, denominator, language),
    list(names) {
      const last = names.at(-1);
      if (last === undefined || names.length === 1) return last ?? "";
      return told("lasted.and", {
        first: names.slice(0, -1).map(apart).join(COMMA[language]),
        last,
      });
    },
    compare: (a, b) => collator.compare(a, b),
    comma: COMMA[language],
    colon: language === "fr" ? "\u202f: " : ": ",
    apart,
    level: (level) => words.levels[level],
    position: (position) => words.positions[position],
    claim: (claim) => words.claims[claim],
    relation: (relation) => words.relations[relation],
    evidenceKind: (kind) => words.evidenceKinds[kind],
    confidence: (confidence) => words.confidences[confidence],
    standard: (standard) => words.standards[standard],
    rate: (key) => words.rates[key],
    countingUnit: (unit) => words.countingUnits[unit],
    askType: (type) => words.askTypes[type],
    addressee: (kind) => words.addresseeKinds[kind],
    confidentiality: (level) => words.confidentialities[level],
    body: (body) => words.bodies[body],
    choice: (kind, field, value) => choiceIn(catalogues.entry.choices, kind, field, value),
  };
}

const COMMA: Record<ReportLanguage, string> = { en: ", ", fr: ", ", ar: "، " };

/** The same messages, each word that is given to them kept together if it runs the other way. */
function keepingApart<T extends object>(translate: T): T {
  const call = translate as unknown as (key: string, values?: Values) => string;
  const kept = (key: string, values?: Values) =>
    call(
      key,
      values &&
        Object.fromEntries(
          Object.entries(values).map(([name, one]) => [
            name,
            typeof one === "string" ? isolated(one) : one,
          ]),
        ),
    );
  return Object.assign(kept, translate) as unknown as T;
}
type Values = Record<string, unknown>;

/**
 * Between marks that Unicode has for it: the words inside find their own direction, and turn nothing around them. Not a
 * count with its share, "130 (30.4 %)": it is read from the right, the count first.
 */
const isolated = (text: string): string =>
  /\p{Script=Latin}|\d[-:/]\d/u.test(text) && !WHOLLY_APART.test(text)
    ? `\u2068${text}\u2069`
    : text;
const WHOLLY_APART = /^\u2068[^\u2068\u2069]*\u2069$/u;

type Choices = Record<string, Record<string, Record<string, string>> | undefined>;

function choiceIn(choices: Choices, kind: string, field: string, value: string): string {
  const words = choices[kind]?.[field]?.[value];
  if (words === undefined) throw new Error(`no word for ${kind} ${field} ${value}`);
  return words;
}

export const ENGLISH = wordsFrom("en", english);
