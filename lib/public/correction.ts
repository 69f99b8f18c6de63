import "server-only";
import { publication } from "@/lib/db/publication";
import type { Day } from "@/lib/domain/day";

/** On which days something was taken down from all editions, and how much; newest first. Never what. */
export const listTakeDownDays = () =>
  publication.$queryRaw<{ on: Day; count: number }[]>`
    select to_char(at at time zone 'Europe/Zurich', 'YYYY-MM-DD') as on, count(*)::int as count
    from take_down group by 1 order by 1 desc`;
