import type { CaseFacts, CaseStatus } from "@/lib/domain/entry/case";
import { detentionWords, standingWords } from "@/lib/messages/case";
import { dateWords } from "@/lib/messages/date";
import { choiceWords } from "@/lib/messages/entry";
import { translator } from "@/lib/messages/words";
import { heading, paragraph, type Block, type Content, type Entry, type Part } from "./block";
import type { Around } from "./entry";
import type { Body } from "./frame";
import type { ReportInput } from "./input";
import { publication, type Sources } from "./source";

const t = translator("report");

/** Persons whose names are public already, one by one by name. Nothing is counted by place or time: small numbers point at people. */
export function caseList(input: ReportInput, { sources }: Around): Body {
  const byName = [...input.cases].sort((a, b) => a.title.localeCompare(b.title, "en"));
  return {
    headline: t("cases.headline", { count: byName.length, day: dateWords(input.edition.asOf) }),
    headlineNote: t("cases.note"),
    blocks: [
      heading(1, t("cases.heading")),
      ...(byName.length === 0
        ? [paragraph(t("cases.none"))]
        : byName.map((one): Block => caseEntry(one, input, sources))),
    ],
  };
}

function caseEntry(
  { key, facts }: ReportInput["cases"][number],
  { edition, url }: ReportInput,
  sources: Sources,
): Entry {
  const standing = [standingWords(facts), detentionWords(facts, edition.asOf)].filter(
    (words) => words !== null,
  );
  const checkedOn = facts.lastCheckedOn === null ? null : dateWords(facts.lastCheckedOn);
  const checked =
    checkedOn === null ? t("cases.unchecked") : t("cases.checked", { day: checkedOn });
  const isSaid = checkedOn !== null && standing.some((words) => words.includes(checkedOn));
  const parts: Part[] = [
    { label: t("cases.known"), content: text(facts.summary) },
    { label: t("cases.statuses"), content: statuses(facts) },
    { label: t("cases.raised"), content: raised(facts) },
    { label: t("cases.basis"), content: basis(facts, sources) },
    { label: t("cases.sources"), content: named(facts, sources) },
    { label: t("cases.remark"), content: text(facts.remark) },
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

const dateOr = (on: string | null) => (on === null ? t("cases.undated") : dateWords(on));

/** Dates as precise as they are known; those without one last. */
function statuses({ statuses: rows }: CaseFacts): Content[] {
  const inOrder = [...rows].sort((a, b) => ((a.on ?? "9") < (b.on ?? "9") ? -1 : 1));
  const items = inOrder.map(({ status, on, words, source }) => ({
    term: dateOr(on),
    text: [statusWords(status, words), ...(source ? [t("cases.source", { source })] : [])].join(
      " ",
    ),
  }));
  return items.length === 0 ? [] : [{ kind: "facts", items }];
}

/** A status that is none of the named ones is told by its words alone. */
function statusWords(status: CaseStatus, words: string | null): string {
  const name = choiceWords("case", "status", status);
  if (words === null) return t("cases.status", { name });
  return status === "other"
    ? t("cases.status", { name: words.charAt(0).toUpperCase() + words.slice(1) })
    : t("cases.words", { name, words });
}

function raised({ raised: rows }: CaseFacts): Content[] {
  const items = rows.map(({ by, on, where }) => ({
    term: by,
    text: [on && dateWords(on), where].filter(Boolean).join(", ") || t("cases.undated"),
  }));
  return items.length === 0
    ? [{ kind: "text", text: t("cases.raisedNone"), tone: "note" }]
    : [{ kind: "facts", items }];
}

/** Why the name may be public: the document of the United Nations that has it, or consent. */
function basis(
  { nameBasis, nameBasisDocument, nameBasisUrl }: CaseFacts,
  sources: Sources,
): Content[] {
  if (nameBasis === "consent") return text(t("cases.consent"));
  const title = nameBasisDocument ?? "";
  if (nameBasisUrl === null) return text(t("cases.document", { title }));
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

const named = ({ sources: rows }: CaseFacts, sources: Sources): Content[] =>
  rows.map(({ title, publisher, url, publishedOn }) => ({
    kind: "cited",
    source: sources.numberOf({ title, publisher, url, date: publishedOn }),
    lead: "",
    title,
    about: publication(publisher, publishedOn),
    text: null,
    url,
    short: true,
  }));
