import type { ReportFacts, ReportForm } from "@/lib/domain/entry/report";
import { FORMS } from "@/lib/domain/report-form";
import { IS_READ } from "@/lib/messages/printed";
import type { Words } from "@/lib/messages/spoken";
import { heading, numbered, paragraph, type Block, type Report } from "./block";
import type { ReportInput } from "./input";
import { textsWords } from "./method";
import { inAlphabet, sheetLogos, signatories } from "./signatory";
import type { Sources } from "./source";
import { toWritten } from "./written";

/** What one form of report says: the frame around it is the same for all. */
export type Body = {
  headline: string;
  headlineNote: string | null;
  /** What the report is of, in a paragraph of its introduction. */
  opening?: Block[];
  blocks: Block[];
};

/** A report as a whole: what every form has in common around what this one says. */
export function framed(say: Words, input: ReportInput, body: Body, sources: Sources): Report {
  const { facts, edition, site, state, document } = input;
  const { layout } = FORMS[facts.form];
  const form = say.report(`frame.forms.${facts.form}`);
  const subject = document?.symbol ?? state?.name;
  const mark = { number: String(edition.number), day: say.date(edition.asOf) };
  const isSheet = layout === "sheet";
  const notes = CITED_IN_TABLES.includes(facts.form) ? "end" : facts.notes;
  const noted = isSheet
    ? notices(say, input).map(({ term, text }) => `${term}${say.colon}${text}`)
    : [];
  const blocks = [
    ...noted.map((text) => paragraph(text, "finding")),
    ...introduction(say, input, body.opening ?? []),
    ...body.blocks,
    ...recommended(say, facts),
    ...(isSheet ? sheetLogos(say, input) : []),
    ...(notes === "end" ? sources.chapter() : []),
  ];
  return {
    site,
    language: say.language,
    title: facts.title,
    state: facts.title,
    kind: subject ? say.report("frame.kind", { form, subject }) : form,
    edition: say.report("edition", mark),
    on: facts.on,
    layout,
    headline: body.headline,
    headlineNote: body.headlineNote,
    facts: factsOf(say, input),
    foot: say.report("frame.foot", { site, title: facts.title, ...mark }),
    marking: null,
    words: {
      page: say.report("page"),
      of: say.report("of"),
      contents: say.report("contents"),
      continued: say.report("continued"),
    },
    notes,
    sources: sources.list(),
    blocks,
  };
}

/** In a cell of a table a source stands as its number, which leads to a list at the end and to no foot of a page. */
const CITED_IN_TABLES: readonly ReportForm[] = ["state-profile", "addressee-board", "deadlines"];

type Fact = Report["facts"][number];
const fact = (term: string, text: string, url: string | null = null): Fact => ({
  term,
  text,
  url,
});

/** What a reader must see first: that this is a corrected issue, and that something is gone from it. */
function notices(say: Words, { facts, takenDown }: ReportInput): Fact[] {
  return [
    ...facts.corrections.map(({ on, note }, at) =>
      fact(
        say.report("frame.corrected"),
        say.report("frame.correctionIs", { issue: at + 2, day: say.date(on), note }),
      ),
    ),
    ...(takenDown > 0
      ? [fact(say.report("frame.takenDown"), say.report("frame.takenDownIs", { count: takenDown }))]
      : []),
  ];
}

/** What a sheet cites it says once: its day and address stand there. */
function factsOf(say: Words, input: ReportInput): Fact[] {
  const { facts, edition } = input;
  const address = addressOf(input);
  const told = [
    ...(facts.signatories.length > 0 ? [fact(say.report("frame.madeBy"), makers(say, facts))] : []),
    ...(facts.contact ? [fact(say.report("frame.contact"), facts.contact)] : []),
  ];
  const sum = fact(say.report("frame.sum"), facts.sha256 ?? say.report("frame.noSum"));
  const cite = fact(say.report("frame.cite"), citation(say, input));
  const language = languageFacts(say, input);
  if (FORMS[facts.form].layout === "sheet") return [...told, ...language, cite, sum];
  return [
    ...notices(say, input),
    fact(say.report("frame.dated"), say.date(facts.on)),
    ...told,
    ...language,
    fact(say.report("frame.publicity"), say.report("frame.isPublic")),
    cite,
    fact(say.report("frame.address"), address, address),
    sum,
    fact(say.report("frame.editionSum"), edition.sha256),
  ];
}

