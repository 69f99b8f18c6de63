import { ACTION_CATEGORIES } from "@/lib/domain/action-acceptance";
import { BODY_CODES } from "@/lib/domain/body";
import { ADDRESSEE_KINDS, ASK_TYPES, MEASURABILITIES } from "@/lib/domain/recommendation";
import { recordWords } from "@/lib/messages/record";
import { addresseeWords, askTypeWords, bodyWords, translator } from "@/lib/messages/words";
import type { Action } from "./answer";
import { LinkField } from "./entry-link-field";
import { ChoicesField, CommandForm, SelectField, TextareaField, TextField } from "./form";
import { RecommendationPoints, SaveRecommendation } from "./recommendation-points";
import { staleWords } from "./form-words";
import { StaleView } from "./stale-view";
import type { UnsentForm } from "./unsent";
import { VersionField } from "./version-field";

const staff = translator("staff");
type Word = Parameters<typeof recordWords>[0] extends infer Key
  ? Key extends `asks.${infer Word}`
    ? Word
    : never
  : never;
const t = (word: Exclude<Word, "suggested">) => recordWords(`asks.${word}`);

/** What is compared where somebody else was quicker, in the order of the form. */
const NAMES = [
  ...(["textVerbatim", "language", "summary", "type", "body", "addresseeKind", "state"] as const),
  ...(["addressee", "territory", "issuedBy", "issuers", "document", "paragraph"] as const),
  ...(["review", "issuedOn", "dueOn", "sourceUrl", "actionCategory", "measurability"] as const),
  ...(["reiterates", "inappropriateReason"] as const),
];

type Option = { value: string; label: string };
/** What stands in the record, as the form writes it. */
export type RecommendationStanding = {
  saved: { ref: string; version: number } | null;
  values: Record<string, string>;
  themes: readonly string[];
  groups: readonly string[];
  /** What the first verb suggests. */
  suggested: number | null;
};

