import "server-only";
import type { Thing } from "@/lib/domain/comment";
import { COLLECTIONS, type EntryKind } from "@/lib/domain/entry/kind";
import type { StaffMember } from "@/lib/domain/permission";
import { everyHit, everyPage, everyRow } from "./desk-every";
import { deskFilter } from "./desk-filter";
import { listDocuments, type DocumentLine } from "./document";
import { listEvidence, type EvidenceLine } from "./evidence-reading";
import type { DeskRow } from "./recommendation-table";
import type { FoundEverywhere } from "./search";
import {
  commentsWith,
  entriesWith,
  findingsWith,
  type FoundEntry,
  type FoundWords,
} from "./search-part";
import { nameOf } from "./thing";

/** Something in which the words of a search stand, wherever in the record it is. */
export type SearchLine = {
  part: keyof FoundEverywhere;
  kind: string | null;
  key: string;
  /** Its page, below the desk: the folder, and the name in it. */
  at: { folder: string; name: string };
  title: string | null;
  text: string | null;
  confidentiality: string | null;
  author: string | null;
  on: Date | null;
};

export type EverythingFound = {
  count: number;
  /** How many are restricted or sealed, or are about something that is. */
  closed: number;
  /** The things that may be closed to somebody, by name. */
  keys: string[];
  lines: AsyncIterable<SearchLine>;
};

/** What the search of this member finds, part by part as on its page: every line, and none that its page would not count. */
export async function everyFound(who: StaffMember, q: string): Promise<EverythingFound> {
  const [ids, evidence, entries, documents, findings, comments] = await Promise.all([
    everyHit(who, deskFilter.parse({ q }), "reference"),
    everyPage(async (page) => {
      const { pages, rows } = await listEvidence(who, { q, page });
      return { pages, lines: rows };
    }),
    entriesWith(who, q, null),
    everyPage((page) => listDocuments(who, { q, page })),
    findingsWith(q, null),
    commentsWith(who, q, null),
  ]);
  const others = [
    ...evidence.map(ofEvidence),
    ...entries.first.map(ofEntry),
    ...documents.map(ofDocument),
    ...findings.first.map((one) => ofWords("findings", one)),
    ...comments.first.map((one) => ofWords("comments", one)),
  ];
  async function* lines() {
    for await (const row of everyRow(who, ids)) yield ofRecommendation(row);
    yield* others;
  }
  const closed = [...evidence, ...entries.first].filter(isClosed).length;
  const things = [
    ...evidence.map(({ code }): Thing => ({ kind: "evidence", key: code })),
    ...entries.first.map(({ kind, key }): Thing => ({ kind: "entry", key: `${kind} ${key}` })),
    ...comments.first.map(({ thing }) => thing).filter(mayBeClosed),
  ];
  return {
    count: ids.length + others.length,
    closed: closed + comments.first.filter((one) => one.isClosed).length,
    keys: [...new Set(things.map(nameOf))],
    lines: lines(),
  };
}

const isClosed = ({ confidentiality }: { confidentiality: string }): boolean =>
  ["restricted", "sealed"].includes(confidentiality);

/** Recommendations and findings are open to all members. */
const mayBeClosed = ({ kind }: Thing): boolean =>
  kind !== "recommendation" && kind !== "assessment";

const NOTHING_SAID = { kind: null, confidentiality: null, author: null, on: null };

const ofRecommendation = ({ ref, text }: DeskRow): SearchLine => ({
  ...{ ...NOTHING_SAID, part: "recommendations", key: ref, title: null, text },
  at: { folder: "recommendations", name: ref },
});

const ofEvidence = ({ code, ...evidence }: EvidenceLine): SearchLine => ({
  ...{ ...NOTHING_SAID, part: "evidence", kind: evidence.kind, key: code },
  ...{ title: evidence.title, text: null, confidentiality: evidence.confidentiality },
  at: { folder: "evidence", name: code },
});

const ofEntry = ({ kind, key, title, summary, confidentiality }: FoundEntry): SearchLine => ({
  ...{ ...NOTHING_SAID, part: "entries", kind, key, title, text: summary, confidentiality },
  at: { folder: `record/${COLLECTIONS[kind]}`, name: key },
});

const ofDocument = ({ key, kind, title, symbol }: DocumentLine): SearchLine => ({
  ...{ ...NOTHING_SAID, part: "documents", kind, key, title, text: symbol },
  at: { folder: "record/documents", name: key },
});

const ofWords = (
  part: "findings" | "comments",
  { thing, title, by, at, words }: FoundWords,
): SearchLine => ({
  ...{ ...NOTHING_SAID, part, kind: thing.kind, key: thing.key, title, text: words },
  ...{ author: by, on: at },
  at: pageOfThing(thing),
});

function pageOfThing({ kind, key }: Thing): SearchLine["at"] {
  const [entryKind = "", name = ""] = key.split(" ");
  switch (kind) {
    case "recommendation":
      return { folder: "recommendations", name: key };
    case "assessment":
      return { folder: "review", name: key };
    case "evidence":
      return { folder: "evidence", name: key };
    case "entry":
      return { folder: `record/${COLLECTIONS[entryKind as EntryKind]}`, name };
    case "import":
      return { folder: "imports", name: "" };
    case "export":
      return { folder: "exports", name: "" };
  }
}
