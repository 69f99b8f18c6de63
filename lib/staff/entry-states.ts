import "server-only";
import { record } from "@/lib/db/record";

/** The States that these versions of entries speak of: themselves, by a recommendation, or by a review. */
export async function statesOfVersions(ids: readonly string[]): Promise<Map<string, string[]>> {
  const links = await record.entryLink.findMany({
    where: { versionId: { in: [...ids] } },
    select: {
      versionId: true,
      stateIso3: true,
      recommendation: { select: { stateIso3: true } },
      review: { select: { stateIso3: true } },
    },
  });
  const states = new Map<string, string[]>();
  for (const { versionId, stateIso3, recommendation, review } of links) {
    const iso3 = stateIso3 ?? recommendation?.stateIso3 ?? review?.stateIso3;
    if (iso3) states.set(versionId, [...(states.get(versionId) ?? []), iso3]);
  }
  return states;
}
