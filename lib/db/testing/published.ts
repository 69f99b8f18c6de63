import type {
  Published,
  PublishedDeclared,
  PublishedKind,
  PublishedRecommendation,
  PublishedReview,
  PublishedState,
} from "@/lib/domain/published";
import { isEntryKind, type EntryFacts } from "@/lib/domain/entry/kind";
import { linksOf } from "@/lib/domain/entry/link";
import { PUBLISHED } from "@/lib/domain/published";
import { sortKeyOf } from "@/lib/domain/recommendation";
import { nameDigest } from "@/lib/domain/seal";
import { facetsOfPublished } from "@/lib/domain/to-published";
import { publisher } from "../publisher";
import { plainRecommendation } from "./plain";

// A publication for tests of what the public may ask, written with the publisher's own login. Plainly fictional.

type Entry = {
  [K in Exclude<PublishedKind, "recommendation">]: { kind: K; key: string; content: Published<K> };
}[Exclude<PublishedKind, "recommendation">];

export type Brought = {
  asOf: string;
  recommendations?: PublishedRecommendation[];
  entries?: Entry[];
  /** References of what is not in this edition any more. */
  removed?: string[];
};

/** Publishes an edition: what it brings closes what was said before, as publishing does. */
export async function publish(number: number, { asOf, ...brought }: Brought): Promise<void> {
  const { recommendations = [], entries = [], removed = [] } = brought;
  await publisher.$transaction(async (tx) => {
    const open = { editionTo: null };
    await tx.publishedRecommendation.updateMany({
      where: { ...open, ref: { in: [...removed, ...recommendations.map(({ ref }) => ref)] } },
      data: { editionTo: number },
    });
    await tx.publishedRecommendation.createMany({
      data: recommendations.map((content) => rowOf(number, content)),
    });
    for (const { kind, key, content } of entries) {
      await tx.publishedEntry.updateMany({
        where: { ...open, kind, key },
        data: { editionTo: number },
      });
      const parsed = PUBLISHED[kind].parse(content) as object;
      await tx.publishedEntry.create({
        data: { kind, key, editionFrom: number, content: parsed, hash: "hash", salt: "salt" },
      });
      const links = isEntryKind(kind) ? linksOf(kind, (parsed as { facts: EntryFacts }).facts) : [];
      await tx.publishedLink.createMany({
        data: links.map((link) => ({ kind, key, editionFrom: number, ...link })),
      });
    }
    await tx.edition.create({
      data: {
        number,
        asOf,
        note: `Note of edition ${number}`,
        publishedAt: new Date(`${asOf}T10:00:00Z`),
        sha256: String(number).repeat(64).slice(0, 64),
        added: recommendations.length,
        changed: 0,
        removed: removed.length,
      },
    });
    await tx.current.upsert({
      where: { id: 1 },
      create: { edition: number },
      update: { edition: number },
    });
  }, PATIENCE);
}

/** A busy machine is no failure. */
const PATIENCE = { timeout: 60_000, maxWait: 60_000 };

/** Takes one thing out of every edition and leaves a tombstone, as a take-down does. */
export async function takeDownPublished(
  key: string,
  at: Date,
  kind: PublishedKind = "recommendation",
): Promise<void> {
  await publisher.$transaction(async (tx) => {
    if (kind === "recommendation")
      await tx.publishedRecommendation.deleteMany({ where: { ref: key } });
    else await tx.publishedEntry.deleteMany({ where: { kind, key } });
    await tx.takeDown.create({ data: { kind, digest: nameDigest(kind, key), at } });
    await tx.current.update({ where: { id: 1 }, data: { takeDowns: { increment: 1 } } });
  });
}

function rowOf(edition: number, given: PublishedRecommendation) {
  const content = PUBLISHED.recommendation.parse(given);
  return {
    ref: content.ref,
    editionFrom: edition,
    state: content.state,
    body: content.body,
    cycle: content.cycle,
    addresseeKind: content.addressee.kind,
    type: content.type,
    countingUnit: content.countingUnit,
    themes: content.themes.map(({ code }) => code),
    groups: content.groups.map(({ code }) => code),
    issuers: content.issuers.map(({ iso3 }) => iso3),
    actionCategory: content.actionCategory,
    sortKey: sortKeyOf(content.document?.key ?? content.ref, content.paragraph),
    ...facetsOfPublished(content),
    content,
    hash: "hash",
    salt: "salt",
  };
}

/** A recommendation to Examplia from its fourth review; `given` overrides what a test is about. */
export function published(
  paragraph: string,
  given: Partial<PublishedRecommendation> = {},
): PublishedRecommendation {
  return plainRecommendation({
    ref: `A-HRC-90-1.${paragraph}`,
    document: {
      key: "A-HRC-90-1",
      symbol: "A/HRC/90/1",
      title: "Report of the Working Group: Examplia",
      url: "https://example.org/a-hrc-90-1",
      publishedOn: "2024-03-01",
    },
    cycle: 4,
    paragraph,
    text: "Release everyone who is held without a charge",
    issuedOn: "2024-01-23",
    issuers: [{ iso3: "XNB", name: "Neighbouria" }],
    themes: [{ code: "arbitrary-detention", label: "Arbitrary detention" }],
    ...given,
  });
}

export const answered = (
  position: PublishedRecommendation["responses"][number]["position"],
  claim: PublishedRecommendation["responses"][number]["claim"] = null,
): Pick<PublishedRecommendation, "responses"> => ({
  responses: [
    {
      position,
      claim,
      verbatim: `We say: ${position}`,
      comment: null,
      on: "2024-06-11",
      source: null,
    },
  ],
});

export const assessed = (
  level: NonNullable<PublishedRecommendation["assessment"]>["level"],
  rationale = "No step was found",
): Pick<PublishedRecommendation, "assessment"> => ({
  assessment: {
    level,
    structure: null,
    process: null,
    outcome: null,
    confidence: "medium",
    standardOfProof: "reasonable-grounds",
    rationale,
    evidenceCutOff: "2025-01-31",
    searchNote: null,
    method: 1,
    assessedBy: "Examplia Rights Watchers",
    reviewedBy: "Neighbours for Examplia",
    approvedOn: "2025-02-01",
    underReview: false,
  },
});

export const state = (
  iso3: string,
  name: string,
  isDossier = false,
  names: PublishedState["names"] = [],
): Entry => ({
  kind: "state",
  key: iso3,
  content: { iso3, name, names, aliases: [], regionalGroup: null, isDossier },
});

export const review = (
  cycle: number,
  reviewOn: string,
  given: Partial<PublishedReview> = {},
): Entry => ({
  kind: "review",
  key: `XEX-${cycle}`,
  content: {
    state: "XEX",
    cycle,
    session: null,
    reviewOn,
    workingGroupOn: null,
    respondedOn: null,
    adoptedOn: null,
    document: null,
    note: null,
    complete: false,
    declared: [],
    outside: [],
    ...given,
  },
});

/** What a source states; the classes that it does not use are null. */
export const declared = (
  counts: Partial<PublishedDeclared> & Pick<PublishedDeclared, "total" | "supported">,
): PublishedDeclared => ({
  countingUnit: "paragraph",
  alreadyImplemented: null,
  beingImplemented: null,
  partly: null,
  noted: null,
  rejected: null,
  pending: null,
  asOf: "2024-06-25",
  source: { title: "A statement of several organisations", url: "https://example.org/statement" },
  ...counts,
});
