import "server-only";
import type { EntryKind } from "@/lib/domain/entry/kind";
import { entryAsksAboutHarm } from "@/lib/domain/harm";
import { may, type StaffMember } from "@/lib/domain/permission";
import { inReviewOrder, type Queued } from "@/lib/domain/review-queue";
import { listReviewQueue } from "./assessment";
import { listEntriesInReview } from "./entry-reading";
import { statesOfVersions } from "./entry-states";
import { waitingForSecond } from "./harm";

/** One thing that waits for review: an assessment by its recommendation, or an entry. */
export type QueuedForReview = Queued & {
  thing:
    | { kind: "assessment"; id: string; ref: string; text: string | null; level: string }
    | { kind: EntryKind; key: string; title: string };
  /** The States whose dossiers it belongs to. */
  states: string[];
  author: string;
  organisation: string | null;
  isOwn: boolean;
  /** This member has approved it already; somebody else has to agree. */
  isOwnFirst: boolean;
};

/** Everything that waits for review, by risk and deadline, as far as this member may read it. */
export async function listQueue(who: StaffMember): Promise<QueuedForReview[]> {
  if (!may(who, "read the record")) return [];
  const [assessments, entries] = await Promise.all([
    listReviewQueue(who),
    listEntriesInReview(who),
  ]);
  const states = await statesOfVersions(entries.map(({ versionId }) => versionId));
  const first = await waitingForSecond([
    ...assessments.map(({ id, version }) => ({ kind: "assessment" as const, id, version })),
    ...entries.map(({ versionId, version }) => ({
      kind: "entry" as const,
      id: versionId,
      version,
    })),
  ]);
  return inReviewOrder([
    ...assessments.map((one): QueuedForReview => ({
      thing: {
        kind: "assessment",
        id: one.id,
        ref: one.recommendation.ref,
        text: one.recommendation.summary ?? one.recommendation.textVerbatim,
        level: one.level,
      },
      states: one.recommendation.stateIso3 ? [one.recommendation.stateIso3] : [],
      author: one.author.name,
      organisation: one.organisation.name,
      isOwn: one.author.id === who.id,
      isOwnFirst: first.get(one.id) === who.id,
      risk: first.has(one.id) ? "second" : "plain",
      deadline: null,
      since: one.submittedAt,
    })),
    ...entries.map((one): QueuedForReview => ({
      thing: { kind: one.kind, key: one.key, title: one.title },
      states: states.get(one.versionId) ?? [],
      author: one.author,
      organisation: null,
      isOwn: one.authorId === who.id,
      isOwnFirst: first.get(one.versionId) === who.id,
      risk: first.has(one.versionId)
        ? "second"
        : entryAsksAboutHarm(one.kind)
          ? "persons"
          : "plain",
      deadline: one.embargoedUntil,
      since: one.since,
    })),
  ]);
}
