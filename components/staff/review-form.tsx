import { COUNTING_UNITS } from "@/lib/domain/recommendation";
import { dateWords } from "@/lib/messages/date";
import { recordWords as t } from "@/lib/messages/record";
import { countingUnitWords } from "@/lib/messages/words";
import type { Action } from "./answer";
import { LinkField } from "./entry-link-field";
import {
  ChoicesField,
  CommandForm,
  SelectField,
  SubmitButton,
  TextareaField,
  TextField,
} from "./form";
import { Empty } from "./page-head";

type Review = {
  name: string;
  session: number | null;
  reviewOn: string | null;
  workingGroupOn: string | null;
  respondedOn: string | null;
  adoptedOn: string | null;
  note: string | null;
  completeAt: Date | null;
  document: { key: string; title: string } | null;
  declared: Declared[];
  _count: { recommendations: number };
};

const DATES = ["reviewOn", "workingGroupOn", "respondedOn", "adoptedOn"] as const;

/** The review's four dates, which are four things, its report, and whether every text of it is held. */
export function ReviewForm({
  action,
  found,
  disabled,
}: {
  action: Action;
  found: Review;
  disabled: boolean;
}) {
  return (
    <CommandForm action={action}>
      <fieldset disabled={disabled} className="grid gap-4">
        <legend className="sr-only">{t("reviews.facts")}</legend>
        <input type="hidden" name="name" value={found.name} />
        <div className="grid items-end gap-4 sm:grid-cols-2">
          {DATES.map((name) => (
            <TextField
              key={name}
              name={name}
              label={t(`reviews.${name}`)}
              hint={t("dateHint")}
              defaultValue={found[name] ?? ""}
            />
          ))}
          <TextField
            name="session"
            inputMode="numeric"
            label={t("reviews.session")}
            defaultValue={found.session === null ? "" : String(found.session)}
          />
        </div>
        <LinkField
          name="document"
          target="document"
          label={t("reviews.document")}
          hint={t("link.document")}
          defaultValue={found.document?.key ?? ""}
          title={found.document?.title}
        />
        <TextareaField
          name="note"
          label={t("reviews.note")}
          rows={2}
          defaultValue={found.note ?? ""}
        />
        <ChoicesField
          name="complete"
          pick="any"
          label={t("reviews.completeQuestion")}
          hint={t("reviews.completeHint")}
          choices={[{ value: "yes", label: t("reviews.completeYes") }]}
          chosen={found.completeAt ? ["yes"] : []}
        />
        {!disabled && (
          <div>
            <SubmitButton busy={t("saving")}>{t("save")}</SubmitButton>
          </div>
        )}
      </fieldset>
    </CommandForm>
  );
}

type Declared = {
  id: string;
  countingUnit: string;
  total: number;
  supported: number;
  alreadyImplemented: number | null;
  beingImplemented: number | null;
  partly: number | null;
  noted: number | null;
  rejected: number | null;
  pending: number | null;
  asOf: string;
  sourceTitle: string;
  sourceUrl: string | null;
  checkNote: string | null;
};

const PARTS = ["supported", "partly", "noted", "rejected", "pending"] as const;

/** Each declared total with its parts, which make it, and how many of its texts are held. */
export function DeclaredTotals({ found }: { found: Review }) {
  if (found.declared.length === 0) return <Empty>{t("reviews.noTotals")}</Empty>;
  return (
    <ul className="grid gap-4">
      {found.declared.map((one) => (
        <li key={one.id} className="border-rule border-b pb-3">
          <p className="font-semibold">{unitName(one.countingUnit)}</p>
          <p>
            {t("reviews.sums", {
              parts: PARTS.flatMap((part) =>
                one[part] === null ? [] : [`${t(`reviews.${part}`)} ${one[part]}`],
              ).join(" + "),
              total: one.total,
            })}
          </p>
          {one.countingUnit === "paragraph" && (
            <p>{t("reviews.held", { held: found._count.recommendations, total: one.total })}</p>
          )}
          <p className="text-note text-soft">
            {one.sourceUrl ? (
              <a href={one.sourceUrl} target="_blank" rel="noreferrer noopener">
                {one.sourceTitle}
              </a>
            ) : (
              one.sourceTitle
            )}
            {` · ${t("reviews.asOf")} ${dateWords(one.asOf)}`}
          </p>
          {one.checkNote !== null && <p className="text-note text-alarm">{one.checkNote}</p>}
        </li>
      ))}
    </ul>
  );
}

const unitName = (unit: string): string =>
  COUNTING_UNITS.filter((one) => one === unit)
    .map((one) => countingUnitWords(one).name)
    .join("");

const COUNTS = [
  "total",
  "supported",
  "alreadyImplemented",
  "beingImplemented",
  "partly",
  "noted",
  "rejected",
  "pending",
] as const;

/** A total as a source states it. Whether its parts make it is said before it is taken. */
export function DeclareForm({ action, name }: { action: Action; name: string }) {
  return (
    <CommandForm action={action} className="grid gap-4">
      <p className="text-small text-soft">{t("reviews.declareHint")}</p>
      <input type="hidden" name="name" value={name} />
      <SelectField
        name="countingUnit"
        label={t("reviews.countingUnit")}
        options={COUNTING_UNITS.map((value) => ({
          value,
          label: countingUnitWords(value).name,
        }))}
      />
      <div className="grid items-end gap-4 sm:grid-cols-2">
        {COUNTS.map((count) => (
          <TextField key={count} name={count} inputMode="numeric" label={t(`reviews.${count}`)} />
        ))}
        <TextField name="asOf" label={t("reviews.asOf")} hint={t("dateHint")} />
      </div>
      <TextField name="sourceTitle" label={t("reviews.sourceTitle")} />
      <TextField name="sourceUrl" type="url" label={t("reviews.sourceUrl")} />
      <TextareaField name="checkNote" label={t("checkNote")} hint={t("checkNoteHint")} rows={2} />
      <div>
        <SubmitButton>{t("reviews.save")}</SubmitButton>
      </div>
    </CommandForm>
  );
}
