import "server-only";
import { change, type Tx } from "@/lib/db/record";
import { indexNames, nameInText, namesIn, type NameIndex } from "@/lib/domain/guarded-name";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { protectedIn, type ProtectedIndex } from "@/lib/domain/protected-name";
import { foldedName } from "@/lib/domain/search";
import { mayReadEntry } from "./entry-readable";
import type { Reader } from "./publishing-candidate";
import type { DraftItem } from "./publishing-draft";
import { protectedIndex } from "./protected-name";
import { entryCandidates } from "./publishing-entry";

// A name that the public may not know is not to reach it by standing in another text: names of cases that are not public
// with all their spellings, and names of members. Each such place is answered by a person before an edition is sealed.

/** Why a name is guarded, as far as the member who asks may know. */
export type Guard = "case" | "member" | "undisclosed" | "protected";

/** One name in one text that would become public. */
export type NameHit = {
  /** Of the name and the text; an answer is kept under it. */
  digest: string;
  kind: string;
  key: string;
  field: string;
  /** The words around it, in three parts; the name is the second. */
  excerpt: [string, string, string];
  guard: Guard;
  /** Why it may stand; null while nobody has said so. Nobody says so of a protected name. */
  reason: string | null;
};

type GuardReader = Reader &
  Pick<Tx, "member" | "nameAnswer" | "protectedName" | "protectedSpelling">;
export type NameGuard = {
  index: NameIndex;
  guards: ReadonlyMap<string, Guard>;
  /** Refused where its list cannot be read: then nothing is published. */
  protectedNames: Outcome<ProtectedIndex>;
};

/** The names that the public may not know at this moment. A person's name that is public with one case is no secret. */
export async function nameGuard(tx: GuardReader, who: StaffMember, now: Date): Promise<NameGuard> {
  const [cases, members] = await Promise.all([
    tx.entry.findMany({
      where: { kind: "case" },
      select: {
        id: true,
        confidentiality: true,
        organisationId: true,
        createdById: true,
        versions: { select: { facts: true } },
      },
    }),
    tx.member.findMany({ where: { email: { not: null } }, select: { name: true } }),
  ]);
  const candidates = await entryCandidates(
    tx,
    cases.map(({ id }) => id),
    now,
  );
  const shown = (candidates.get("case") ?? []).flatMap(({ after }) =>
    after ? namesOf((after as { facts: unknown }).facts) : [],
  );
  const open = new Set(shown.map(foldedName));
  const guards = new Map<string, Guard>();
  for (const { name } of members) if (foldedName(name).includes(" ")) guards.set(name, "member");
  for (const { versions, ...entry } of cases)
    for (const name of versions.flatMap(({ facts }) => namesOf(facts)))
      if (guards.get(name) !== "case")
        guards.set(name, mayReadEntry(who, entry) ? "case" : "undisclosed");
  for (const name of guards.keys()) if (open.has(foldedName(name))) guards.delete(name);
  return { index: indexNames(guards.keys()), guards, protectedNames: await protectedIndex(tx) };
}

type Named = { name?: unknown; otherNames?: unknown };

/** A draft may lack anything. */
function namesOf(facts: unknown): string[] {
  const { name, otherNames } = (facts ?? {}) as Named;
  const others = Array.isArray(otherNames) ? otherNames.map((one: Named | null) => one?.name) : [];
  return [name, ...others].filter(
    (one): one is string => typeof one === "string" && foldedName(one) !== "",
  );
}

/** Where these names stand in what would become public, answered or not; the protected ones, which nobody answers for, first. */
export async function nameHits(
  tx: GuardReader,
  guard: NameGuard,
  items: readonly Pick<DraftItem, "kind" | "key" | "after">[],
): Promise<NameHit[]> {
  return [...protectedHits(guard, items), ...(await guardedHits(tx, guard, items))];
}

function protectedHits(
  { protectedNames }: NameGuard,
  items: readonly Pick<DraftItem, "kind" | "key" | "after">[],
): NameHit[] {
  if (!protectedNames.ok) return [];
  return items.flatMap(({ kind, key, after }) =>
    protectedIn(fieldsOf(after), protectedNames.value).map(({ name, field, text, from, to }) => ({
      digest: `protected ${nameInText({ name, text })}`,
      ...{ kind, key, field },
      excerpt: excerptOf(text, from, to),
      guard: "protected",
      reason: null,
    })),
  );
}

async function guardedHits(
  tx: GuardReader,
  { index, guards }: NameGuard,
  items: readonly Pick<DraftItem, "kind" | "key" | "after">[],
): Promise<NameHit[]> {
  const hits = items.flatMap(({ kind, key, after }) =>
    namesIn(fieldsOf(after), index).map(({ name, field, text, from, to }) => ({
      digest: nameInText({ name, text }),
      kind,
      key,
      field,
      excerpt: excerptOf(text, from, to),
      guard: guards.get(name) ?? "undisclosed",
    })),
  );
  if (hits.length === 0) return [];
  const answers = await tx.nameAnswer.findMany({
    where: { digest: { in: hits.map(({ digest }) => digest) } },
    select: { digest: true, reason: true },
  });
  const reasons = new Map(answers.map(({ digest, reason }) => [digest, reason]));
  return hits.map((hit) => ({ ...hit, reason: reasons.get(hit.digest) ?? null }));
}

/** Of an entry its facts, and the key: an address may hold a name too. */
function fieldsOf(after: object | null): object | null {
  if (after === null || !("facts" in after)) return after;
  const { facts, ...rest } = after as { facts: object };
  return { ...rest, ...facts };
}

const AROUND = 100;

const excerptOf = (text: string, from: number, to: number): NameHit["excerpt"] => [
  `${from > AROUND ? "…" : ""}${text.slice(Math.max(0, from - AROUND), from)}`,
  text.slice(from, to),
  `${text.slice(to, to + AROUND)}${to + AROUND < text.length ? "…" : ""}`,
];

/** Says that a name may stand in these words, and why. */
export async function answerName(
  who: StaffMember,
  { digest, reason }: { digest: string; reason: string },
): Promise<Outcome<null>> {
  if (!may(who, "publish editions"))
    return refused("not allowed", "Answering for a name is for editors and administrators");
  const words = reason.trim();
  if (!words) return refused("not valid", "Say why the name may stand here", { field: "reason" });
  return change(who, { did: "answered for a name", subject: digest }, async (tx) => {
    const { count } = await tx.nameAnswer.createMany({
      data: [{ digest, reason: words, answeredById: who.id }],
      skipDuplicates: true,
    });
    return count > 0 ? done(null) : refused("already done", "Somebody has answered for it already");
  });
}

/** Takes an answer back: the name is asked about again. */
export async function takeBackAnswer(
  who: StaffMember,
  { digest }: { digest: string },
): Promise<Outcome<null>> {
  if (!may(who, "publish editions"))
    return refused("not allowed", "Answering for a name is for editors and administrators");
  return change(who, { did: "took an answer for a name back", subject: digest }, async (tx) => {
    await tx.nameAnswer.deleteMany({ where: { digest } });
    return done(null);
  });
}
