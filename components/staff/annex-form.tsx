import type { Confidentiality } from "@/lib/domain/confidentiality";
import { reportingWords as t } from "@/lib/messages/reporting";
import { confidentialityWords, translator } from "@/lib/messages/words";
import type { Action } from "./answer";
import { ChoicesField, CommandForm, SubmitButton, TextareaField } from "./form";
import { Empty } from "./page-head";
import { VersionField } from "./version-field";

const staff = translator("staff");

/** The words of a confidential annex, and the evidence that goes into it. Nothing of it is kept while it is typed. */
export function AnnexForm({
  action,
  reportKey,
  annex,
}: {
  action: Action;
  reportKey: string;
  annex: {
    words: string;
    chosen: readonly string[];
    version: number;
    choices: readonly { code: string; title: string; confidentiality: Confidentiality }[];
  };
}) {
  return (
    <CommandForm action={action} warn={staff("form.unsaved")} className="grid max-w-4xl gap-6">
      <input type="hidden" name="key" value={reportKey} />
      <VersionField standing={annex.version} />
      <TextareaField
        name="words"
        label={t("annex.words")}
        hint={t("annex.wordsHint")}
        rows={12}
        defaultValue={annex.words}
        dir="auto"
      />
      {annex.choices.length === 0 ? (
        <Empty>{`${t("annex.evidence")}: ${t("annex.noEvidence")}`}</Empty>
      ) : (
        <ChoicesField
          name="evidence"
          pick="any"
          label={t("annex.evidence")}
          hint={t("annex.evidenceHint")}
          choices={annex.choices.map(({ code, title, confidentiality }) => ({
            value: code,
            label: title,
            hint: confidentialityWords(confidentiality).name,
          }))}
          chosen={annex.chosen}
        />
      )}
      <div>
        <SubmitButton>{t("annex.save")}</SubmitButton>
      </div>
    </CommandForm>
  );
}
