import type { ReactNode } from "react";
import type { Facet, Facets, FacetValue, RecommendationFilter, Sort } from "@/lib/domain/filter";
import { LEVELS } from "@/lib/domain/level";
import { POSITIONS } from "@/lib/domain/position";
import { countWords } from "@/lib/messages/figure";
import { translator } from "@/lib/messages/words";
import { LevelMark, PositionMark } from "./mark";

const t = translator("public");

/** Short lists are shown whole with their marks; long ones fold into a field of the reader’s own system. */
const SHORT: Facet[] = ["position", "level"];
const LONG: Facet[] = [
  "state",
  "body",
  "cycle",
  "year",
  "claim",
  "theme",
  "group",
  "issuer",
  "addressee",
  "type",
  "unit",
];

/** Asked by links alone, and kept while a reader narrows further. */
const UNLISTED = ["document", "action", "disagreement"] as const;

/** A form of plain GET: a view is a link, and it works without script. */
export function FacetForm({
  filter,
  facets,
  sorted,
  action,
}: {
  filter: RecommendationFilter;
  facets: Facets;
  /** The order, where the reader chose one. */
  sorted: { sort?: Sort };
  action: string;
}) {
  return (
    <details className="sheet no-print border-rule border-b lg:border-b-0">
      <summary className="disclose my-2 font-semibold">{t("explorer.narrow")}</summary>
      <form action={action} method="get" role="search" className="space-y-5 pt-3 pb-6 lg:pt-5">
        {sorted.sort && <input type="hidden" name="sort" value={sorted.sort} />}
        {UNLISTED.map((name) => {
          const value = filter[name];
          return (
            value !== undefined && <input key={name} type="hidden" name={name} value={value} />
          );
        })}
        <Labelled label={t("explorer.words")} htmlFor="q">
          <input
            id="q"
            name="q"
            type="search"
            maxLength={200}
            defaultValue={filter.q}
            className={FIELD}
          />
        </Labelled>
        {SHORT.filter((facet) => facets[facet].length > 0).map((facet) => (
          <Radios key={facet} facet={facet} values={facets[facet]} chosen={filter[facet]} />
        ))}
        {LONG.filter((facet) => facets[facet].length > 1 || filter[facet] !== undefined).map(
          (facet) => (
            <Choice key={facet} facet={facet} values={facets[facet]} chosen={filter[facet]} />
          ),
        )}
        <button
          type="submit"
          className="bg-ink text-paper min-h-11 w-full rounded-sm px-5 font-semibold"
        >
          {t("explorer.show")}
        </button>
      </form>
    </details>
  );
}

const FIELD = "border-edge bg-paper text-small min-h-10 w-full rounded-sm border px-2";

function Labelled({
  label,
  htmlFor,
  children,
}: {
  label: string;
  htmlFor: string;
  children: ReactNode;
}) {
  return (
    <div>
      <label htmlFor={htmlFor} className="caption block pb-1">
        {label}
      </label>
      {children}
    </div>
  );
}

type FacetProps = {
  facet: Facet;
  values: readonly FacetValue[];
  chosen: string | number | undefined;
};

function Choice({ facet, values, chosen }: FacetProps) {
  return (
    <Labelled label={t(`facets.${facet}`)} htmlFor={`facet-${facet}`}>
      <select
        id={`facet-${facet}`}
        name={facet}
        defaultValue={chosen === undefined ? "" : String(chosen)}
        className={FIELD}
      >
        <option value="">{t("explorer.any")}</option>
        {values.map(({ value, label, count }) => (
          <option key={value} value={value}>
            {`${label} (${countWords(count)})`}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

function Radios({ facet, values, chosen }: FacetProps) {
  return (
    <fieldset>
      <legend className="caption pb-1">{t(`facets.${facet}`)}</legend>
      <Radio facet={facet} value="" isChosen={chosen === undefined}>
        {t("explorer.any")}
      </Radio>
      {values.map(({ value, label, count }) => (
        <Radio key={value} facet={facet} value={value} isChosen={chosen === value}>
          <MarkOf value={value} />
          <span className="min-w-0 flex-1">{label}</span>
          <span className="text-soft tabular-nums">{countWords(count)}</span>
        </Radio>
      ))}
    </fieldset>
  );
}

function Radio({
  facet,
  value,
  isChosen,
  children,
}: {
  facet: Facet;
  value: string;
  isChosen: boolean;
  children: ReactNode;
}) {
  return (
    <label className="text-small flex cursor-pointer items-baseline gap-2 py-1">
      <input
        type="radio"
        name={facet}
        value={value}
        defaultChecked={isChosen}
        className="accent-accent shrink-0 translate-y-px"
      />
      {children}
    </label>
  );
}

function MarkOf({ value }: { value: string }) {
  const level = LEVELS.find((one) => one === value);
  if (level) return <LevelMark level={level} />;
  const position = POSITIONS.find((one) => one === value);
  return position ? <PositionMark position={position} /> : null;
}
