import { BODY_CODES } from "@/lib/domain/body";
import { DOCUMENT_KINDS } from "@/lib/domain/document-draft";
import { recordWords as t } from "@/lib/messages/record";
import { bodyWords, translator } from "@/lib/messages/words";
import type { Action } from "./answer";
import { LinkField } from "./entry-link-field";
import { CommandForm, SelectField, SubmitButton, TextareaField, TextField } from "./form";
import { staleWords } from "./form-words";
import { StaleView } from "./stale-view";
import type { UnsentForm } from "./unsent";
import { VersionField } from "./version-field";

const staff = translator("staff");

const NAMES = {
  title: t("documents.titleOf"),
  symbol: t("documents.symbol"),
  body: t("documents.body"),
  kind: t("documents.kind"),
  state: t("documents.state"),
  adoptedOn: t("documents.adoptedOn"),
  distributedOn: t("documents.distributedOn"),
  publishedOn: t("documents.publishedOn"),
  url: t("documents.url"),
  archivedUrl: t("documents.archivedUrl"),
  aliases: t("documents.aliases"),
  supersedes: t("documents.supersedes"),
  checkNote: t("checkNote"),
};

/** A paper with or without a symbol; its three dates stand apart. */
export function DocumentForm({
  action,
  saved,
  values,
  states,
  unsent,
}: {
  action: Action;
  saved: { key: string; version: number } | null;
  values: Record<string, string>;
  states: readonly string[];
  unsent: UnsentForm;
}) {
  const dated = (name: "adoptedOn" | "distributedOn" | "publishedOn") => (
    <TextField
      name={name}
      label={t(`documents.${name}`)}
      hint={t("dateHint")}
      defaultValue={values[name]}
    />
  );
  return (
    <CommandForm
      action={action}
      warn={staff("form.unsaved")}
      unsent={unsent}
      className="grid max-w-3xl gap-5"
    >
      {saved && (
        <>
          <input type="hidden" name="saved" value={saved.key} />
          <VersionField standing={saved.version} />
          <StaleView names={NAMES} words={staleWords()} />
        </>
      )}
      <datalist id="states">
        {states.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <TextField name="title" label={t("documents.titleOf")} defaultValue={values["title"]} />
      <TextField
        name="symbol"
        label={t("documents.symbol")}
        hint={t("documents.symbolHint")}
        defaultValue={values["symbol"]}
      />
      <div className="grid items-end gap-5 sm:grid-cols-2">
        <SelectField
          name="body"
          label={t("documents.body")}
          empty={t("choose")}
          options={BODY_CODES.map((value) => ({ value, label: bodyWords(value).name }))}
          defaultValue={values["body"]}
        />
        <SelectField
          name="kind"
          label={t("documents.kind")}
          options={DOCUMENT_KINDS.map((value) => ({
            value,
            label: t(`documents.kinds.${value}`),
          }))}
          defaultValue={values["kind"] ?? "report"}
        />
        <TextField
          name="state"
          list="states"
          label={t("documents.state")}
          defaultValue={values["state"]}
        />
      </div>
      <div className="grid items-end gap-5 sm:grid-cols-3">
        {dated("adoptedOn")}
        {dated("distributedOn")}
        {dated("publishedOn")}
      </div>
      <TextField name="url" type="url" label={t("documents.url")} defaultValue={values["url"]} />
      <TextField
        name="archivedUrl"
        type="url"
        label={t("documents.archivedUrl")}
        hint={t("documents.archivedHint")}
        defaultValue={values["archivedUrl"]}
      />
      <TextareaField
        name="aliases"
        label={t("documents.aliases")}
        hint={t("documents.aliasesHint")}
        rows={3}
        defaultValue={values["aliases"]}
      />
      <LinkField
        name="supersedes"
        target="document"
        label={t("documents.supersedes")}
        hint={t("link.document")}
        defaultValue={values["supersedes"] ?? ""}
        title={undefined}
      />
      <TextareaField
        name="checkNote"
        label={t("checkNote")}
        hint={t("checkNoteHint")}
        rows={2}
        defaultValue={values["checkNote"]}
      />
      <div>
        <SubmitButton busy={t("saving")}>{t("save")}</SubmitButton>
      </div>
    </CommandForm>
  );
}
