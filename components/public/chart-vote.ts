import { VOTES } from "@/lib/domain/entry/vote";
import type { EntryLine } from "@/lib/domain/entry/line";
import type { RollCall } from "@/lib/domain/roll-call";
import { dateWords } from "@/lib/messages/date";
import { countWords } from "@/lib/messages/figure";
import { translator } from "@/lib/messages/words";
import type { ChartSheet } from "./drawing";
import { drawnHall } from "./hemicycle";
import { POSITION_STROKE, positionPattern } from "./pattern";
import type { Addresses } from "./place";
import { regionWords } from "./region";
import { resultWords } from "./vote-body";
import { VOTE_AS, voteWords } from "./vote-mark";

const t = translator("charts");
const inDealings = translator("dealings");

const HEIGHT = 250;

/** How States voted, one mark for each. */
export function voteSheet(
  { key, title, facts }: EntryLine<"vote">,
  { rows, reconciliation }: RollCall,
  to: Addresses,
): ChartSheet {
  const { counted } = reconciliation;
  return {
    chart: "vote",
    asked: { vote: key },
    title: `${title}: ${resultWords(facts)}`,
    definition: inDealings("vote.chartFoot"),
    source: t("vote.source", { on: dateWords(facts.on), forum: facts.forum }),
    keys: VOTES.filter((vote) => counted[vote] > 0).map((vote) => ({
      key: vote,
      label: t("vote.key", { vote: voteWords(vote), count: countWords(counted[vote]) }),
      mark: VOTE_AS[vote],
      pattern: positionPattern(VOTE_AS[vote]),
      stroke: POSITION_STROKE[VOTE_AS[vote]],
    })),
    columns: [t("column.state"), t("column.code"), t("column.region"), t("column.vote")],
    rows: rows.map(({ state: { iso3, name, region }, vote }) => ({
      key: iso3,
      href: to.state(iso3),
      cells: [name, iso3, regionWords(region), voteWords(vote)],
    })),
    drawing: drawnHall(rows, HEIGHT),
  };
}
