import { VOTES } from "@/lib/domain/entry/vote";
import type { RollCall } from "@/lib/domain/roll-call";
import { countWords } from "@/lib/messages/figure";
import { listed } from "@/lib/messages/lasted";
import { translator } from "@/lib/messages/words";
import { Bar, Chart, FigureTable, Key } from "./chart";
import { regionWords } from "./region";
import { describe, segmentsOf } from "./vote-tally";
import { voteWords } from "./vote-mark";

const t = translator("dealings");

/** How the States of each regional group voted: one bar a group, all on one scale. */
export function RegionBars({ regions, foot }: { regions: RollCall["regions"]; foot: string }) {
  const whole = Math.max(...regions.map(({ rows }) => rows.length));
  return (
    <Chart foot={foot} table={<RegionTable regions={regions} />}>
      <ol className="space-y-6">
        {regions.map(({ region, tally }) => (
          <li key={region ?? "none"}>
            <h3 className="text-small font-semibold">{regionWords(region)}</h3>
            <Bar
              id={`region-${region ?? "none"}`}
              title={t("vote.byRegionTitle", { region: regionWords(region) })}
              description={describe(tally)}
              segments={segmentsOf(tally)}
              whole={whole}
            />
            <Key segments={segmentsOf(tally)} />
          </li>
        ))}
      </ol>
    </Chart>
  );
}

/** "In favour: 7 of 7 Western European and other States, …", the most first. */
export function inFavourByRegion(regions: RollCall["regions"]): string | undefined {
  const parts = regions
    .filter(({ tally }) => tally.yes > 0)
    .sort((a, b) => b.tally.yes - a.tally.yes)
    .map(({ region, tally, rows }) =>
      t("vote.ofRegion", {
        yes: countWords(tally.yes),
        all: countWords(rows.length),
        region: regionWords(region),
      }),
    );
  return parts.length > 0 ? t("vote.byRegionFinding", { parts: listed(parts) }) : undefined;
}

function RegionTable({ regions }: { regions: RollCall["regions"] }) {
  const used = VOTES.filter((word) => regions.some(({ tally }) => tally[word] > 0));
  return (
    <FigureTable
      caption={t("vote.byRegion")}
      columns={[t("table.region"), ...used.map(voteWords), t("table.total")]}
      rows={regions.map(({ region, tally, rows }) => ({
        key: region ?? "none",
        cells: [
          regionWords(region),
          ...used.map((word) => countWords(tally[word])),
          countWords(rows.length),
        ],
      }))}
    />
  );
}
