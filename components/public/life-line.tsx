import type { CallChain } from "@/lib/domain/call";
import {
  daysBetween,
  earliestDayOf,
  latestDayOf,
  yearOf,
  type Day,
  type PartialDate,
} from "@/lib/domain/day";
import { dateWords } from "@/lib/messages/date";
import { translator } from "@/lib/messages/words";

const t = translator("dealings");

/** A demand from its first day to the edition's: a mark for each time that it was made, a line for each new year. */
export function LifeLine({ id, chain, asOf }: { id: string; chain: CallChain; asOf: Day }) {
  const dates = chain.calls.flatMap(({ issuedOn }) => (issuedOn === null ? [] : [issuedOn]));
  if (chain.first === null) return null;
  const from = `${yearOf(chain.first)}-01-01`;
  const at = (day: Day) => `${percent(daysBetween(from, day), daysBetween(from, asOf))}%`;
  const years = Array.from(
    { length: yearOf(asOf) - yearOf(from) + 1 },
    (_, year) => yearOf(from) + year,
  );
  return (
    <svg
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      width="100%"
      height="40"
      className="mt-2 block max-w-[44rem] overflow-visible"
    >
      <title id={`${id}-title`}>
        {t("call.lifeTitle", { first: dateWords(chain.first), asOf: dateWords(asOf) })}
      </title>
      <desc id={`${id}-desc`}>{dates.map((date) => dateWords(date)).join("; ")}</desc>
      {years.map((year) => (
        <g key={year}>
          <line
            x1={at(`${year}-01-01`)}
            x2={at(`${year}-01-01`)}
            y1="8"
            y2="20"
            className="stroke-rule"
          />
          <text x={at(`${year}-01-01`)} y="36" dx="2" className="fill-soft text-note">
            {years.length > 6 && year % 2 !== years[0]! % 2 ? "" : year}
          </text>
        </g>
      ))}
      <line
        x1={at(earliestDayOf(chain.first))}
        x2="100%"
        y1="14"
        y2="14"
        className="stroke-ink"
        strokeWidth="1.5"
      />
      {dates.map((date, index) => (
        <Mark key={`${date} ${index}`} date={date} isFirst={index === 0} at={at} />
      ))}
    </svg>
  );
}

/** A day is a ring; a month or a year is a bar as long as it is, for the day in it is not known. */
function Mark({
  date,
  isFirst,
  at,
}: {
  date: PartialDate;
  isFirst: boolean;
  at: (day: Day) => string;
}) {
  const [from, to] = [earliestDayOf(date), latestDayOf(date)];
  if (from !== to)
    return (
      <line x1={at(from)} x2={at(to)} y1="14" y2="14" className="stroke-soft" strokeWidth="8" />
    );
  return (
    <circle
      cx={at(from)}
      cy="14"
      r="6"
      className={isFirst ? "fill-ink stroke-ink" : "fill-paper stroke-ink"}
      strokeWidth="2"
    />
  );
}

const percent = (part: number, whole: number) =>
  whole <= 0 ? 0 : Math.min(100, Math.round((part / whole) * 10_000) / 100);
