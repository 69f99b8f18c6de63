import { byRegion, type NamedState } from "@/lib/domain/region";
import type { Summary } from "@/lib/domain/summary";
import { countWords } from "@/lib/messages/figure";
import { listed } from "@/lib/messages/lasted";
import { countingUnitInSentence, translator } from "@/lib/messages/words";
import { countedIn } from "./counted";
import type { ChartSheet } from "./drawing";
import { drawnTiles } from "./drawing-tiles";
import type { Addresses } from "./place";
import { regionWords } from "./region";

const t = translator("charts");

/** So many names have room in a headline. */
const SHARED = 2;

/** Who made the recommendations: a tile for each State, by regional group. A map would draw borders; tiles do not. */
export function issuersSheet(
  summary: Summary,
  issuers: readonly { state: NamedState; count: number }[],
  to: Addresses,
): ChartSheet {
  const { state, countingUnit } = summary;
  const [first] = issuers;
  const most = issuers.filter(({ count }) => count === first?.count).map(({ state }) => state.name);
  const groups = byRegion(issuers, (one) => one.state.region);
  return {
    chart: "issuers",
    asked: { state: state.iso3 },
    title: first
      ? t("issuers.finding", {
          states: issuers.length,
          state: state.name,
          most: most.length > SHARED ? "" : listed(most),
          shared: most.length > SHARED ? "yes" : "no",
          by: most.length,
          count: first.count,
        })
      : t("issuers.plain", { state: state.name }),
    definition: t("issuers.definition", {
      state: state.name,
      unit: countingUnitInSentence(countingUnit),
    }),
    source: t("source.rows"),
    keys: [],
    columns: [t("column.state"), t("column.code"), t("column.region"), t("column.count")],
    rows: issuers.map(({ state: { iso3, name, region }, count }) => ({
      key: iso3,
      href: to.recommendations({ ...countedIn(summary), issuer: iso3 }),
      cells: [name, iso3, regionWords(region), count],
    })),
    drawing: drawnTiles(
      groups.map(({ region, members }) => ({
        key: region ?? "none",
        name: t("issuers.group", { name: regionWords(region), states: countWords(members.length) }),
        tiles: members.map(({ state: { iso3 }, count }) => ({ key: iso3, name: iso3, count })),
      })),
    ),
  };
}
