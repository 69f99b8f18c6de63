import "server-only";
import { record, type Tx } from "@/lib/db/record";
import { may, type StaffMember } from "@/lib/domain/permission";
import { mayChangeBatch } from "./desk-batch";
import { readableEntries } from "./entry-readable";
import { readableBy } from "./readable";

/** Why a recommendation cannot be split, and what to do instead; nothing where it can. Empty for whoever may not change it. */
export async function findWhatKeepsWhole(who: StaffMember, ref: string): Promise<string[]> {
  if (!may(who, "import files")) return [];
  const held = await record.recommendation.findFirst({
    where: { ref, withdrawnAt: null },
    select: { id: true, ref: true, batch: { select: { importedById: true, approvedAt: true } } },
  });
  return held && mayChangeBatch(who, held.batch) ? whatKeepsWhole(record, who, held) : [];
}

type Reader = Pick<
  Tx,
  | "editionItem"
  | "assessment"
  | "stateResponse"
  | "evidence"
  | "entry"
  | "recommendation"
  | "importFill"
  | "importConflict"
>;

/**
 * What was said of the whole cannot be said of its points by us. Of evidence and entries only what this member may read is
 * named or counts: a refusal for what they may not know of would tell them of it.
 */
export async function whatKeepsWhole(
  tx: Reader,
  who: StaffMember,
  { id, ref }: { id: string; ref: string },
): Promise<string[]> {
  const own = { recommendationId: id };
  const published = await tx.editionItem.findFirst({
    where: { kind: "recommendation", key: ref },
    orderBy: { edition: "asc" },
    select: { edition: true },
  });
  const counts: [number, string][] = [
    [await tx.assessment.count({ where: own }), ASSESSED],
    [await tx.stateResponse.count({ where: own }), ANSWERED],
    [
      await tx.evidence.count({ where: { links: { some: own }, AND: [readableBy(who)] } }),
      EVIDENCED,
    ],
    [
      await tx.entry.count({
        where: { versions: { some: { links: { some: own } } }, AND: [readableEntries(who)] },
      }),
      POINTED_AT,
    ],
    [await tx.recommendation.count({ where: { reiteratesId: id, withdrawnAt: null } }), REPEATED],
    [
      (await tx.importFill.count({
        where: { ...own, writtenAt: null, batch: { undoneAt: null } },
      })) +
        (await tx.importConflict.count({
          where: { ...own, decided: null, batch: { undoneAt: null } },
        })),
      IMPORTED,
    ],
  ];
  return [
    ...(published ? [publishedIn(published.edition)] : []),
    ...counts.flatMap(([count, reason]) => (count > 0 ? [reason] : [])),
  ];
}

const publishedIn = (edition: number) =>
  `It was published as a whole in edition ${edition}, and people cite it so. Assess it as a whole and name its points in the finding; or have an editor withdraw it, so that the next edition says so, and then write its points anew.`;
const ASSESSED =
  "An assessment speaks of it as a whole. Go on with that, and name its points in the finding.";
const ANSWERED =
  "The State has answered it as a whole, and nobody can say which point it answered. Keep it whole.";
const EVIDENCED =
  "Evidence is linked to it as a whole. Take it off those links first, split it, and link the evidence to the points that it speaks to.";
const POINTED_AT =
  "Other entries of the record point at it as a whole. Take it out of those first, split it, and add its points there.";
const REPEATED =
  "Another recommendation is said to repeat it as a whole. Correct that first, split it, and say there which point is repeated.";
const IMPORTED =
  "An import has something to add to it, or contradicts it. Approve or decide that first.";