/** One ask: who asks whom for what, where it stands, and how we treat it. */
export function RecommendationForm({
  action,
  standing,
  states,
  themes,
  groups,
  unsent,
  keepsWhole,
}: {
  action: Action;
  standing: RecommendationStanding;
  states: readonly string[];
  themes: readonly Option[];
  groups: readonly Option[];
  unsent: UnsentForm;
  /** Why what is held cannot be split into its points. */
  keepsWhole: readonly string[];
}) {
  const { saved, values } = standing;
  return (
    <CommandForm action={action} warn={staff("form.unsaved")} unsent={unsent}>
      {/* Enter in any field presses the first button of a form: it must be the one that saves. */}
      <button type="submit" name="step" value="save" hidden aria-hidden tabIndex={-1} />
      {saved && <input type="hidden" name="saved" value={saved.ref} />}
      {saved && <VersionField standing={saved.version} />}
      <StaleView
        names={{
          ...Object.fromEntries(NAMES.map((name) => [name, t(name)])),
          checkNote: recordWords("checkNote"),
        }}
        words={staleWords()}
      />
      <datalist id="states">
        {states.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <Asked values={values}>
          <RecommendationPoints
            text={values["textVerbatim"] ?? ""}
            saved={saved !== null}
            keepsWhole={keepsWhole}
          />
        </Asked>
        <div className="grid content-start gap-8">
          <Place values={values} isNew={saved === null} />
          <Treated standing={standing} themes={themes} groups={groups} />
        </div>
      </div>
      <div className="border-rule bg-paper sticky bottom-0 mt-8 border-t py-3">
        <SaveRecommendation />
      </div>
    </CommandForm>
  );
}

type Values = { values: Record<string, string> };

function Asked({ values, children }: Values & { children: React.ReactNode }) {
  return (
    <section className="border-rule grid content-start gap-5 border-t pt-3">
      <h2>{t("what")}</h2>
      <TextareaField
        name="textVerbatim"
        label={t("textVerbatim")}
        hint={t("textHint")}
        rows={6}
        defaultValue={values["textVerbatim"]}
      />
      {children}
      <TextField
        name="language"
        label={t("language")}
        className="max-w-24"
        defaultValue={values["language"] ?? "en"}
      />
      <TextareaField
        name="summary"
        label={t("summary")}
        hint={t("summaryHint")}
        defaultValue={values["summary"]}
      />
      <h2>{t("who")}</h2>
      <div className="grid items-end gap-5 sm:grid-cols-2">
        <SelectField
          name="type"
          label={t("type")}
          options={ASK_TYPES.map((value) => ({ value, label: askTypeWords(value).name }))}
          defaultValue={values["type"] ?? "recommendation"}
        />
        <SelectField
          name="body"
          label={t("body")}
          hint={t("bodyHint")}
          empty={recordWords("choose")}
          options={BODY_CODES.map((value) => ({ value, label: bodyWords(value).name }))}
          defaultValue={values["body"]}
        />
        <SelectField
          name="addresseeKind"
          label={t("addresseeKind")}
          options={ADDRESSEE_KINDS.map((value) => ({ value, label: addresseeWords(value).name }))}
          defaultValue={values["addresseeKind"] ?? "state"}
        />
        <TextField
          name="state"
          list="states"
          label={t("state")}
          hint={t("stateHint")}
          defaultValue={values["state"]}
        />
      </div>
      <TextField
        name="addressee"
        label={t("addressee")}
        hint={t("addresseeHint")}
        defaultValue={values["addressee"]}
      />
      <TextField name="territory" label={t("territory")} defaultValue={values["territory"]} />
      <TextField name="issuedBy" label={t("issuedBy")} defaultValue={values["issuedBy"]} />
      <TextareaField
        name="issuers"
        label={t("issuers")}
        hint={recordWords("linesHint")}
        rows={3}
        defaultValue={values["issuers"]}
      />
    </section>
  );
}

function Place({ values, isNew }: Values & { isNew: boolean }) {
  return (
    <section className="border-rule grid content-start gap-5 border-t pt-3">
      <h2>{t("where")}</h2>
      <LinkField
        name="document"
        target="document"
        label={t("document")}
        hint={t("documentHint")}
        defaultValue={values["document"] ?? ""}
        title={undefined}
      />
      <div className="grid items-end gap-5 sm:grid-cols-2">
        <TextField name="paragraph" label={t("paragraph")} defaultValue={values["paragraph"]} />
        <TextField
          name="review"
          label={t("review")}
          hint={t("reviewHint")}
          defaultValue={values["review"]}
        />
        <TextField
          name="issuedOn"
          label={t("issuedOn")}
          hint={recordWords("dateHint")}
          defaultValue={values["issuedOn"]}
        />
        <TextField
          name="dueOn"
          label={t("dueOn")}
          hint={recordWords("dateHint")}
          defaultValue={values["dueOn"]}
        />
      </div>
      {isNew && <TextField name="ref" label={t("ref")} hint={t("refHint")} autoComplete="off" />}
      <TextField
        name="sourceUrl"
        type="url"
        label={t("sourceUrl")}
        defaultValue={values["sourceUrl"]}
      />
      <TextareaField
        name="checkNote"
        label={recordWords("checkNote")}
        hint={recordWords("checkNoteHint")}
        rows={2}
        defaultValue={values["checkNote"]}
      />
    </section>
  );
}

function Treated({
  standing: { values, suggested, themes: chosenThemes, groups: chosenGroups },
  themes,
  groups,
}: {
  standing: RecommendationStanding;
  themes: readonly Option[];
  groups: readonly Option[];
}) {
  return (
    <section className="border-rule grid content-start gap-5 border-t pt-3">
      <h2>{t("our")}</h2>
      <div className="grid items-end gap-5 sm:grid-cols-2">
        <SelectField
          name="actionCategory"
          label={t("actionCategory")}
          {...(suggested && {
            hint: recordWords("asks.suggested", { category: categoryWords(suggested) }),
          })}
          empty={recordWords("notSaid")}
          options={ACTION_CATEGORIES.map((value) => ({
            value: String(value),
            label: t(`categories.${value}`),
          }))}
          defaultValue={values["actionCategory"]}
        />
        <SelectField
          name="measurability"
          label={t("measurability")}
          empty={recordWords("notSaid")}
          options={MEASURABILITIES.map((value) => ({
            value,
            label: t(`measurabilities.${value}`),
          }))}
          defaultValue={values["measurability"]}
        />
      </div>
      <LinkField
        name="reiterates"
        target="recommendation"
        label={t("reiterates")}
        hint={recordWords("link.recommendation")}
        defaultValue={values["reiterates"] ?? ""}
        title={undefined}
      />
      <TextareaField
        name="inappropriateReason"
        label={t("inappropriateReason")}
        hint={t("inappropriateHint")}
        rows={2}
        defaultValue={values["inappropriateReason"]}
      />
      <input type="hidden" name="heldThemes" value={chosenThemes.join("\n")} />
      <input type="hidden" name="heldGroups" value={chosenGroups.join("\n")} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Ticked name="themes" label={t("themes")} options={themes} chosen={chosenThemes} />
        <Ticked name="groups" label={t("groups")} options={groups} chosen={chosenGroups} />
      </div>
    </section>
  );
}

const categoryWords = (category: number): string =>
  ACTION_CATEGORIES.filter((one) => one === category)
    .map((one) => t(`categories.${one}`))
    .join("");

/** A long list to tick in, in a window of its own height. */
const Ticked = ({
  name,
  label,
  options,
  chosen,
}: {
  name: string;
  label: string;
  options: readonly Option[];
  chosen: readonly string[];
}) => (
  <div className="border-rule max-h-72 overflow-y-auto border p-2" tabIndex={0}>
    <ChoicesField name={name} pick="any" label={label} choices={options} chosen={chosen} />
  </div>
);
