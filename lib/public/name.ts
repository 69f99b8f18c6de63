import "server-only";
import { publication } from "@/lib/db/publication";
import type { Target } from "@/lib/domain/entry/field";
import type { EntryKind } from "@/lib/domain/entry/kind";
import type { Name, NameOf } from "@/lib/domain/entry/line";
import { translator } from "@/lib/messages/words";
import { validIn } from "./edition";
import { entriesNamed } from "./entry";

const t = translator("public");
const onPages = translator("pages");

type Named = { target: Target; value: string };

/** The names behind links, all asked for together. */
export async function namesBehind(links: readonly Named[], edition: number): Promise<NameOf> {
  const valuesOf = (target: Target) => [
    ...new Set(links.filter((link) => link.target === target).map(({ value }) => value)),
  ];
  const entries = links.flatMap(({ target, value }) =>
    target.startsWith("entry:")
      ? [{ kind: target.slice("entry:".length) as EntryKind, key: value }]
      : [],
  );
  const [states, documents, reviews, recommendations, named] = await Promise.all([
    statesNamed(valuesOf("state"), edition),
    documentsNamed(valuesOf("document"), edition),
    reviewsNamed(valuesOf("review"), edition),
    recommendationsNamed(valuesOf("recommendation"), edition),
    entriesNamed(entries, edition),
  ]);
  const known = new Map([...states, ...documents, ...reviews, ...recommendations]);
  for (const [name, { title }] of named) known.set(`entry:${name}`, { label: title, detail: null });
  return (target, value) => known.get(`${target} ${value}`) ?? null;
}

type Known = [string, Name][];

async function statesNamed(codes: string[], edition: number): Promise<Known> {
  if (codes.length === 0) return [];
  const rows = await publication.$queryRaw<{ key: string; label: string }[]>`
    select key, content ->> 'name' as label from entry
    where kind = 'state' and key = any(${codes}) and ${validIn(edition)}`;
  return rows.map(({ key, label }) => [`state ${key}`, { label, detail: null }]);
}

async function documentsNamed(keys: string[], edition: number): Promise<Known> {
  if (keys.length === 0) return [];
  const rows = await publication.$queryRaw<{ key: string; symbol: string | null; title: string }[]>`
    select key, content ->> 'symbol' as symbol, content ->> 'title' as title from entry
    where kind = 'document' and key = any(${keys}) and ${validIn(edition)}`;
  return rows.map(({ key, symbol, title }) => [
    `document ${key}`,
    symbol === null ? { label: title, detail: null } : { label: symbol, detail: title },
  ]);
}

async function reviewsNamed(keys: string[], edition: number): Promise<Known> {
  if (keys.length === 0) return [];
  const rows = await publication.$queryRaw<{ key: string; state: string; cycle: string }[]>`
    select key, content ->> 'state' as state, content ->> 'cycle' as cycle from entry
    where kind = 'review' and key = any(${keys}) and ${validIn(edition)}`;
  const names = new Map(
    await statesNamed(
      rows.map(({ state }) => state),
      edition,
    ),
  );
  return rows.map(({ key, state, cycle }) => {
    const name = names.get(`state ${state}`)?.label ?? state;
    return [
      `review ${key}`,
      { label: onPages("review.name", { state: name, cycle }), detail: null },
    ];
  });
}

async function recommendationsNamed(refs: string[], edition: number): Promise<Known> {
  if (refs.length === 0) return [];
  const rows = await publication.$queryRaw<
    { ref: string; where: string | null; paragraph: string | null; words: string | null }[]
  >`
    select ref, coalesce(content #>> '{document,symbol}', content #>> '{document,title}') as where,
      content ->> 'paragraph' as paragraph, coalesce(content ->> 'summary', content ->> 'text') as words
    from recommendation where ref = any(${refs}) and ${validIn(edition)}`;
  return rows.map(({ ref, where, paragraph, words }) => {
    const place = where ?? ref;
    const label = paragraph ? t("recommendation.citation", { where: place, paragraph }) : place;
    return [`recommendation ${ref}`, { label, detail: words }];
  });
}
