// What members say to each other about a thing of the record.

/** What can be talked about; its key is a reference, an id, "kind key", or a code. */
export const THING_KINDS = ["recommendation", "assessment", "entry", "evidence"] as const;
/** An import or export that a member started is nothing to talk about, but they are told of its end. */
export type ThingKind = (typeof THING_KINDS)[number] | "import" | "export";
export type Thing = { kind: ThingKind; key: string };

/** Why a member is told of something. */
export const NOTICE_REASONS = [
  "mentioned",
  "commented",
  "returned",
  "approved",
  "assigned",
  "imported",
  "brought nothing",
  "exported",
  "not exported",
  "asked to sign",
  "signature taken back",
] as const;
export type NoticeReason = (typeof NOTICE_REASONS)[number];

export type Named = { id: string; name: string };
export type Mentions = {
  members: Named[];
  /** What stands behind an @ and names nobody, or several. */
  unknown: string[];
};

/** What a name may be followed by: of "@Ana" and "@Ana Lopez", the longer one is meant where it is written out. */
const END = /^($|[^\p{L}\p{N}])/u;

/** The members that a text calls by "@" and their whole name, written in capitals or not. Mail addresses call nobody. */
export function mentionsIn(text: string, members: readonly Named[]): Mentions {
  const called = new Map<string, Named>();
  const unknown: string[] = [];
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}.])@(?=\p{L})/gu)) {
    const rest = text.slice(index + 1);
    const fitting = members.filter(({ name }) => startsWith(rest, name));
    const longest = Math.max(0, ...fitting.map(({ name }) => name.length));
    const [meant, ...others] = fitting.filter(({ name }) => name.length === longest);
    if (meant && others.length === 0) called.set(meant.id, meant);
    else unknown.push(/^[\p{L}\p{N}'’.-]+/u.exec(rest)?.[0] ?? rest.slice(0, 20));
  }
  return { members: [...called.values()], unknown };
}

const startsWith = (rest: string, name: string): boolean =>
  rest.slice(0, name.length).toLowerCase() === name.toLowerCase() &&
  END.test(rest.slice(name.length));
