import type { Confidentiality } from "@/lib/domain/confidentiality";
import type { Day, PartialDate } from "@/lib/domain/day";
import type { ReportFacts } from "@/lib/domain/entry/report";
import type { EvidenceKind, Relation } from "@/lib/domain/evidence";
import { annexWords } from "@/lib/messages/annex";
import { dateWords } from "@/lib/messages/date";
import {
  confidentialityWords,
  evidenceKindWords,
  relationWords,
  translator,
} from "@/lib/messages/words";
import { heading, paragraph, type Block, type Entry, type Report } from "./block";
import { cleaned } from "./text";
import { toWritten } from "./written";

const t = translator("report");

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
  const { site, facts, words, evidence, madeFor, madeAt, on } = input;
  const marking = annexWords("marking", { name: madeFor, time: madeAt });
  const blocks: Block[] = [
    paragraph(annexWords("handling"), "finding"),
    ...(words.trim() === ""
      ? []
      : [
          heading(1, annexWords("words")),
          { kind: "written" as const, parts: toWritten(words, { numbered: true }) },
        ]),
    ...(evidence.length === 0
      ? []
      : [heading(1, annexWords("evidence")), ...evidence.map((one) => entryOf(one))]),
  ];
  return cleaned({
    site,
    language: "en",
    title: annexWords("title", { title: facts.title }),
    state: facts.title,
    kind: annexWords("kind"),
    edition: annexWords("of", { day: dateWords(facts.on), issue: String(facts.issue) }),
    on,
    layout: "sheet",
    headline: annexWords("headline"),
    headlineNote: annexWords("headlineNote"),
    facts: [],
    foot: marking,
    marking,
    words: {
      page: t("page"),
      of: t("of"),
      contents: t("contents"),
      continued: t("continued"),
    },
    notes: "end",
    sources: [],
    blocks,
  });
}

function entryOf(one: AnnexEvidence): Entry {
  const facts: [string, string | null][] = [
    [annexWords("code"), one.code],
    [annexWords("kindOf"), evidenceKindWords(one.kind).name],
    [annexWords("level"), confidentialityWords(one.confidentiality).name],
    [annexWords("publisher"), one.publisher],
    [annexWords("address"), one.url],
    [annexWords("published"), one.publishedOn && dateWords(one.publishedOn)],
    [annexWords("occurred"), one.occurredOn && dateWords(one.occurredOn)],
  ];
  const items = facts.flatMap(([term, text]) => (text ? [{ term, text }] : []));
  const text = (words: string | null) =>
    words ? [{ kind: "text" as const, text: words, tone: "plain" as const }] : [];
  const links = one.links.map(({ ref, relation, note }) => ({
    term: ref,
    text: [relationWords(relation).name, note].filter(Boolean).join(": "),
  }));
  return {
    kind: "entry",
    ref: one.code,
    heading: one.title,
    address: one.url ?? "",
    about: [],
    compact: false,
    parts: [
      { label: annexWords("source"), content: [{ kind: "facts" as const, items }] },
      { label: annexWords("summary"), content: text(one.summary) },
      { label: annexWords("detail"), content: text(one.detail) },
      { label: annexWords("speaksTo"), content: [{ kind: "facts" as const, items: links }] },
    ].filter(({ content }) => content.length > 0),
  };
}
