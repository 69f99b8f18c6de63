import "server-only";
import { record } from "@/lib/db/record";
import type { Target } from "@/lib/domain/entry/field";
import { isEntryKind } from "@/lib/domain/entry/kind";
import { may, type StaffMember } from "@/lib/domain/permission";
import { readableEntries } from "./entry-readable";

/** Something that a link may point at: `value` is what a form writes, `label` what it is called. */
export type Suggestion = { value: string; label: string };

const FEW = 12;

/** A few things whose title, symbol or reference holds these words, for whoever is writing a link. */
export async function suggestLinks(
  who: StaffMember,
  target: Target,
  words: string,
): Promise<Suggestion[]> {
  if (!may(who, "read the record")) return [];
  const contains = { contains: words.trim(), mode: "insensitive" as const };
  if (words.trim().length < 2) return [];
  if (target === "recommendation") return recommendationsWith(contains);
  if (target === "document") return documentsWith(contains);
  const kind = target.slice("entry:".length);
  if (!target.startsWith("entry:") || !isEntryKind(kind)) return [];
  const held = await record.entry.findMany({
    where: {
      kind,
      withdrawnAt: null,
      OR: [{ key: contains }, { versions: { some: { title: contains } } }],
      AND: [readableEntries(who)],
    },
    take: FEW,
    orderBy: { key: "asc" },
    select: {
      key: true,
      versions: { orderBy: { number: "desc" }, take: 1, select: { title: true } },
    },
  });
  return held.map(({ key, versions }) => ({ value: key, label: versions[0]?.title ?? key }));
}

type Contains = { contains: string; mode: "insensitive" };

async function recommendationsWith(words: Contains): Promise<Suggestion[]> {
  const held = await record.recommendation.findMany({
    where: {
      withdrawnAt: null,
      OR: [{ ref: words }, { summary: words }, { textVerbatim: words }],
    },
    take: FEW,
    orderBy: { ref: "asc" },
    select: { ref: true, summary: true, textVerbatim: true },
  });
  return held.map(({ ref, summary, textVerbatim }) => ({
    value: ref,
    label: (summary ?? textVerbatim ?? "").slice(0, 160),
  }));
}

async function documentsWith(words: Contains): Promise<Suggestion[]> {
  const held = await record.document.findMany({
    where: { OR: [{ key: words }, { symbol: words }, { title: words }] },
    take: FEW,
    orderBy: { key: "asc" },
    select: { key: true, symbol: true, title: true },
  });
  return held.map(({ key, symbol, title }) => ({
    value: key,
    label: [symbol, title].filter(Boolean).join(": "),
  }));
}
