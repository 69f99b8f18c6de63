import type { Confidentiality } from "@/lib/domain/confidentiality";
import type { Day, PartialDate } from "@/lib/domain/day";
import { languageOfReport, type ReportFacts } from "@/lib/domain/entry/report";
import type { EvidenceKind, Relation } from "@/lib/domain/evidence";
import { wordsIn } from "@/lib/messages/printed";
import type { Words } from "@/lib/messages/spoken";
import { heading, paragraph, type Block, type Entry, type Report } from "./block";
import { cleaned } from "./text";
import { toWritten } from "./written";

/** Evidence as a confidential annex tells it: with what is for members only. */
export type AnnexEvidence = {
  code: string;
  title: string;
  kind: EvidenceKind;
  confidentiality: Confidentiality;
  publisher: string | null;
  url: string | null;
  publishedOn: PartialDate | null;
  occurredOn: PartialDate | null;
  summary: string | null;
  detail: string | null;
  links: { ref: string; relation: Relation; note: string | null }[];
};

export type AnnexInput = {
  site: string;
  key: string;
  facts: ReportFacts;
  words: string;
  evidence: readonly AnnexEvidence[];
  /** For whom this copy is made, by name, and when: it stands across every page. */
  madeFor: string;
  madeAt: string;
  on: Day;
};

/**
 * The confidential annex of a report, a document of its own: nothing of the public report is made from what stands here,
 * and each copy says on each page whose it is.
 */
export function confidentialAnnex(input: AnnexInput): Report {
  const say = wordsIn(languageOfReport(input.facts));
  const { site, facts, words, evidence, madeFor, madeAt, on } = input;
  const marking = say.annex("marking", { name: madeFor, time: madeAt });
  const blocks: Block[] = [
    paragraph(say.annex("handling"), "finding"),
    ...(words.trim() === ""
      ? []
      : [
          heading(1, say.annex("words")),
          { kind: "written" as const, parts: toWritten(words, { numbered: true }) },
        ]),
    ...(evidence.length === 0
      ? []
      : [heading(1, say.annex("evidence")), ...evidence.map((one) => entryOf(say, one))]),
  ];
  return cleaned({
    site,
    language: say.language,
    title: say.annex("title", { title: facts.title }),
    state: facts.title,
    kind: say.annex("kind"),
    edition: say.annex("of", { day: say.date(facts.on), issue: String(facts.issue) }),
    on,
    layout: "sheet",
    headline: say.annex("headline"),
    headlineNote: say.annex("headlineNote"),
    facts: [],
    foot: marking,
    marking,
    words: {
      page: say.report("page"),
      of: say.report("of"),
      contents: say.report("contents"),
      continued: say.report("continued"),
    },
    notes: "end",
    sources: [],
    blocks,
  });
}

function entryOf(say: Words, one: AnnexEvidence): Entry {
  const facts: [string, string | null][] = [
    [say.annex("code"), one.code],
    [say.annex("kindOf"), say.evidenceKind(one.kind).name],
    [say.annex("level"), say.confidentiality(one.confidentiality).name],
    [say.annex("publisher"), one.publisher],
    [say.annex("address"), one.url],
    [say.annex("published"), one.publishedOn && say.date(one.publishedOn)],
    [say.annex("occurred"), one.occurredOn && say.date(one.occurredOn)],
  ];
  const items = facts.flatMap(([term, text]) => (text ? [{ term, text }] : []));
  const text = (words: string | null) =>
    words ? [{ kind: "text" as const, text: words, tone: "plain" as const }] : [];
  const links = one.links.map(({ ref, relation, note }) => ({
    term: ref,
    text: [say.relation(relation).name, note].filter(Boolean).join(": "),
  }));
  return {
    kind: "entry",
    ref: one.code,
    heading: one.title,
    address: one.url ?? "",
    about: [],
    compact: false,
    parts: [
      { label: say.annex("source"), content: [{ kind: "facts" as const, items }] },
      { label: say.annex("summary"), content: text(one.summary) },
      { label: say.annex("detail"), content: text(one.detail) },
      { label: say.annex("speaksTo"), content: [{ kind: "facts" as const, items: links }] },
    ].filter(({ content }) => content.length > 0),
  };
}
