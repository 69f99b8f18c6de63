import "server-only";
import { publication } from "@/lib/db/publication";
import type { BodyCode } from "@/lib/domain/body";
import type { Day } from "@/lib/domain/day";
import {
  publishedDocument,
  publishedReview,
  type PublishedDocument,
  type PublishedReview,
} from "@/lib/domain/published";
import { listDocuments, listReviews } from "./dossier";
import { validIn } from "./edition";
import { takenDownOn } from "./tombstone";

export type FoundDocument = {
  document: PublishedDocument;
  /** What it corrects or replaces, and what corrects or replaces it. */
  supersedes: PublishedDocument | null;
  supersededBy: PublishedDocument[];
  /** Keys of the reviews whose report it is: `CHN-4`. */
  reviews: string[];
};

/** One document as an edition has it; where it was taken down, the day of that and nothing else. */
export async function findDocument(
  key: string,
  edition: number,
): Promise<FoundDocument | { takenDownOn: Day } | null> {
  const found = await findContent("document", key, edition);
  if (!found || "takenDownOn" in found) return found;
  const document = publishedDocument.parse(found.content);
  const [near, reviews] = await Promise.all([
    publication.$queryRaw<{ content: unknown }[]>`
      select content from entry where kind = 'document' and ${validIn(edition)}
        and (content ->> 'supersedes' = ${key} or key = ${document.supersedes})`,
    publication.$queryRaw<{ key: string }[]>`
      select key from entry where kind = 'review' and ${validIn(edition)}
        and content #>> '{document,key}' = ${key} order by key`,
  ]);
  const others = near.map(({ content }) => publishedDocument.parse(content));
  return {
    document,
    supersedes: others.find((one) => one.key === document.supersedes) ?? null,
    supersededBy: others.filter((one) => one.supersedes === key),
    reviews: reviews.map((review) => review.key),
  };
}

/** One review by its key, `CHN-4`; null where there is none. */
export async function findReview(
  key: string,
  edition: number,
): Promise<{ review: PublishedReview } | { takenDownOn: Day } | null> {
  const found = await findContent("review", key, edition);
  return found && "content" in found ? { review: publishedReview.parse(found.content) } : found;
}

export const reviewKeyOf = ({ state, cycle }: Pick<PublishedReview, "state" | "cycle">): string =>
  `${state}-${cycle}`;

/** The reviews of an edition, or of one State in it, each under its key. */
export const listKeyedReviews = async (edition: number, about?: string) =>
  (await listReviews(edition, about)).map((review) => ({ key: reviewKeyOf(review), ...review }));

/** What a body has issued: how many recommendations, and its documents, the newest first. */
export async function issuedBy(body: BodyCode, edition: number) {
  const [documents, [counted]] = await Promise.all([
    listDocuments(edition),
    publication.$queryRaw<{ count: number }[]>`
      select count(*)::int as count from recommendation
      where body = ${body} and type = 'recommendation' and ${validIn(edition)}`,
  ]);
  return {
    documents: documents.filter((document) => document.body === body),
    recommendations: counted?.count ?? 0,
  };
}

async function findContent(
  kind: "document" | "review",
  key: string,
  edition: number,
): Promise<{ content: unknown } | { takenDownOn: Day } | null> {
  if (key.includes("\0")) return null; // No text of the database can hold it.
  const [[row], goneOn] = await Promise.all([
    publication.$queryRaw<{ content: unknown }[]>`
      select content from entry where kind = ${kind} and key = ${key} and ${validIn(edition)}`,
    takenDownOn(kind, key),
  ]);
  return goneOn ? { takenDownOn: goneOn } : (row ?? null);
}
