import "server-only";
import { publication } from "@/lib/db/publication";
import type { Day } from "@/lib/domain/day";
import { nameDigest } from "@/lib/domain/seal";

/** The day, in Geneva, on which a thing was taken down; null where it was not. */
export async function takenDownOn(kind: string, key: string): Promise<Day | null> {
  const [tombstone] = await publication.$queryRaw<{ on: Day }[]>`
    select to_char(at at time zone 'Europe/Zurich', 'YYYY-MM-DD') as on from take_down
    where kind = ${kind} and digest = ${nameDigest(kind, key)}`;
  return tombstone?.on ?? null;
}
