import type { ReportFacts } from "@/lib/domain/entry/report";
import { FORMS } from "@/lib/domain/report-form";
import { dateWords } from "@/lib/messages/date";
import { translator } from "@/lib/messages/words";
import { heading, paragraph, type Block, type Report } from "./block";
import type { ReportInput } from "./input";
import type { Sources } from "./source";
import { toWritten } from "./written";

const t = translator("report");

/** What one form of report says: the frame around it is the same for all. */
export type Body = { headline: string; headlineNote: string | null; blocks: Block[] };

/** A report as a whole: what every form has in common around what this one says. */
export function framed(input: ReportInput, body: Body, sources: Sources): Report {
  const { facts, edition, site, state, document } = input;
  const { layout } = FORMS[facts.form];
  const form = t(`frame.forms.${facts.form}`);
  const subject = document?.symbol ?? state?.name;
  const mark = { number: String(edition.number), day: dateWords(edition.asOf) };
  const isSheet = layout === "sheet";
  const noted = isSheet ? notices(input).map(({ term, text }) => `${term}: ${text}`) : [];
  const blocks = [
    ...noted.map((text) => paragraph(text, "finding")),
    ...introduction(facts),
    ...body.blocks,
    ...(isSheet ? [] : signatories(facts)),
    ...(isSheet ? [] : sources.chapter()),
  ];
  return {
    site,
    language: "en",
    title: facts.title,
    state: facts.title,
    kind: subject ? t("frame.kind", { form, subject }) : form,
    edition: t("edition", mark),
    on: facts.on,
    layout,
    headline: body.headline,
    headlineNote: body.headlineNote,
    facts: factsOf(input),
    foot: t("frame.foot", { site, title: facts.title, ...mark }),
    marking: null,
    words: { page: t("page"), of: t("of"), contents: t("contents") },
    notes: facts.notes,
    sources: sources.list(),
    blocks,
  };
}

type Fact = Report["facts"][number];
const fact = (term: string, text: string, url: string | null = null): Fact => ({
  term,
  text,
  url,
});

/** What a reader must see first: that this is a corrected issue, and that something is gone from it. */
function notices({ facts, takenDown }: ReportInput): Fact[] {
  return [
    ...facts.corrections.map(({ on, note }, at) =>
      fact(
        t("frame.corrected"),
        t("frame.correctionIs", { issue: at + 2, day: dateWords(on), note }),
      ),
    ),
    ...(takenDown > 0
      ? [fact(t("frame.takenDown"), t("frame.takenDownIs", { count: takenDown }))]
      : []),
  ];
}

function factsOf(input: ReportInput): Fact[] {
  const { facts, edition } = input;
  const address = addressOf(input);
  return [
    ...notices(input),
    fact(t("frame.dated"), dateWords(facts.on)),
    ...(facts.signatories.length > 0 ? [fact(t("frame.madeBy"), makers(facts))] : []),
    ...(facts.contact ? [fact(t("frame.contact"), facts.contact)] : []),
    fact(t("frame.publicity"), t("frame.isPublic")),
    fact(t("frame.cite"), citation(input)),
    fact(t("frame.address"), address, address),
    fact(t("frame.sum"), facts.sha256 ?? t("frame.noSum")),
    fact(t("frame.editionSum"), edition.sha256),
  ];
}

/** As many names as fit a line; how many, where there are more. */
const makers = ({ signatories: names }: ReportFacts): string =>
  names.length <= FEW
    ? inAlphabet(names).join("; ")
    : t("frame.madeByMany", { count: names.length });
const FEW = 4;

/** How others cite it: who, what, when, of which edition, where. */
export function citation(input: ReportInput): string {
  const { facts, edition, site } = input;
  const names = inAlphabet(facts.signatories);
  const [first] = names;
  const cited =
    names.length > 2
      ? t("frame.andOthers", { first: first ?? "", count: names.length - 1 })
      : names.join(" and ");
  return t("frame.citation", {
    makers: cited === "" ? "" : t("frame.citedMakers", { names: cited }),
    title: facts.title,
    issue: facts.issue > 1 ? t("frame.citedIssue", { issue: String(facts.issue) }) : "",
    day: dateWords(facts.on),
    number: String(edition.number),
    site,
    asOf: dateWords(edition.asOf),
    address: addressOf(input),
  });
}

/** Where the report stands, and stays. */
export const addressOf = ({ url, key }: Pick<ReportInput, "url" | "key">): string =>
  new URL(`/reports/${encodeURIComponent(key)}`, url).href;

const inAlphabet = (names: readonly string[]): string[] =>
  [...names].sort((a, b) => a.localeCompare(b, "en"));

const introduction = ({ form, introduction: words }: ReportFacts): Block[] =>
  own(words, form, t("frame.introduction"));

/** What those who hand it in ask for, in their own words. */
export const recommended = ({ form, recommendations: words }: ReportFacts): Block[] =>
  own(words, form, t("frame.recommendations"));

/** In a book paragraphs are numbered, as those of the United Nations are. */
function own(words: string | null, form: ReportFacts["form"], title: string): Block[] {
  if (words === null) return [];
  const numbered = FORMS[form].layout === "book";
  return [heading(1, title), { kind: "written", parts: toWritten(words, { numbered }) }];
}

function signatories({ signatories: names }: ReportFacts): Block[] {
  if (names.length === 0) return [];
  return [
    heading(1, t("frame.signatories")),
    paragraph(t("frame.signatoriesNote"), "note"),
    { kind: "names", names: inAlphabet(names) },
  ];
}

/** Pictures that were asked for; a report that is none of its own shows none. */
export const pictures = ({ charts }: ReportInput): Block[] =>
  charts.length === 0 ? [] : [heading(1, t("frame.charts")), ...charts];
