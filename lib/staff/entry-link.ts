import "server-only";
import type { Prisma, Tx } from "@/lib/db/record";
import { linksOf, repeatedLinks, type EntryLink } from "@/lib/domain/entry/link";
import type { EntryFacts, EntryKind } from "@/lib/domain/entry/kind";
import { linkPlaces } from "@/lib/domain/entry/place";
import { done, refusedFields, type FieldProblem, type Outcome } from "@/lib/domain/outcome";
import { kindWords } from "@/lib/messages/entry";

/** A link as the record keeps it: exactly one of the five is set. */
export type LinkRow = {
  part: string;
  stateIso3?: string;
  recommendationId?: string;
  documentId?: string;
  reviewCycleId?: string;
  entryId?: string;
};

/**
 * The names that an entry points with, turned into what they name. One that names nothing is refused, with all others of
 * its sort; so is one that names an entry outside `known`: nobody learns of an entry by pointing at it.
 */
export async function resolveLinks(
  tx: Tx,
  kind: EntryKind,
  facts: EntryFacts,
  known: Prisma.EntryWhereInput = {},
): Promise<Outcome<LinkRow[]>> {
  const links = linksOf(kind, facts);
  const ids = await idsOf(tx, links, known);
  const problems = [
    ...repeatedLinks(kind, facts).map(({ field, value }) => ({
      field,
      message: `${value} stands twice in the same list`,
    })),
    ...unknownLinks(kind, facts, ids),
  ];
  if (problems.length > 0) return refusedFields("not valid", problems);
  return done(
    links.map((link) => ({ part: link.part, [columnOf(link.target)]: ids.get(nameOf(link)) })),
  );
}

const unknownLinks = (
  kind: EntryKind,
  facts: EntryFacts,
  ids: ReadonlyMap<string, string>,
): FieldProblem[] =>
  linkPlaces(kind, facts)
    .filter((link) => !ids.has(nameOf(link)))
    .map(({ path, target, value }) => ({
      field: path,
      message: `There is no ${targetWords(target)} “${value}”`,
    }));

const nameOf = ({ target, value }: Pick<EntryLink, "target" | "value">) => `${target} ${value}`;

const columnOf = (target: EntryLink["target"]): keyof LinkRow => {
  switch (target) {
    case "state":
      return "stateIso3";
    case "recommendation":
      return "recommendationId";
    case "document":
      return "documentId";
    case "review":
      return "reviewCycleId";
    default:
      return "entryId";
  }
};

/** "statement", "group of States", "document". */
function targetWords(target: EntryLink["target"]): string {
  if (target === "state") return "State";
  if (!target.startsWith("entry:")) return target;
  const words = kindWords(target.slice("entry:".length) as EntryKind).one;
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** Ids by target and name: one query for each kind of target, whatever the number of links. */
async function idsOf(
  tx: Tx,
  links: readonly EntryLink[],
  known: Prisma.EntryWhereInput,
): Promise<Map<string, string>> {
  const valuesOf = (target: string) =>
    links.filter((link) => link.target === target).map(({ value }) => value);
  const entries = links.filter(({ target }) => target.startsWith("entry:"));
  const states = await tx.state.findMany({
    where: { iso3: { in: valuesOf("state") } },
    select: { iso3: true },
  });
  const recommendations = await tx.recommendation.findMany({
    where: { ref: { in: valuesOf("recommendation") } },
    select: { id: true, ref: true },
  });
  const documents = await tx.document.findMany({
    where: { key: { in: valuesOf("document") } },
    select: { id: true, key: true },
  });
  const reviews = await tx.reviewCycle.findMany({
    where: { OR: valuesOf("review").map(reviewNamed) },
    select: { id: true, stateIso3: true, cycle: true },
  });
  const held = await tx.entry.findMany({
    where: {
      OR: entries.map(({ target, value }) => ({ kind: target.slice(6), key: value })),
      AND: [known],
    },
    select: { id: true, kind: true, key: true },
  });
  return new Map([
    ...states.map(({ iso3 }) => [`state ${iso3}`, iso3] as const),
    ...recommendations.map(({ id, ref }) => [`recommendation ${ref}`, id] as const),
    ...documents.map(({ id, key }) => [`document ${key}`, id] as const),
    ...reviews.map(({ id, stateIso3, cycle }) => [`review ${stateIso3}-${cycle}`, id] as const),
    ...held.map(({ id, kind, key }) => [`entry:${kind} ${key}`, id] as const),
  ]);
}

/** `CHN-2` names the second review of China. */
const reviewNamed = (name: string) => {
  const [stateIso3 = "", cycle = ""] = name.split("-");
  return { stateIso3, cycle: Number(cycle) || 0 };
};
