import type { Facet, Facets, FacetValue, RecommendationFilter } from "@/lib/domain/filter";
import { LEVELS } from "@/lib/domain/level";
import { POSITIONS } from "@/lib/domain/position";
import { countWords } from "@/lib/messages/figure";
import { translator } from "@/lib/messages/words";
import { Kept } from "./kept-choices";
import { LevelMark, PositionMark } from "./mark";
import type { Addresses, Asked } from "./place";

const t = translator("public");

/** What readers ask first stands first. */
const ORDER: readonly Facet[] = [
  "state",
  "position",
  "level",
  "body",
  "cycle",
  "theme",
  "group",
  "issuer",
  "year",
  "territory",
  "addressee",
  "claim",
  "assessed",
  "disagreement",
  "action",
  "type",
  "unit",
];

type ListProps = {
  filter: RecommendationFilter;
  facets: Facets;
  /** The form of the view, which no choice changes. */
  view: Pick<Asked, "sort" | "columns">;
  to: Addresses;
};

/** The search field, and every facet as links with their counts: a choice is one touch, and a view is a link. */
export function FacetList(props: ListProps) {
  const { filter, facets, view, to } = props;
  return (
    <details className="sheet no-print border-rule border-b lg:border-b-0">
      <summary className="disclose my-2 font-semibold">{t("explorer.narrow")}</summary>
      <div className="space-y-5 pt-3 pb-6 lg:pt-5">
        <SearchForm filter={filter} view={view} action={to.recommendations()} />
        {ORDER.filter((facet) => isOffered(facets[facet], filter[facet])).map((facet) => (
          <FacetSection key={facet} facet={facet} {...props} />
        ))}
      </div>
    </details>
  );
}

/** One value alone narrows nothing. */
const isOffered = (values: readonly FacetValue[], chosen: unknown) =>
  values.length > 1 || chosen !== undefined;

const FIELD = "border-edge bg-paper text-small min-h-11 w-full min-w-0 rounded-sm border px-2";
const BUTTON = "bg-ink text-paper text-small min-h-11 shrink-0 rounded-sm px-4 font-semibold";

function SearchForm({
  filter,
  view,
  action,
}: Pick<ListProps, "filter" | "view"> & { action: string }) {
  return (
    <form action={action} method="get" role="search">
      <Kept asked={{ ...filter, columns: view.columns }} but="q" />
      <label htmlFor="q" className="caption block pb-1">
        {t("explorer.words")}
      </label>
      <div className="flex gap-2">
        <input
          id="q"
          name="q"
          type="search"
          maxLength={200}
          defaultValue={filter.q}
          aria-describedby="q-hint"
          className={FIELD}
        />
        <button type="submit" className={BUTTON}>
          {t("explorer.search")}
        </button>
      </div>
      <p id="q-hint" className="text-note text-soft mt-1.5">
        {t("explorer.hint")}
      </p>
    </form>
  );
}

const SHOWN = 8;
/** A list that is hardly longer is shown whole. */
const SHOWN_WHOLE = 10;

function FacetSection({ facet, filter, facets, view, to }: ListProps & { facet: Facet }) {
  const values = facets[facet];
  const chosen = filter[facet] === undefined ? null : String(filter[facet]);
  const isLong = values.length > SHOWN_WHOLE;
  return (
    <div role="group" aria-labelledby={`facet-${facet}`}>
      <h2 id={`facet-${facet}`} className="caption pb-1">
        {t(`facets.${facet}`)}
      </h2>
      <ul>
        {(isLong ? foremost(values, chosen) : values).map((one) => {
          const isChosen = one.value === chosen;
          const next = { ...filter, [facet]: isChosen ? undefined : one.value };
          return (
            <li key={one.value}>
              <a
                href={to.recommendations({ ...next, ...view } as Asked)}
                aria-current={isChosen ? "true" : undefined}
                className={`text-small text-ink flex items-baseline gap-2 py-1 no-underline hover:underline ${isChosen ? "font-semibold" : ""}`}
              >
                <MarkOf value={one.value} />
                <span className="min-w-0 flex-1">{one.label}</span>
                <span className="text-soft font-normal tabular-nums">
                  {isChosen ? (
                    <>
                      <span className="sr-only">{t("explorer.takeBack")}</span>
                      <span aria-hidden="true">×</span>
                    </>
                  ) : (
                    countWords(one.count)
                  )}
                </span>
              </a>
            </li>
          );
        })}
      </ul>
      {isLong && <Rest {...{ facet, values, chosen, filter, view, to }} />}
    </div>
  );
}

/** Those with the most rows, in the order of their list; what was chosen is always among them. */
function foremost(values: readonly FacetValue[], chosen: string | null): readonly FacetValue[] {
  const largest = [...values].sort((a, b) => b.count - a.count).slice(0, SHOWN);
  return values.filter((one) => largest.includes(one) || one.value === chosen);
}

/** A field of the reader’s own system, in which a value is found by typing its first letters. */
function Rest({
  facet,
  values,
  chosen,
  filter,
  view,
  to,
}: Omit<ListProps, "facets"> & {
  facet: Facet;
  values: readonly FacetValue[];
  chosen: string | null;
}) {
  return (
    <details>
      <summary className="disclose text-small">
        {t("explorer.all", { count: values.length })}
      </summary>
      <form action={to.recommendations()} method="get" className="flex gap-2 pt-1">
        <Kept asked={{ ...filter, ...view }} but={facet} />
        <select
          name={facet}
          defaultValue={chosen ?? ""}
          aria-labelledby={`facet-${facet}`}
          className={FIELD}
        >
          <option value="">{t("explorer.any")}</option>
          {values.map(({ value, label, count }) => (
            <option key={value} value={value}>
              {`${label} (${countWords(count)})`}
            </option>
          ))}
        </select>
        <button type="submit" className={BUTTON}>
          {t("explorer.show")}
        </button>
      </form>
    </details>
  );
}

function MarkOf({ value }: { value: string }) {
  const level = LEVELS.find((one) => one === value);
  if (level) return <LevelMark level={level} />;
  const position = POSITIONS.find((one) => one === value);
  return position ? <PositionMark position={position} /> : null;
}
