import "server-only";
import { change, record, type Tx } from "@/lib/db/record";
import { LEVELS } from "@/lib/domain/level";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { newestScale, scale, versionOf, type Scale, type ScaleDraft } from "@/lib/domain/scale";
import { proveFirst } from "@/lib/domain/step-up";
import { definitionsBy } from "@/lib/messages/scale";
import { putOffSite } from "./site-job";

/** Every version of the scale after the first, the oldest first, for commands and questions that go by them. */
export async function scalesNow(tx: Pick<Tx, "scale"> = record): Promise<Scale[]> {
  const rows = await tx.scale.findMany({ orderBy: { version: "asc" } });
  return rows.map(({ version, at, note, definitions }) =>
    scale.parse({ version, at: at.toISOString(), note, definitions }),
  );
}

/** The same for whoever assesses, and whoever looks on. */
export async function listScales(who: StaffMember): Promise<Scale[]> {
  return may(who, "read the record") ? scalesNow() : [];
}

/**
 * Changes the words of the scale: a new version, from now on. `seen` is the version that its writer has changed. What was
 * assessed before keeps its own words; an edition prints the version that holds when it is published.
 */
export async function changeScale(
  who: StaffMember,
  { seen, note, ...definitions }: ScaleDraft & { seen: number },
): Promise<Outcome<{ version: number }>> {
  if (!may(who, "change settings"))
    return refused("not allowed", "The scale is changed by administrators");
  const unproved = proveFirst(who);
  if (unproved) return unproved;
  const version = seen + 1;
  return change(who, { did: "changed scale", subject: `scale ${version}` }, async (tx) => {
    const held = newestScale(await scalesNow(tx));
    if (versionOf(held) !== seen) return overtaken();
    const before = definitionsBy(held);
    if (LEVELS.every((level) => definitions[level] === before[level]))
      return refused("already done", "No definition reads otherwise than before");
    const { count } = await tx.scale.createMany({
      data: [{ version, byId: who.id, note, definitions }],
      skipDuplicates: true,
    });
    if (count === 0) return overtaken();
    await putOffSite(tx);
    return done({ version });
  });
}

const overtaken = () =>
  refused(
    "stale",
    "Somebody has changed the scale since you opened this page. Open it in another window, look at their version, and make your change there",
  );