/**
 * Whether anybody who speaks the language has read its fixed words; and in a report without a chapter on its method, how
 * many texts are held in it.
 */
function languageFacts(say: Words, { facts, rows }: ReportInput): Fact[] {
  const { layout } = FORMS[facts.form];
  const texts = layout === "sheet" ? textsWords(say, rows) : [];
  return [
    ...(IS_READ[say.language]
      ? []
      : [fact(say.report("frame.language"), say.report("frame.unread"))]),
    ...texts.map((text) => fact(say.report("method.texts"), text)),
  ];
}

/** As many names as fit a line; how many, where a book names them in a chapter. */
const makers = (say: Words, { signatories: names, form }: ReportFacts): string =>
  names.length <= FEW || FORMS[form].layout === "sheet"
    ? inAlphabet(say, names).map(say.apart).join("; ")
    : say.report("frame.madeByMany", { count: names.length });
const FEW = 4;

/** How others cite it: who, what, when, of which edition, where. */
export function citation(say: Words, input: ReportInput): string {
  const { facts, edition, site } = input;
  const names = inAlphabet(say, facts.signatories);
  const [first] = names;
  const cited =
    names.length > 2
      ? say.report("frame.andOthers", { first: first ?? "", count: names.length - 1 })
      : say.list(names);
  return say.report("frame.citation", {
    makers: cited === "" ? "" : say.report("frame.citedMakers", { names: cited }),
    title: facts.title,
    issue: facts.issue > 1 ? say.report("frame.citedIssue", { issue: String(facts.issue) }) : "",
    day: say.date(facts.on),
    number: String(edition.number),
    site,
    asOf: say.date(edition.asOf),
    address: addressOf(input),
  });
}

/** Where the report stands, and stays. */
export const addressOf = ({ url, key }: Pick<ReportInput, "url" | "key">): string =>
  new URL(`/reports/${encodeURIComponent(key)}`, url).href;

/** Their own words, what the report is of, and who they are. A sheet begins with the words at once. */
function introduction(say: Words, input: ReportInput, opening: Block[]): Block[] {
  const { facts } = input;
  const words = own(facts.introduction, facts.form);
  const { listsRecommendations } = FORMS[facts.form];
  const selected =
    listsRecommendations && facts.chosen.length > 0
      ? [numbered(say.report("frame.chosen", { count: facts.chosen.length }))]
      : [];
  if (FORMS[facts.form].layout === "sheet") return [...opening, ...words];
  const blocks = [...words, ...selected, ...opening, ...signatories(say, input)];
  return blocks.length === 0 ? [] : [heading(1, say.report("frame.introduction")), ...blocks];
}

/** What those who hand it in ask for, in their own words. */
function recommended(say: Words, { form, recommendations }: ReportFacts): Block[] {
  const words = own(recommendations, form);
  return words.length === 0 ? [] : [heading(1, say.report("frame.recommendations")), ...words];
}

/** In a book paragraphs are numbered, as those of the United Nations are. */
function own(words: string | null, form: ReportFacts["form"]): Block[] {
  if (words === null) return [];
  const isBook = FORMS[form].layout === "book";
  return [{ kind: "written", parts: toWritten(words, { numbered: isBook }) }];
}

/** Pictures that were asked for; a report that is none of its own shows none. */
export function pictures(say: Words, { charts, state, edition }: ReportInput): Block[] {
  if (charts.length === 0) return [];
  const whole = { state: state?.name ?? "", number: String(edition.number) };
  return [
    heading(1, say.report("frame.charts")),
    paragraph(say.report("frame.chartsOfAll", whole), "note"),
    ...charts,
  ];
}
