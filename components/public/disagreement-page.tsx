import { DISAGREEMENTS, type Disagreement } from "@/lib/domain/disagreement";
import type { OutsideFinding } from "@/lib/domain/published";
import type { RecommendationRow, Summary } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { countingUnitWords, translator } from "@/lib/messages/words";
import { SourceLink } from "./basis";
import { ChartEntry } from "./chart-sheet";
import { countedIn } from "./counted";
import type { ChartSheet } from "./drawing";
import { Entry } from "./entry";
import { LevelTag, PositionTag } from "./mark";
import { addressesOf, type Addresses, type Place } from "./place";
import { citationOf } from "./recommendation-row";

const t = translator("dealings");

type Found = Record<Disagreement, { total: number; rows: readonly RecommendationRow[] }>;

/** Word, finding and others' findings side by side, where they part or stand beside each other. */
export function DisagreementPage({
  summary,
  found,
  sheet,
  foot,
  place,
}: {
  summary: Summary;
  found: Found;
  /** How often two voices speak of the same, as a chart. */
  sheet: ChartSheet;
  foot: string;
  place: Place;
}) {
  const { state, countingUnit } = summary;
  const to = addressesOf(place);
  return (
    <>
      <header className="pt-8 pb-8 md:pt-12">
        <p className="text-small">
          <a href={to.dossier(state.iso3)}>{state.name}</a>
        </p>
        <h1 className="text-title md:text-display mt-1">
          {t("disagreement.titleOf", { state: state.name })}
        </h1>
        <p className="max-w-measure mt-3">{t("disagreement.lead")}</p>
      </header>
      <ChartEntry sheet={sheet} place={place} foot={foot} />
      {DISAGREEMENTS.map((kind) => (
        <Entry
          key={kind}
          id={kind}
          name={t(`disagreement.sections.${kind}.name`)}
          finding={t(`disagreement.sections.${kind}.finding`, { count: found[kind].total })}
          note={<p>{t(`disagreement.sections.${kind}.definition`)}</p>}
        >
          <ul>
            {found[kind].rows.map((row) => (
              <li key={row.ref} className="border-rule border-t py-4">
                <Row row={row} state={state.name} to={to} />
              </li>
            ))}
          </ul>
          <p className="text-note text-soft mt-3">
            {`${t("disagreement.unit", { unit: countingUnitWords(countingUnit).name })} ${foot}`}
          </p>
        </Entry>
      ))}
      <p className="border-rule border-t py-6">
        <a href={to.recommendations({ ...countedIn(summary), disagreement: "yes" })}>
          {t("disagreement.all")}
        </a>
      </p>
    </>
  );
}

/** One recommendation in three columns that never touch; one above the other on a phone. */
function Row({ row, state, to }: { row: RecommendationRow; state: string; to: Addresses }) {
  const { ref, content, position, claim, level } = row;
  return (
    <>
      <p className="max-w-measure font-serif">
        <a
          href={to.recommendation(ref)}
          lang={content.text ? content.language : "en"}
          className="text-ink decoration-rule hover:decoration-ink"
        >
          {content.text ?? content.summary ?? citationOf(content)}
        </a>
      </p>
      <p className="text-note text-soft mt-0.5">{citationOf(content)}</p>
      <dl className="text-small mt-2 grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-2 sm:grid-cols-3">
        <div>
          <dt className="text-soft">{t("disagreement.said", { state })}</dt>
          <dd>
            <PositionTag position={position} claim={claim} />
          </dd>
        </div>
        <div>
          <dt className="text-soft">{t("disagreement.ours")}</dt>
          <dd>
            <LevelTag level={level} />
          </dd>
        </div>
        <div>
          <dt className="text-soft">{t("disagreement.others")}</dt>
          <dd>
            <Others findings={content.outside} />
          </dd>
        </div>
      </dl>
    </>
  );
}

function Others({ findings }: { findings: readonly OutsideFinding[] }) {
  const graded = findings.filter(({ grade }) => grade !== null);
  if (graded.length === 0) return <>–</>;
  return (
    <ul>
      {graded.map(({ assessor, grade, scheme, on, source }) => (
        <li key={`${assessor} ${grade} ${source.title}`}>
          {`${assessor}: ${grade}`}
          <span className="text-note text-soft">
            {scheme && ` (${scheme})`}
            {" · "}
            <SourceLink source={source} />
            {on && `, ${dateWords(on)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Without a State: whose dossiers there are to choose from. */
export function DisagreementChoice({
  dossiers,
  hrefOf,
}: {
  dossiers: readonly { iso3: string; name: string }[];
  hrefOf: (iso3: string) => string;
}) {
  return (
    <div className="pt-8 pb-20 md:pt-12">
      <h1 className="text-title md:text-display">{t("disagreement.title")}</h1>
      <p className="max-w-measure mt-3">{t("disagreement.lead")}</p>
      <ul className="mt-5">
        {dossiers.map(({ iso3, name }) => (
          <li key={iso3}>
            <a href={hrefOf(iso3)} className="target">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
