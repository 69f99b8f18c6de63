import type { Gap } from "@/lib/domain/assessment";
import { versionOf, type Scale } from "@/lib/domain/scale";
import { scaleWords } from "@/lib/messages/scale";
import { translator } from "@/lib/messages/words";
import { ChoicesField, SelectField, TextareaField, TextField } from "./form";
import { confidenceChoices, levelChoices, standardChoices, subLevelOptions } from "./level-choices";

const t = translator("staff");

export type AssessmentStanding = {
  level: string;
  structure: string | null;
  process: string | null;
  outcome: string | null;
  confidence: string | null;
  standardOfProof: string | null;
  rationalePublic: string | null;
  rationaleInternal: string | null;
  evidenceCutOff: string | null;
  searchNote: string | null;
};

/** What is missing before review, said where it is mended. */
export function Missing({ gaps, field }: { gaps: readonly Gap[]; field: Gap["field"] }) {
  const own = gaps.filter((gap) => gap.field === field);
  if (own.length === 0) return null;
  return (
    <ul className="text-small text-alarm mt-1">
      {own.map(({ message }) => (
        <li key={message}>{t("assess.missing", { message })}</li>
      ))}
    </ul>
  );
}

/** The judgement itself, from the level to the words that only members see. */
export function AssessmentFields({
  standing,
  gaps,
  scale,
}: {
  standing: AssessmentStanding | null;
  gaps: readonly Gap[];
  /** The version of the scale that holds now; null is the first. */
  scale: Scale | null;
}) {
  const text = (name: keyof AssessmentStanding) => standing?.[name] ?? "";
  const missing = (field: Gap["field"]) => <Missing gaps={gaps} field={field} />;
  return (
    <div className="grid gap-6">
      <input type="hidden" name="scale" value={versionOf(scale)} />
      <ChoicesField
        name="level"
        pick="one"
        label={t("assess.level")}
        hint={
          <>
            {t("assess.levelHint")} {scaleWords(scale)}
          </>
        }
        choices={levelChoices(scale)}
        chosen={standing ? [standing.level] : []}
      />
      <div>
        <TextareaField
          name="rationalePublic"
          label={t("assess.rationalePublic")}
          hint={t("assess.rationalePublicHint")}
          rows={7}
          defaultValue={text("rationalePublic")}
        />
        {missing("rationalePublic")}
      </div>
      <div>
        <TextField
          name="evidenceCutOff"
          type="date"
          label={t("assess.evidenceCutOff")}
          hint={t("assess.evidenceCutOffHint")}
          className="max-w-48"
          defaultValue={text("evidenceCutOff")}
        />
        {missing("evidenceCutOff")}
      </div>
      <div>
        <ChoicesField
          name="confidence"
          pick="one"
          label={t("assess.confidence")}
          choices={confidenceChoices()}
          chosen={[text("confidence")]}
        />
        {missing("confidence")}
      </div>
      <div>
        <ChoicesField
          name="standardOfProof"
          pick="one"
          label={t("assess.standardOfProof")}
          choices={standardChoices()}
          chosen={[text("standardOfProof") || "reasonable-grounds"]}
        />
        {missing("standardOfProof")}
      </div>
      <TextareaField
        name="searchNote"
        label={t("assess.searchNote")}
        hint={t("assess.searchNoteHint")}
        defaultValue={text("searchNote")}
      />
      <div className="grid gap-3 sm:grid-cols-3">
        {(["structure", "process", "outcome"] as const).map((name) => (
          <SelectField
            key={name}
            name={name}
            label={t(`assess.${name}`)}
            empty={t("assess.notSaid")}
            options={subLevelOptions()}
            defaultValue={text(name)}
          />
        ))}
      </div>
      <TextareaField
        name="rationaleInternal"
        label={t("assess.rationaleInternal")}
        hint={t("assess.rationaleInternalHint")}
        defaultValue={text("rationaleInternal")}
      />
    </div>
  );
}
