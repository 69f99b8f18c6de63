import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { DESK_COLUMNS, type DeskColumn } from "@/lib/domain/desk-column";
import { LEVELS } from "@/lib/domain/level";
import { POSITIONS } from "@/lib/domain/position";
import { levelWords, positionWords, translator } from "@/lib/messages/words";
import { DossierChoice } from "./dossier-choice";

const t = translator("staff");
const NO_CHOICE = ["q", "sort", "page", "columns", "view"];
export type FilterChoices = {
  states: { iso3: string; name: string }[];
  bodies: { code: string; abbreviation: string; name: string }[];
  cycles: number[];
  themes: { code: string; label: string }[];
  groups: { code: string; label: string }[];
  members: { id: string; name: string }[];
};

/** The question to the table, as a form whose answer is an address: a view can be kept and sent on. */
export function RecommendationFilterForm({
  asked,
  choices,
  columns,
}: {
  asked: Record<string, string>;
  choices: FilterChoices;
  /** Those that are shown. */
  columns: readonly DeskColumn[];
}) {
  const chosen = Object.keys(asked).filter((name) => !NO_CHOICE.includes(name));
  return (
    <form action="/desk/recommendations" className="mb-4 grid gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-56 flex-1">
          <Field
            name="q"
            type="search"
            label={t("recommendations.search")}
            defaultValue={asked["q"]}
          />
        </div>
        {asked["sort"] && <input type="hidden" name="sort" value={asked["sort"]} />}
        <Button kind="primary">{t("recommendations.show")}</Button>
        <Link
          prefetch={false}
          href="/desk/recommendations?view=all"
          className={buttonClass("plain")}
        >
          {t("recommendations.all")}
        </Link>
      </div>
      <Disclosure summary={t("recommendations.narrow", { count: chosen.length })}>
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          <Selects asked={asked} choices={choices} />
          {asked["dossiers"] && <DossierChoice asked={asked["dossiers"]} />}
        </div>
        <fieldset className="mt-4">
          <legend className="text-small font-semibold">{t("recommendations.columns")}</legend>
          <div className="flex flex-wrap gap-x-6">
            {DESK_COLUMNS.map((column) => (
              <label key={column} className="inline-flex min-h-8 items-center gap-2">
                <input
                  type="checkbox"
                  name="columns"
                  value={column}
                  defaultChecked={columns.includes(column)}
                  className="accent-accent size-5"
                />
                {t(`recommendations.column.${column}`)}
              </label>
            ))}
          </div>
        </fieldset>
      </Disclosure>
    </form>
  );
}

function Selects({ asked, choices }: { asked: Record<string, string>; choices: FilterChoices }) {
  const lists = {
    state: choices.states.map(({ iso3, name }) => ({ value: iso3, label: name })),
    body: choices.bodies.map((body) => ({
      value: body.code,
      label: `${body.abbreviation}: ${body.name}`,
    })),
    cycle: choices.cycles.map((cycle) => ({ value: String(cycle), label: t("cycle", { cycle }) })),
    position: POSITIONS.map((value) => ({ value, label: positionWords(value).name })),
    level: LEVELS.map((value) => ({ value, label: levelWords(value).name })),
    theme: choices.themes.map(({ code, label }) => ({ value: code, label })),
    group: choices.groups.map(({ code, label }) => ({ value: code, label })),
    assigned: [
      { value: "me", label: t("recommendations.mine") },
      { value: "nobody", label: t("recommendations.nobodys") },
      ...choices.members.map(({ id, name }) => ({ value: id, label: name })),
    ],
    check: [{ value: "needed", label: t("recommendations.unchecked") }],
  } as const;
  return (Object.keys(lists) as (keyof typeof lists)[]).map((name) => (
    <Select
      key={name}
      name={name}
      label={t(`recommendations.by.${name}`)}
      empty={t("recommendations.any")}
      options={lists[name]}
      defaultValue={name === "state" ? asked[name]?.toUpperCase() : asked[name]}
    />
  ));
}
