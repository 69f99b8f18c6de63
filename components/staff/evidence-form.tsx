import { CONFIDENTIALITIES } from "@/lib/domain/confidentiality";
import { EVIDENCE_KINDS, RELATIONS } from "@/lib/domain/evidence";
import {
  confidentialityWords,
  evidenceKindWords,
  relationWords,
  translator,
} from "@/lib/messages/words";
import type { Action } from "./answer";
import {
  ChoicesField,
  CommandForm,
  SelectField,
  SubmitButton,
  TextareaField,
  TextField,
} from "./form";
import { DuplicateChoice } from "./duplicate-choice";
import { EvidencePaste, SaveKey } from "./evidence-paste";
import { FileDrop } from "./file-drop";
import type { Unfinished } from "./file-upload";
import { LinkedRecommendations, type LinkedRecommendation } from "./linked-recommendations";
import { fileWords, linkWords, pasteWords, staleWords } from "./form-words";
import { StaleView } from "./stale-view";
import type { UnsentForm } from "./unsent";
import { VersionField } from "./version-field";

const t = translator("staff");

export type EvidenceStanding = {
  code: string;
  version: number;
  title: string;
  publisher: string | null;
  url: string | null;
  archivedUrl: string | null;
  kind: string;
  publishedOn: string | null;
  occurredOn: string | null;
  summaryPublic: string | null;
  detailRestricted: string | null;
  confidentiality: string;
  /** By the clock of Geneva. */
  embargoedUntil: string;
  derivedFrom: string;
};

const NAMES = [
  "title",
  "kind",
  "url",
  "archivedUrl",
  "publisher",
  "publishedOn",
  "occurredOn",
  "summaryPublic",
  "confidentiality",
  "detailRestricted",
] as const;

/** One source, and what it speaks to. Nothing that was typed is lost at any step of it. */
export function EvidenceForm({
  action,
  standing,
  links,
  unsent,
  unfinished = [],
  kept = [],
}: {
  action: Action;
  standing: EvidenceStanding | null;
  links: LinkedRecommendation[];
  unsent: UnsentForm;
  unfinished?: Unfinished[];
  /** Files that were uploaded for it in a visit before. */
  kept?: { id: string; name: string; size: number }[];
}) {
  const relations = RELATIONS.map((value) => ({ value, label: relationWords(value).name }));
  return (
    <CommandForm action={action} warn={t("form.unsaved")} unsent={unsent}>
      {standing && <input type="hidden" name="code" value={standing.code} />}
      {standing && <VersionField standing={standing.version} />}
      <StaleView
        names={{
          ...Object.fromEntries(NAMES.map((name) => [name, t(`evidence.${name}`)])),
          ref: t("evidence.speaksTo"),
        }}
        words={staleWords()}
      />
      <DuplicateChoice
        words={{ open: t("evidence.openHeld"), another: t("evidence.anotherSource") }}
      />
      {/* Enter in any field presses the first button of a form: it must be the one that saves. */}
      <button type="submit" name="step" value="save" hidden aria-hidden tabIndex={-1} />
      <EvidencePaste
        focus={!standing && !unsent.answer}
        relations={relations}
        words={pasteWords()}
      />
      <div className="grid gap-x-12 gap-y-6 lg:grid-cols-2">
        <SourceFields standing={standing} />
        <div className="grid content-start gap-6">
          <LinkedRecommendations standing={links} relations={relations} words={linkWords()} />
          {!standing && <FileDrop words={fileWords()} unfinished={unfinished} kept={kept} />}
        </div>
      </div>
      <SecrecyFields standing={standing} />
      <div className="border-rule bg-paper sticky bottom-0 mt-8 border-t py-3">
        <SaveKey button="save-evidence" />
        <SubmitButton id="save-evidence" name="step" value="save" busy={t("form.saving")}>
          {standing ? t("evidence.saveChanges") : t("evidence.save")}
        </SubmitButton>
      </div>
    </CommandForm>
  );
}

function SourceFields({ standing }: { standing: EvidenceStanding | null }) {
  return (
    <div className="grid content-start gap-4">
      <TextField name="title" label={t("evidence.title")} defaultValue={standing?.title} />
      <TextField
        name="url"
        type="url"
        inputMode="url"
        label={t("evidence.url")}
        defaultValue={standing?.url ?? ""}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name="kind"
          label={t("evidence.kind")}
          options={EVIDENCE_KINDS.map((value) => ({
            value,
            label: evidenceKindWords(value).name,
          }))}
          defaultValue={standing?.kind ?? "un"}
        />
        <TextField
          name="publisher"
          label={t("evidence.publisher")}
          defaultValue={standing?.publisher ?? ""}
        />
        <TextField
          name="publishedOn"
          label={t("evidence.publishedOn")}
          hint={t("evidence.dateHint")}
          defaultValue={standing?.publishedOn ?? ""}
        />
        <TextField
          name="occurredOn"
          label={t("evidence.occurredOn")}
          hint={t("evidence.dateHint")}
          defaultValue={standing?.occurredOn ?? ""}
        />
      </div>
      <TextareaField
        name="summaryPublic"
        label={t("evidence.summaryPublic")}
        hint={t("evidence.summaryPublicHint")}
        rows={3}
        defaultValue={standing?.summaryPublic ?? ""}
      />
      <TextField
        name="archivedUrl"
        type="url"
        inputMode="url"
        label={t("evidence.archivedUrl")}
        hint={t("evidence.archivedUrlHint")}
        defaultValue={standing?.archivedUrl ?? ""}
      />
      <TextField
        name="derivedFrom"
        label={t("evidence.derivedFrom")}
        hint={t("evidence.derivedFromHint")}
        className="max-w-48"
        defaultValue={standing?.derivedFrom ?? ""}
      />
    </div>
  );
}

function SecrecyFields({ standing }: { standing: EvidenceStanding | null }) {
  return (
    <div className="mt-6 grid gap-x-12 gap-y-6 lg:grid-cols-2">
      <ChoicesField
        name="confidentiality"
        pick="one"
        label={t("evidence.confidentiality")}
        hint={t("evidence.confidentialityHint")}
        choices={CONFIDENTIALITIES.map((value) => ({
          value,
          label: confidentialityWords(value).name,
          hint: confidentialityWords(value).definition,
        }))}
        chosen={[standing?.confidentiality ?? "organisation"]}
      />
      <div className="grid content-start gap-4">
        <TextField
          name="embargoedUntil"
          type="datetime-local"
          label={t("evidence.embargoedUntil")}
          hint={t("evidence.embargoedUntilHint")}
          className="max-w-64"
          defaultValue={standing?.embargoedUntil ?? ""}
        />
        <TextareaField
          name="detailRestricted"
          label={t("evidence.detailRestricted")}
          hint={t("evidence.detailRestrictedHint")}
          defaultValue={standing?.detailRestricted ?? ""}
        />
      </div>
    </div>
  );
}
