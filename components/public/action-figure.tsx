import type { Acceptance, ActionFigures } from "@/lib/domain/action-acceptance";
import type { ReviewFigures } from "@/lib/domain/summary";
import { countWords, percentWords, shareWords } from "@/lib/messages/figure";
import { share } from "@/lib/messages/sentence";
import { ENGLISH, type Words } from "@/lib/messages/spoken";
import { countingUnitWords, translator } from "@/lib/messages/words";
import { Bar, Chart, FigureTable, type Segment } from "./chart";
import { heldOf } from "./counted";
import { Definitions, Entry } from "./entry";
import { PositionMark } from "./mark";
import { POSITION_STROKE, positionPattern } from "./pattern";
import type { Addresses } from "./place";

const t = translator("dealings");

type FigureProps = {
  figures: ActionFigures;
  review: ReviewFigures;
  foot: string;
  to: Addresses;
};

/** How much was supported of what asks little and of what asks much: a figure for each review and counting unit. */
export function ActionAcceptance({
  state,
  actions,
  reviews,
  foot,
  to,
}: {
  /** The State’s name. */
  state: string;
  actions: readonly ActionFigures[];
  reviews: readonly ReviewFigures[];
  foot: string;
  to: Addresses;
}) {
  const shown = actions.flatMap((figures) => {
    const review = reviews.find(
      ({ cycle, countingUnit }) => cycle === figures.cycle && countingUnit === figures.countingUnit,
    );
    return review ? [{ figures, review }] : [];
  });
  const [first] = shown;
  if (!first) return null;
  return (
    <Entry
      id="actions"
      name={t("action.name")}
      finding={findingOfActions(state, first.figures, first.review.year)}
      note={
        <>
          <p>{t("action.note")}</p>
          <Definitions terms={TERMS} />
        </>
      }
    >
      <div className="space-y-12">
        {shown.map(({ figures, review }) => (
          <Figure
            key={`${figures.cycle} ${figures.countingUnit} ${figures.basis}`}
            {...{ figures, review, foot, to }}
          />
        ))}
      </div>
    </Entry>
  );
}

const TERMS = ([1, 2, 3, 4, 5] as const).map((category) => ({
  key: String(category),
  name: t(`action.categories.${category}.name`),
  definition: t(`action.categories.${category}.definition`),
}));

/** Only what was confirmed makes a sentence, and only where both ends of the scale occur. */
export function findingOfActions(
  state: string,
  { basis, rows }: ActionFigures,
  year: number,
  say: Words = ENGLISH,
) {
  const [least, most] = [rows[0], rows.at(-1)];
  if (basis !== "confirmed" || !least?.denominator || !most?.denominator) return undefined;
  return say.dealings("action.finding", {
    state,
    year: String(year),
    high: share(least, say),
    low: share(most, say),
  });
}

function Figure({ figures, review, foot, to }: FigureProps) {
  const { rows, basis, countingUnit, total, uncategorised, cycle } = figures;
  const whole = Math.max(...rows.map(({ denominator }) => denominator));
  const unit = countingUnitWords(countingUnit).name;
  return (
    <Chart
      foot={`${t(`action.${basis}`)}. ${t("action.foot", { count: countWords(total), unit, without: uncategorised })} ${foot}`}
      table={<Table rows={rows} />}
    >
      <h3 className="mb-3 font-semibold">
        {t("action.review", { year: String(review.year), unit })}
        {basis === "suggested" && (
          <span className="text-small text-soft font-sans font-normal">
            {` · ${t("action.suggested")}`}
          </span>
        )}
      </h3>
      <ol className="space-y-4">
        {rows.map((row) => (
          <li key={row.category}>
            <p className="text-small">
              {t(`action.categories.${row.category}.name`)}
              {": "}
              {basis === "confirmed" ? (
                <Linked row={row} review={review} to={to} />
              ) : (
                shareWords(row.numerator, row.denominator)
              )}
            </p>
            <Bar
              id={`action-${cycle}-${countingUnit}-${basis}-${row.category}`}
              title={t("action.barTitle", {
                category: t(`action.categories.${row.category}.name`),
                share: shareWords(row.numerator, row.denominator),
              })}
              description={`${t("action.supported")}: ${countWords(row.numerator)}; ${t("action.others")}: ${countWords(row.denominator - row.numerator)}`}
              segments={partsOfAction(row)}
              whole={whole}
            />
          </li>
        ))}
      </ol>
    </Chart>
  );
}

/** Both numbers lead to what they count; the explorer has no word for “answered”, where some are not. */
function Linked({ row, review, to }: { row: Acceptance } & Pick<FigureProps, "review" | "to">) {
  const { category, numerator, denominator, unanswered } = row;
  const list = { ...heldOf(review), action: category };
  return t.rich("action.linked", {
    numerator: countWords(numerator),
    denominator: countWords(denominator),
    percent: percentWords(numerator, denominator) ?? "",
    has: denominator > 0 ? "yes" : "no",
    part: (words) => <a href={to.recommendations({ ...list, position: "supported" })}>{words}</a>,
    whole: (words) => (unanswered === 0 ? <a href={to.recommendations(list)}>{words}</a> : words),
  });
}

/** Those supported, and the others that were answered. */
export const partsOfAction = (
  { numerator, denominator }: Pick<Acceptance, "numerator" | "denominator">,
  say: Words = ENGLISH,
): Segment[] => [
  {
    key: "supported",
    count: numerator,
    label: say.dealings("action.supported"),
    pattern: positionPattern("supported"),
    stroke: POSITION_STROKE.supported,
    href: null,
    mark: <PositionMark position="supported" />,
  },
  {
    key: "others",
    count: denominator - numerator,
    label: say.dealings("action.others"),
    pattern: positionPattern("noted"),
    stroke: POSITION_STROKE.noted,
    href: null,
    mark: <PositionMark position="noted" />,
  },
];

function Table({ rows }: { rows: readonly Acceptance[] }) {
  return (
    <FigureTable
      caption={t("action.table")}
      columns={[t("action.category"), t("action.supported"), t("table.total"), t("action.share")]}
      rows={rows.map(({ category, numerator, denominator }) => ({
        key: String(category),
        cells: [
          t(`action.categories.${category}.name`),
          countWords(numerator),
          countWords(denominator),
          percentWords(numerator, denominator) ?? "–",
        ],
      }))}
    />
  );
}
