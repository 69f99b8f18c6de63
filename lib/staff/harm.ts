import "server-only";
import { record, type Prisma, type Tx } from "@/lib/db/record";
import { readHarm, type HarmGiven } from "@/lib/domain/harm";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";

/** One version of a thing that is to be approved. */
export type HarmThing = { kind: "assessment" | "entry" | "evidence"; id: string; version: number };

/** What was answered of it, as members see it. */
export type HeldHarm = Prisma.HarmReviewGetPayload<{ include: typeof NAMES }>;

/**
 * Writes down whom it could hurt, or that a second reviewer agrees. `waits` is what waits for that second one: then nothing
 * is approved yet. The answers are of one version; whatever is changed after them is asked about anew.
 */
export async function answerForHarm(
  tx: Tx,
  who: StaffMember,
  { kind, id, version }: HarmThing,
  given: HarmGiven = {},
): Promise<Outcome<{ waits: boolean }>> {
  const held = await tx.harmReview.findUnique({
    where: { thingKind_thingId_version: { thingKind: kind, thingId: id, version } },
  });
  if (held) return confirm(tx, who, held);
  const answers = readHarm(given);
  if (!answers.ok) return answers;
  const { risky } = await tx.harmReview.create({
    data: { ...answers.value, thingKind: kind, thingId: id, version, memberId: who.id },
    select: { risky: true },
  });
  return done({ waits: risky !== false });
}

async function confirm(
  tx: Tx,
  who: StaffMember,
  held: { id: string; memberId: string; risky: boolean | null },
): Promise<Outcome<{ waits: boolean }>> {
  if (held.risky === false) return done({ waits: false });
  if (held.memberId === who.id)
    return refused(
      "same person",
      "You have approved it already. Because it could hurt somebody, another editor has to agree before it can be published",
    );
  await tx.harmConfirmation.create({ data: { reviewId: held.id, memberId: who.id } });
  return done({ waits: false });
}

/** What was answered of these things, the latest first, for whoever reviews; whoever asks has read the things before. */
export async function listHarm(
  who: StaffMember,
  kind: HarmThing["kind"],
  ids: readonly string[],
): Promise<HeldHarm[]> {
  if (!may(who, "review assessments")) return [];
  return record.harmReview.findMany({
    where: { thingKind: kind, thingId: { in: [...ids] } },
    orderBy: { at: "desc" },
    include: NAMES,
  });
}

const NAME = {
  select: { id: true, name: true, organisation: { select: { name: true } } },
} as const;
const NAMES = {
  member: NAME,
  confirmation: { select: { at: true, member: NAME } },
} as const satisfies Prisma.HarmReviewInclude;

/** The ids of things whose standing version waits for a second reviewer. */
export async function waitingForSecond(
  things: readonly HarmThing[],
): Promise<ReadonlyMap<string, string>> {
  if (things.length === 0) return new Map();
  const rows = await record.harmReview.findMany({
    where: { thingId: { in: things.map(({ id }) => id) }, risky: true, confirmation: null },
    select: { thingId: true, version: true, memberId: true },
  });
  const versions = new Map(things.map(({ id, version }) => [id, version]));
  return new Map(
    rows
      .filter(({ thingId, version }) => versions.get(thingId) === version)
      .map(({ thingId, memberId }) => [thingId, memberId]),
  );
}

/** One thing of an edition to come, and what was answered before it was approved. */
export type HarmOfChange = { kind: string; key: string; harm: HeldHarm };

/** Beside what would become public: what was answered of the version that is to be published. For reviewers alone. */
export async function listHarmOfChanges(
  who: StaffMember,
  changes: readonly { kind: string; key: string; after: object | null }[],
): Promise<HarmOfChange[]> {
  if (!may(who, "review assessments") || changes.length === 0) return [];
  const open = changes.filter(({ after }) => after !== null);
  const [kinds, keys] = [open.map(({ kind }) => kind), open.map(({ key }) => key)];
  const found = await record.$queryRaw<{ kind: string; key: string; id: string }[]>`
    with asked as (select * from unnest(${kinds}::text[], ${keys}::text[]) as one(kind, key))
    select asked.kind, asked.key, harm.id
    from asked join recommendation r on asked.kind = 'recommendation' and r.ref = asked.key
    join lateral (select id from assessment where recommendation_id = r.id and approved_at is not null
      and withdrawn_at is null order by approved_at desc limit 1) standing on true
    join harm_review harm on harm.thing_kind = 'assessment' and harm.thing_id = standing.id
    union all
    select asked.kind, asked.key, harm.id
    from asked join entry e on e.kind = asked.kind and e.key = asked.key
      and e.confidentiality in ('public', 'embargoed')
    join lateral (select id from entry_version where entry_id = e.id and approved_at is not null
      order by number desc limit 1) standing on true
    join harm_review harm on harm.thing_kind = 'entry' and harm.thing_id = standing.id`;
  const held = await record.harmReview.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    orderBy: { at: "asc" },
    include: NAMES,
  });
  const byId = new Map(held.map((one) => [one.id, one]));
  const latest = new Map<string, HarmOfChange>();
  for (const { kind, key, id } of found.toSorted(
    (one, other) => Number(byId.get(one.id)?.at) - Number(byId.get(other.id)?.at),
  ))
    latest.set(`${kind} ${key}`, { kind, key, harm: byId.get(id)! });
  return [...latest.values()];
}
