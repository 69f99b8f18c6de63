import "server-only";
import { record } from "@/lib/db/record";
import type { Level } from "@/lib/domain/level";
import { may, type StaffMember } from "@/lib/domain/permission";
import { TOUR, type TourKey } from "@/lib/domain/tour";

export type OwnStep = { key: TourKey; href: string; isDone: boolean };

/**
 * The tour as it stands for a member: what their role may do, which of it they have done, and where, on the first
 * recommendation of the table that has no finding yet. Empty while the record holds none.
 */
export async function findTour(who: StaffMember): Promise<OwnStep[]> {
  if (!may(who, "read the record")) return [];
  const [example, done] = await Promise.all([
    firstLine({ level: "not-assessed" }).then((line) => line ?? firstLine({})),
    record.auditEvent.groupBy({
      by: ["did"],
      where: { memberId: who.id, did: { in: TOUR.flatMap(({ did }) => did) } },
    }),
  ]);
  if (!example) return [];
  const deeds = new Set(done.map(({ did }) => did));
  return TOUR.filter(({ permission }) => may(who, permission)).map(({ key, did, at }) => ({
    key,
    href: at(encodeURIComponent(example.ref)),
    isDone: did.some((one) => deeds.has(one)),
  }));
}

const firstLine = (where: { level?: Level }) =>
  record.deskLine.findFirst({ where, orderBy: { sortKey: "asc" }, select: { ref: true } });
