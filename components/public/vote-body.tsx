import type { ReactNode } from "react";
import { VOTES, type Vote } from "@/lib/domain/entry/vote";
import type { EntryLine } from "@/lib/domain/entry/line";
import type { RollCall } from "@/lib/domain/roll-call";
import { dateWords } from "@/lib/messages/date";
import { countWords, shareWords } from "@/lib/messages/figure";
import { listed } from "@/lib/messages/lasted";
import { translator } from "@/lib/messages/words";
import { Chart, FigureTable, Key } from "./chart";
import { ChartLinks } from "./chart-sheet";
import { Pairs } from "./entry-facts";
import { Entry } from "./entry";
import { Paragraphs } from "./entry-value";
import { Hemicycle } from "./hemicycle";
import { addressesOf, type Addresses, type Place } from "./place";
import { RollCallTable } from "./roll-call-table";
import { voteWords } from "./vote-mark";
import { inFavourByRegion, RegionBars } from "./vote-regions";
import { describe, segmentsOf } from "./vote-tally";

const t = translator("dealings");

type VoteProps = {
  entry: EntryLine<"vote">;
  rollCall: RollCall;
  foot: string;
  place: Place;
};

/** The result first, then who voted how, by regional group and State by State. */
export function VoteBody({ entry, rollCall, foot, place }: VoteProps) {
  const { title, facts: vote } = entry;
  const to = addressesOf(place);
  const { rows, regions, reconciliation } = rollCall;
  return (
    <>
      <Entry id="result" name={t("vote.name")} finding={resultWords(vote)}>
        {!reconciliation.agrees && <Mismatch />}
        <Chart foot={`${t("vote.chartFoot")} ${foot}`} table={<TallyTable rollCall={rollCall} />}>
          <Hemicycle
            rows={rows}
            title={t("vote.chartTitle", { count: rows.length })}
            description={describe(reconciliation.counted)}
            hrefOf={to.state}
          />
          <Key segments={segmentsOf(reconciliation.counted)} />
        </Chart>
        <ChartLinks chart="vote" asked={{ vote: entry.key }} place={place} alone />
      </Entry>
      <Question vote={vote} rollCall={rollCall} to={to} />
      <Entry id="declared" name={t("vote.reconciliation")}>
        <TallyTable rollCall={rollCall} />
        <p className={`text-small max-w-measure mt-3 ${reconciliation.agrees ? "" : "text-alarm"}`}>
          {t(reconciliation.agrees ? "vote.agrees" : "vote.differs")}
        </p>
      </Entry>
      {regions.length > 0 && (
        <Entry
          id="regions"
          name={t("vote.byRegion")}
          finding={inFavourByRegion(regions)}
          note={<p>{t("vote.byRegionFoot")}</p>}
        >
          <RegionBars regions={regions} foot={foot} />
        </Entry>
      )}
      <Entry id="roll-call" name={t("vote.rollCall")} note={<p>{t("vote.rollCallNote")}</p>}>
        <RollCallTable name={title} rows={rows} to={to} />
        <Downloads name={entry.key} place={place} />
      </Entry>
    </>
  );
}

/** "Rejected by 17 to 19, with 11 abstentions." In the words of what was declared. */
export const resultWords = ({ result, declaredYes, declaredNo, declaredAbstain }: Vote) =>
  t(`vote.${result}`, {
    yes: countWords(declaredYes),
    no: countWords(declaredNo),
    abstain: declaredAbstain,
  });

/** Said where the result stands, so that nobody reads the one without the other. */
function Mismatch() {
  return (
    <p className="border-alarm text-alarm text-small max-w-measure mb-5 border-l-4 pl-4">
      <strong>{t("vote.differs")}</strong> <a href="#declared">{t("vote.reconciliation")}</a>
    </p>
  );
}

function Question({ vote, rollCall, to }: { vote: Vote; rollCall: RollCall; to: Addresses }) {
  const { declaredYes } = vote;
  const pairs = [
    { name: t("vote.on"), value: `${dateWords(vote.on)}, ${vote.forum}` },
    { name: t("vote.margin"), value: t("vote.marginText", { count: rollCall.margin }) },
    {
      name: t("vote.cast"),
      value: t("vote.castText", { share: shareWords(declaredYes, rollCall.cast) }),
    },
    { name: t("vote.electorate"), value: <Electorate rollCall={rollCall} to={to} /> },
  ];
  return (
    <Entry id="question" name={t("vote.question")}>
      <div className="max-w-measure mb-6">
        <Paragraphs text={vote.question} />
      </div>
      <Pairs pairs={pairs} />
    </Entry>
  );
}

/** Only members on the day can vote: who has no row, and who has one without being a member, is named. */
function Electorate({ rollCall: { electorate }, to }: { rollCall: RollCall; to: Addresses }) {
  if (!electorate) return <>{t("vote.electorateOpen")}</>;
  const { key, name, members, missing, outsiders } = electorate;
  const values = {
    name,
    count: members,
    missing: listed(missing.map((state) => state.name)),
    outsiders: listed(outsiders.map((state) => state.name)),
    link: (words: ReactNode) => <a href={to.entry("group", key)}>{words}</a>,
  };
  return (
    <>
      {missing.length === 0
        ? t.rich("vote.electorateWhole", values)
        : t.rich("vote.electorateMissing", values)}
      {outsiders.length > 0 && (
        <strong className="text-alarm block">{t.rich("vote.electorateOutside", values)}</strong>
      )}
    </>
  );
}

/** Declared beside counted, vote by vote; what differs is marked. */
function TallyTable({ rollCall: { reconciliation } }: Pick<VoteProps, "rollCall">) {
  const { declared, counted, differs } = reconciliation;
  const shown = VOTES.filter((word) => (declared[word] ?? 0) > 0 || counted[word] > 0);
  return (
    <FigureTable
      caption={t("vote.reconciliation")}
      columns={[t("vote.voted"), t("vote.declared"), t("vote.counted")]}
      rows={shown.map((word) => {
        const told = declared[word];
        const held = countWords(counted[word]);
        return {
          key: word,
          cells: [
            voteWords(word),
            told === null ? t("vote.notDeclared") : countWords(told),
            differs.includes(word) ? <strong className="text-alarm">{held} ≠</strong> : held,
          ],
        };
      })}
    />
  );
}

/** The rows for spreadsheets and programs, of the edition that is being read. */
function Downloads({ name, place: { pinned, edition } }: { name: string; place: Place }) {
  const query = pinned && edition ? `?edition=${edition.number}` : "";
  const file = `/votes/${encodeURIComponent(name)}/roll-call`;
  return (
    <p className="text-small no-print mt-4">
      <span className="text-soft">{t("vote.download")}</span>{" "}
      <a href={`${file}.csv${query}`} className="target">
        CSV
      </a>
      {" · "}
      <a href={`${file}.xlsx${query}`} className="target">
        XLSX
      </a>
      {" · "}
      <a href={`${file}.json${query}`} className="target">
        JSON
      </a>
    </p>
  );
}
