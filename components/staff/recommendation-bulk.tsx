import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { translator } from "@/lib/messages/words";
import type { Action } from "./answer";
import { CommandForm, Said, SelectField, SubmitButton } from "./form";
import { RecommendationKeys } from "./recommendation-keys";
import { ShownAnew } from "./shown-anew";

const t = translator("staff");
type Option = { value: string; label: string; group?: string };
export type BulkChoices = {
  themes: readonly Option[];
  groups: readonly Option[];
  members: readonly Option[];
};
/** How far a choice may reach: the filter as its address has it, and how many answer to it. */
export type BulkReach = { filter: string; total: number; isMore: boolean; most: number };

/** The table as a form: what is chosen in its rows, or all that answer, gets a theme, a group or somebody to work on it. */
export function BulkForm({
  action,
  choices,
  reach,
  children,
}: {
  action: Action;
  choices: BulkChoices;
  reach: BulkReach;
  children: ReactNode;
}) {
  return (
    <CommandForm action={action} id="many" quiet>
      <input type="hidden" name="filter" value={reach.filter} />
      <input type="hidden" name="total" value={reach.total} />
      {children}
      <fieldset className="border-ink bg-paper z-10 border-t pt-3 pb-3 md:sticky md:bottom-0">
        <legend className="sr-only">{t("bulk.title")}</legend>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-1 pb-2">
          <RecommendationKeys form="many" chosen={chosenWords()} />
          <All reach={reach} />
          <label className="inline-flex min-h-8 items-center gap-2">
            <input
              type="checkbox"
              name="confirmsActions"
              value="yes"
              className="accent-accent size-5"
            />
            {t("bulk.confirm")}
          </label>
          <Said />
        </div>
        <div className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1fr_auto]">
          <SelectField
            id="add-theme"
            name="themes"
            label={t("bulk.theme")}
            empty={t("bulk.nothing")}
            options={choices.themes}
          />
          <SelectField
            id="add-group"
            name="groups"
            label={t("bulk.group")}
            empty={t("bulk.nothing")}
            options={choices.groups}
          />
          <SelectField
            id="add-member"
            name="member"
            label={t("bulk.member")}
            empty={t("bulk.nothing")}
            options={choices.members}
          />
          <SubmitButton kind="primary" busy={t("bulk.adding")}>
            {t("bulk.add")}
          </SubmitButton>
        </div>
      </fieldset>
    </CommandForm>
  );
}

/** The words for none, one, and "{count} rows" with a sign in its place: a number cannot be known before it is chosen. */
const chosenWords = () => ({
  none: t("bulk.chosen", { count: 0 }),
  one: t("bulk.chosen", { count: 1 }),
  many: t("bulk.chosen", { count: 2 }),
});

function All({ reach }: { reach: BulkReach }) {
  if (reach.isMore || reach.total > reach.most)
    return <span className="text-note text-soft">{t("bulk.tooMany", { most: reach.most })}</span>;
  return (
    <label className="inline-flex min-h-8 items-center gap-2">
      <input type="checkbox" name="all" value="yes" className="accent-accent size-5" />
      {t("bulk.all", { count: reach.total })}
    </label>
  );
}

export type ListedAct = {
  id: string;
  time: string;
  things: string[];
  chosen: number;
  added: number;
  state: "waits" | "stands" | "is taken back" | "failed";
  because: string | null;
};

/** What a member did to many and can still undo, one button each; what a job is at says so until it is done. */
export function UndoList({ action, acts }: { action: Action; acts: ListedAct[] }) {
  if (acts.length === 0) return null;
  const isUnderWay = acts.some(({ state }) => state === "waits" || state === "is taken back");
  return (
    <>
      {isUnderWay && <ShownAnew />}
      <ul aria-label={t("recommendations.acts")} aria-live="polite" className="mb-3 grid gap-1">
        {acts.map((act) => (
          <li key={act.id}>
            <CommandForm action={action} className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <input type="hidden" name="id" value={act.id} />
              <span className="text-small">
                {t("bulk.act", {
                  time: act.time,
                  things: act.things.join(", "),
                  count: act.chosen,
                })}
                {": "}
                {t(`bulk.actState.${act.state}`, { added: act.added, because: act.because ?? "" })}
              </span>
              {act.state !== "is taken back" && (act.added > 0 || act.state === "waits") && (
                <button type="submit" className={buttonClass("plain")}>
                  {t(act.state === "waits" ? "bulk.callOff" : "bulk.undo")}
                </button>
              )}
            </CommandForm>
          </li>
        ))}
      </ul>
    </>
  );
}
