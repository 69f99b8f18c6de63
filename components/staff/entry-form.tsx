import { CONFIDENTIALITIES } from "@/lib/domain/confidentiality";
import { confidentialNotes, type EntryKind } from "@/lib/domain/entry/kind";
import { formFieldsOf, type Field } from "@/lib/domain/entry/shape";
import type { Written } from "@/lib/domain/entry/written";
import { confidentialWords } from "@/lib/messages/entry";
import { recordWords as t } from "@/lib/messages/record";
import { confidentialityWords, translator } from "@/lib/messages/words";
import type { Action } from "./answer";
import { EntryField } from "./entry-field";
import { EntryStaleView } from "./entry-stale-view";
import { ChoicesField, CommandForm, Said, SubmitButton, TextareaField, TextField } from "./form";
import type { UnsentForm } from "./unsent";
import { NumberField, VersionField } from "./version-field";

const staff = translator("staff");

export type EntryStanding = {
  /** Null while it is new. */
  saved: { key: string; number: number; version: number } | null;
  /** Everything that stands in it, as the form writes it: `facts.title`, `confidential.detail`, `checkNote`. */
  written: Written;
};

/** Fields that every kind has, after its own: where it is from, and where it belongs. */
const FROM = ["sources", "lastCheckedOn", "remark"];
const PLACE = ["about", "territories"];
/** Names of persons at risk do not stand in addresses. */
const CODED: readonly EntryKind[] = ["case", "reprisal"];

/** One form for every kind: its fields are read off the kind's own schema. */
export function EntryForm({
  action,
  kind,
  standing,
  titles,
  states,
  unsent,
}: {
  action: Action;
  kind: EntryKind;
  standing: EntryStanding;
  titles: Record<string, string>;
  states: readonly string[];
  unsent: UnsentForm;
}) {
  const { saved, written } = standing;
  const fields = formFieldsOf(kind);
  const draw = (field: Field) => (
    <div key={field.name} className={isShort(field) ? "min-w-0" : "min-w-0 sm:col-span-2"}>
      <EntryField kind={kind} field={field} written={written} titles={titles} />
    </div>
  );
  return (
    <CommandForm action={action} warn={staff("form.unsaved")} unsent={unsent}>
      {/* Enter in any field presses the first button of a form: it must be the one that saves. */}
      <button type="submit" name="step" value="save" hidden aria-hidden tabIndex={-1} />
      <input type="hidden" name="kind" value={kind} />
      {saved && <input type="hidden" name="saved" value={saved.key} />}
      {saved && <NumberField standing={saved.number} />}
      {saved && <VersionField standing={saved.version} />}
      <EntryStaleView
        words={{
          standing: staff("form.standing"),
          own: staff("form.yours"),
          same: staff("form.same"),
          take: staff("form.take"),
        }}
      />
      <datalist id="states">
        {states.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[3fr_2fr]">
        <div className="grid content-start gap-8">
          <Part title={t("part.facts")}>
            {fields.filter(({ name }) => ![...FROM, ...PLACE].includes(name)).map(draw)}
          </Part>
          <Part title={t("part.sources")}>
            {fields.filter(({ name }) => FROM.includes(name)).map(draw)}
            <Whole>
              <TextareaField
                name="checkNote"
                label={t("checkNote")}
                hint={t("checkNoteHint")}
                rows={2}
                defaultValue={written["checkNote"]?.[0]}
              />
            </Whole>
          </Part>
        </div>
        <div className="grid content-start gap-8">
          <Part title={t("part.place")}>
            {fields.filter(({ name }) => PLACE.includes(name)).map(draw)}
            {!saved && (
              <Whole>
                <TextField
                  name="key"
                  label={t("key")}
                  hint={CODED.includes(kind) ? t("keyHintClosed") : t("keyHint")}
                  autoComplete="off"
                />
              </Whole>
            )}
          </Part>
          <Closure written={written} />
          <Notes written={written} />
        </div>
      </div>
      <div className="border-rule bg-paper sticky bottom-0 mt-8 flex gap-4 border-t py-3">
        <SubmitButton name="step" value="save" busy={t("saving")}>
          {t("save")}
        </SubmitButton>
        <Said />
      </div>
    </CommandForm>
  );
}

/** Two of these stand side by side. */
const isShort = ({ holds, input }: Field) =>
  holds === "one" && ["date", "day", "number", "choice", "flag"].includes(input);

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="border-rule border-t pt-3">
      <h2 className="mb-3">{title}</h2>
      <div className="grid items-end gap-x-6 gap-y-5 sm:grid-cols-2">{children}</div>
    </section>
  );
}

const Whole = ({ children }: { children: React.ReactNode }) => (
  <div className="min-w-0 sm:col-span-2">{children}</div>
);

function Closure({ written }: { written: Written }) {
  return (
    <Part title={t("part.closure")}>
      <Whole>
        <ChoicesField
          name="confidentiality"
          pick="one"
          label={t("confidentiality")}
          hint={t("confidentialityHint")}
          choices={CONFIDENTIALITIES.map((value) => ({
            value,
            label: confidentialityWords(value).name,
            hint: confidentialityWords(value).definition,
          }))}
          chosen={written["confidentiality"] ?? []}
        />
      </Whole>
      <TextField
        name="embargoedUntil"
        type="datetime-local"
        label={t("embargoedUntil")}
        hint={t("embargoedUntilHint")}
        defaultValue={written["embargoedUntil"]?.[0]}
      />
      <TextField
        name="consent"
        label={t("consent")}
        hint={t("consentHint")}
        autoComplete="off"
        defaultValue={written["consent"]?.[0]}
      />
    </Part>
  );
}

function Notes({ written }: { written: Written }) {
  return (
    <Part title={t("part.notes")}>
      <Whole>
        <p className="text-small text-soft">{t("part.notesHint")}</p>
      </Whole>
      {Object.keys(confidentialNotes.shape).map((note) => (
        <Whole key={note}>
          <TextareaField
            name={`confidential.${note}`}
            label={confidentialWords(note)}
            rows={note === "detail" ? 4 : 2}
            defaultValue={written[`confidential.${note}`]?.[0]}
          />
        </Whole>
      ))}
    </Part>
  );
}
