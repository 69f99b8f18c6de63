import { z } from "zod";
import type { Confidentiality } from "../confidentiality";
import type { PartialDate } from "../day";
import { caseFacts } from "./case";
import { claim } from "./claim";
import { cluster } from "./cluster";
import { communication } from "./communication";
import { engagement } from "./engagement";
import { event } from "./event";
import { figure } from "./figure";
import { finding } from "./finding";
import { group } from "./group";
import { indicator } from "./indicator";
import { law } from "./law";
import { mechanism } from "./mechanism";
import { obligation } from "./obligation";
import { organisation } from "./organisation";
import { quotation } from "./quotation";
import { report, REPORT_BY_COMMAND } from "./report";
import { reprisal } from "./reprisal";
import { scheme } from "./scheme";
import { session } from "./session";
import { statement } from "./statement";
import { treaty } from "./treaty";
import { vote } from "./vote";

/** Everything of the record that is no recommendation, by kind: the one schema of what may be published of it. */
export const ENTRY = {
  statement,
  quotation,
  vote,
  communication,
  case: caseFacts,
  reprisal,
  engagement,
  obligation,
  event,
  claim,
  finding,
  figure,
  indicator,
  cluster,
  law,
  organisation,
  mechanism,
  session,
  group,
  treaty,
  scheme,
  report,
} as const;

export type EntryKind = keyof typeof ENTRY;
export type EntryFacts<K extends EntryKind = EntryKind> = z.infer<(typeof ENTRY)[K]>;
export const ENTRY_KINDS = Object.keys(ENTRY) as EntryKind[];
export const isEntryKind = (word: string): word is EntryKind => Object.hasOwn(ENTRY, word);

/** Fields that commands write and no form does, and what becomes of them when a form is saved. */
export const BY_COMMAND: Partial<Record<EntryKind, Record<string, "carried" | "cleared">>> = {
  report: REPORT_BY_COMMAND,
};

/** The facts that a form saved, with what it does not write taken over from those that stood before. */
export function withCommanded(kind: EntryKind, before: EntryFacts, after: EntryFacts): EntryFacts {
  const carried = Object.entries(BY_COMMAND[kind] ?? {}).filter(([, how]) => how === "carried");
  const held = before as Record<string, unknown>;
  return { ...after, ...Object.fromEntries(carried.map(([name]) => [name, held[name]])) };
}

/** The word for many of a kind, as addresses use it: `/statements`. */
export const COLLECTIONS = {
  statement: "statements",
  quotation: "quotations",
  vote: "votes",
  communication: "communications",
  case: "cases",
  reprisal: "reprisals",
  engagement: "engagement",
  obligation: "obligations",
  event: "events",
  claim: "claims",
  finding: "findings",
  figure: "figures",
  indicator: "indicators",
  cluster: "clusters",
  law: "laws",
  organisation: "organisations",
  mechanism: "mechanisms",
  session: "sessions",
  group: "groups",
  treaty: "treaties",
  scheme: "schemes",
  report: "reports",
} as const satisfies Record<EntryKind, string>;

/** The kind that a word of an address means, or null. */
export function kindOfCollection(word: string): EntryKind | null {
  return ENTRY_KINDS.find((kind) => COLLECTIONS[kind] === word) ?? null;
}

/** The line by which lists and links name an entry. */
export function titleOf(kind: EntryKind, facts: EntryFacts): string {
  if ("title" in facts) return facts.title;
  if ("name" in facts) return facts.name;
  if (kind === "quotation" && "speaker" in facts) return `${facts.speaker}: “${facts.text}”`;
  if (kind === "figure" && "words" in facts)
    return `${facts.question}: ${facts.words} (${facts.saidBy})`;
  throw new Error(`an entry of kind ${kind} has no title`);
}

/** The date by which an entry stands in time, where it has one. */
export function dateOf(facts: EntryFacts): PartialDate | null {
  const dates = facts as Partial<
    Record<"on" | "from" | "dueOn" | "sentOn" | "opensOn" | "adoptedOn", string | null>
  >;
  return (
    dates.on ??
    dates.from ??
    dates.dueOn ??
    dates.sentOn ??
    dates.opensOn ??
    dates.adoptedOn ??
    null
  );
}

/** How closed a new entry of a kind is, until somebody says otherwise. */
export const closedByDefault = (kind: EntryKind): Confidentiality =>
  kind === "reprisal" ? "restricted" : "public";

/** What members write for each other about an entry. Never published, whatever the entry is. */
export const confidentialNotes = z.strictObject({
  /** What is known and not for the public: identities, places, doubts. */
  detail: z.string().trim().min(1).max(20_000).nullable().default(null),
  contact: z.string().trim().min(1).max(2000).nullable().default(null),
  risk: z.string().trim().min(1).max(5000).nullable().default(null),
});
export type ConfidentialNotes = z.infer<typeof confidentialNotes>;
