import type { CaseFacts, CaseStatus } from "@/lib/domain/entry/case";
import { detentionWords, standingWords } from "@/lib/messages/case";
import type { Words } from "@/lib/messages/spoken";
import { heading, paragraph, type Block, type Content, type Entry, type Part } from "./block";
import type { Around } from "./entry";
import type { Body } from "./frame";
import type { ReportInput } from "./input";
import { publication, type Sources } from "./source";

/** Persons whose names are public already, one by one by name. Nothing is counted by place or time: small numbers point at people. */
export function caseList(say: Words, input: ReportInput, { sources }: Around): Body {
  const byName = [...input.cases].sort((a, b) => say.compare(a.title, b.title));
  return {
    headline: say.report("cases.headline", {
      count: byName.length,
      day: say.date(input.edition.asOf),
    }),
    headlineNote: say.report("cases.note"),
    blocks: [
      heading(1, say.report("cases.heading")),
      ...(byName.length === 0
        ? [paragraph(say.report("cases.none"))]
        : byName.map((one): Block => caseEntry(say, one, input, sources))),
    ],
  };
}

function caseEntry(
  say: Words,
  { key, facts }: ReportInput["cases"][number],
  { edition, url }: ReportInput,
  sources: Sources,
): Entry {
  const standing = [standingWords(facts, say), detentionWords(facts, edition.asOf, say)].filter(
    (words) => words !== null,
  );
  const checkedOn = facts.lastCheckedOn === null ? null : say.date(facts.lastCheckedOn);
  const checked =
    checkedOn === null
      ? say.report("cases.unchecked")
      : say.report("cases.checked", { day: checkedOn });
  const isSaid = checkedOn !== null && standing.some((words) => words.includes(checkedOn));
  const parts: Part[] = [
    { label: say.report("cases.known"), content: text(facts.summary) },
    { label: say.report("cases.statuses"), content: statuses(say, facts) },
    { label: say.report("cases.raised"), content: raised(say, facts) },
    { label: say.report("cases.basis"), content: basis(say, facts, sources) },
    { label: say.report("cases.sources"), content: named(say, facts, sources) },
    { label: say.report("cases.remark"), content: text(facts.remark) },
  ];
  return {
    kind: "entry",
    ref: key,
    heading: [facts.name, ...facts.otherNames.map(({ name }) => name)].join(" · "),
    address: new URL(`cases/${encodeURIComponent(key)}`, url).href,
    about: isSaid ? standing : [...standing, checked],
    compact: false,
    parts: parts.filter(({ content }) => content.length > 0),
  };
}

const text = (words: string | null): Content[] =>
  words === null ? [] : [{ kind: "text", text: words, tone: "plain" }];

const dateOr = (say: Words, on: string | null) =>
  on === null ? say.report("cases.undated") : say.date(on);

/** Dates as precise as they are known; those without one last. */
function statuses(say: Words, { statuses: rows }: CaseFacts): Content[] {
  const inOrder = [...rows].sort((a, b) => ((a.on ?? "9") < (b.on ?? "9") ? -1 : 1));
  const items = inOrder.map(({ status, on, words, source }) => ({
    term: dateOr(say, on),
    text: [
      statusWords(say, status, words),
      ...(source ? [say.report("cases.source", { source })] : []),
    ].join(" "),
  }));
  return items.length === 0 ? [] : [{ kind: "facts", items }];
}

/** A status that is none of the named ones is told by its words alone. */
function statusWords(say: Words, status: CaseStatus, words: string | null): string {
  const name = say.choice("case", "status", status);
  if (words === null) return say.report("cases.status", { name });
  return status === "other"
    ? say.report("cases.status", { name: words.charAt(0).toUpperCase() + words.slice(1) })
    : say.report("cases.words", { name, words });
}

function raised(say: Words, { raised: rows }: CaseFacts): Content[] {
  const items = rows.map(({ by, on, where }) => ({
    term: by,
    text: [on && say.date(on), where].filter(Boolean).join(", ") || say.report("cases.undated"),
  }));
  return items.length === 0
    ? [{ kind: "text", text: say.report("cases.raisedNone"), tone: "note" }]
    : [{ kind: "facts", items }];
}

/** Why the name may be public: the document of the United Nations that has it, or consent. */
function basis(
  say: Words,
  { nameBasis, nameBasisDocument, nameBasisUrl }: CaseFacts,
  sources: Sources,
): Content[] {
  if (nameBasis === "consent") return text(say.report("cases.consent"));
  const title = nameBasisDocument ?? "";
  if (nameBasisUrl === null) return text(say.report("cases.document", { title }));
  return [
    {
      kind: "cited",
      source: sources.numberOf({ title, url: nameBasisUrl }),
      lead: "",
      title,
      about: "",
      text: null,
      url: nameBasisUrl,
      short: true,
    },
  ];
}

const named = (say: Words, { sources: rows }: CaseFacts, sources: Sources): Content[] =>
  rows.map(({ title, publisher, url, publishedOn }) => ({
    kind: "cited",
    source: sources.numberOf({ title, publisher, url, date: publishedOn }),
    lead: "",
    title: say.apart(title),
    about: publication(say, publisher, publishedOn),
    text: null,
    url,
    short: true,
  }));
