import "server-only";
import type { Tx } from "@/lib/db/record";
import { linksOf, repeatedLinks, type EntryLink } from "@/lib/domain/entry/link";
import type { EntryFacts, EntryKind } from "@/lib/domain/entry/kind";
import { done, refused, type Outcome } from "@/lib/domain/outcome";

/** A link as the record keeps it: exactly one of the five is set. */
export type LinkRow = {
  part: string;
  stateIso3?: string;
  recommendationId?: string;
  documentId?: string;
  reviewCycleId?: string;
  entryId?: string;
};

/** The names that an entry points with, turned into what they name. A name that names nothing is refused. */
export async function resolveLinks(
  tx: Tx,
  kind: EntryKind,
  facts: EntryFacts,
): Promise<Outcome<LinkRow[]>> {
  const [repeated] = repeatedLinks(kind, facts);
  if (repeated)
    return refused("not valid", `${repeated.value} stands twice in the same list`, {
      field: repeated.field,
    });
  const links = linksOf(kind, facts);
  const ids = await idsOf(tx, links);
  const unknown = links.find((link) => !ids.has(nameOf(link)));
  if (unknown)
    return refused("not found", `There is no ${wordsOf(unknown.target)} “${unknown.value}”`, {
      field: unknown.part,
    });
  return done(
    links.map((link) => ({ part: link.part, [columnOf(link.target)]: ids.get(nameOf(link)) })),
  );
}

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

const wordsOf = (target: EntryLink["target"]) => target.replace("entry:", "");

/** Ids by target and name: one query for each kind of target, whatever the number of links. */
async function idsOf(tx: Tx, links: readonly EntryLink[]): Promise<Map<string, string>> {
  const valuesOf = (target: string) =>
    links.filter((link) => link.target === target).map(({ value }) => value);
  const entries = links.filter(({ target }) => target.startsWith("entry:"));
  const [states, recommendations, documents, reviews, held] = await Promise.all([
    tx.state.findMany({ where: { iso3: { in: valuesOf("state") } }, select: { iso3: true } }),
    tx.recommendation.findMany({
      where: { ref: { in: valuesOf("recommendation") } },
      select: { id: true, ref: true },
    }),
    tx.document.findMany({
      where: { key: { in: valuesOf("document") } },
      select: { id: true, key: true },
    }),
    tx.reviewCycle.findMany({
      where: { OR: valuesOf("review").map(reviewNamed) },
      select: { id: true, stateIso3: true, cycle: true },
    }),
    tx.entry.findMany({
      where: { OR: entries.map(({ target, value }) => ({ kind: target.slice(6), key: value })) },
      select: { id: true, kind: true, key: true },
    }),
  ]);
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
