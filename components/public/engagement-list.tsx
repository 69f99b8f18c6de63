import type { Ask, Encounter, Since, Timeline, TimelineRow } from "@/lib/domain/encounter";
import { yearOf, type Day } from "@/lib/domain/day";
import type { Engagement } from "@/lib/domain/entry/engagement";
import { dateWords } from "@/lib/messages/date";
import { choiceWords } from "@/lib/messages/entry";
import { countWords } from "@/lib/messages/figure";
import { listed } from "@/lib/messages/lasted";
import { translator } from "@/lib/messages/words";
import { Entry } from "./entry";
import { Pairs } from "./entry-facts";
import type { Addresses } from "./place";

const t = translator("dealings");

type TimelineProps = { timeline: Timeline; asOf: Day; to: Addresses };

/** Meetings and visits among the statements and demands of their time, and how long ago the last ones were. */
export function EngagementTimeline({ timeline, asOf, to }: TimelineProps) {
  const years = [...new Set(timeline.rows.map(({ encounter }) => yearOf(encounter.on)))];
  return (
    <>
      <Ago timeline={timeline} asOf={asOf} />
      <Entry
        id="timeline"
        name={t("engagement.timeline")}
        note={<p>{t("engagement.timelineNote")}</p>}
      >
        {years.map((year) => (
          <section key={year} className="mb-6">
            <h2 className="text-lead mb-2 font-semibold">{year}</h2>
            <ol className="border-rule border-l-2">
              {timeline.rows
                .filter(({ encounter }) => yearOf(encounter.on) === year)
                .map((row) => (
                  <li key={`${row.encounter.kind} ${row.encounter.key}`} className="pb-5 pl-5">
                    <Row row={row} to={to} />
                  </li>
                ))}
            </ol>
          </section>
        ))}
      </Entry>
    </>
  );
}

function Ago({ timeline: { since, reach }, asOf }: Pick<TimelineProps, "timeline" | "asOf">) {
  const pairs = (["visit", "update", "talks"] as const).map((kind) => ({
    name: t(`engagement.${kind}`),
    value: sinceWords(since[kind]),
  }));
  const reached = {
    name: t("engagement.reach"),
    value: t("engagement.reachText", {
      ...reach,
      reached: countWords(reach.reached),
      told: countWords(reach.told),
    }),
  };
  return (
    <Entry
      id="since"
      name={t("engagement.since")}
      note={<p>{t("engagement.sinceNote", { asOf: dateWords(asOf) })}</p>}
    >
      <Pairs pairs={reach.visits > 0 ? [...pairs, reached] : pairs} />
    </Entry>
  );
}

function sinceWords(since: Since | null): string {
  if (!since) return t("engagement.never");
  const on = dateWords(since.on);
  return since.days === null
    ? t("engagement.undated", { on })
    : t("engagement.days", { days: since.days, on });
}

function Row({ row: { encounter, next }, to }: { row: TimelineRow; to: Addresses }) {
  return (
    <>
      <p className="caption text-soft">
        {spanWords(encounter)} · {kindOf(encounter)}
      </p>
      {encounter.kind === "call" ? (
        <Asked issuers={encounter.issuers} asks={encounter.asks} to={to} />
      ) : (
        <p className="max-w-measure">
          <a
            href={to.entry(encounter.kind, encounter.key)}
            className={`text-ink decoration-rule hover:decoration-ink ${encounter.kind === "engagement" ? "font-semibold" : ""}`}
          >
            {encounter.title}
          </a>
        </p>
      )}
      {encounter.kind === "engagement" && <Met facts={encounter.facts} length={encounter.length} />}
      {next && (
        <p className="text-small max-w-measure mt-1">
          {next.update
            ? t.rich(next.days === null ? "engagement.nextUndated" : "engagement.next", {
                days: next.days ?? 0,
                on: dateWords(next.update.on),
                title: next.update.title,
                link: (words) => <a href={hrefOf(next.update!, to)}>{words}</a>,
              })
            : t("engagement.noNext")}
        </p>
      )}
    </>
  );
}

/** By whom, and each thing with whom it was asked of. */
function Asked({
  issuers,
  asks,
  to,
}: {
  issuers: readonly string[];
  asks: readonly Ask[];
  to: Addresses;
}) {
  return (
    <>
      {issuers.length > 0 && (
        <p className="max-w-measure">{t("engagement.asking", { issuers: listed(issuers) })}</p>
      )}
      <ul className="space-y-1">
        {asks.map(({ ref, addressee, words }) => (
          <li key={ref} className="max-w-measure">
            <span className="text-soft">{addressee}:</span>{" "}
            <a
              href={to.recommendation(ref)}
              className="text-ink decoration-rule hover:decoration-ink"
            >
              {words}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** How long, where, and what was refused. */
function Met({ facts, length }: { facts: Engagement; length: number | null }) {
  const { placesVisited, placesRefused, reachedTheRegion, parties } = facts;
  const { attendanceStated: attendance, attendanceIsLowerBound } = facts;
  const lines = [
    length !== null && t("engagement.length", { days: length }),
    reachedTheRegion &&
      t(reachedTheRegion === "yes" ? "engagement.reached" : "engagement.notReached"),
    parties.length > 0 && t("engagement.parties", { names: listed(parties) }),
    placesVisited.length > 0 && t("engagement.places", { names: listed(placesVisited) }),
    placesRefused.length > 0 && t("engagement.refused", { names: listed(placesRefused) }),
    attendance !== null &&
      t("engagement.attendance", {
        count: countWords(attendance),
        lower: attendanceIsLowerBound ? "yes" : "no",
      }),
  ].filter(Boolean);
  return (
    lines.length > 0 && <p className="text-small text-soft max-w-measure">{lines.join(" · ")}</p>
  );
}

const spanWords = (one: Encounter) =>
  one.kind === "engagement" && one.facts.to !== null
    ? `${dateWords(one.facts.from)} – ${dateWords(one.facts.to)}`
    : dateWords(one.on);

const kindOf = (one: Encounter) =>
  one.kind === "engagement"
    ? choiceWords("engagement", "type", one.facts.type)
    : t(`engagement.kinds.${one.kind}`);

const hrefOf = (one: Encounter, to: Addresses) =>
  one.kind === "call" ? to.recommendation(one.key) : to.entry(one.kind, one.key);
