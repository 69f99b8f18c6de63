import { Disclosure } from "@/components/ui/disclosure";
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
import { staleWords } from "./form-words";
import { Empty } from "./page-head";
import { StaleView } from "./stale-view";
import { VersionField } from "./version-field";

type Review = {
  name: string;
  version: number;
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
        <VersionField standing={found.version} />
        <StaleView names={reviewNames()} words={staleWords()} />
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

const reviewNames = () => ({
  ...Object.fromEntries(DATES.map((name) => [name, t(`reviews.${name}`)])),
  session: t("reviews.session"),
  document: t("reviews.document"),
  note: t("reviews.note"),
  complete: t("reviews.completeQuestion"),
});

type Declared = {
  id: string;
  version: number;
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

/** Each declared total with its parts, which make it, and how many of its texts are held; editors change it in its place. */
export function DeclaredTotals({ found, action }: { found: Review; action: Action | null }) {
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
          {action && (
            <Disclosure summary={t("reviews.changeTotal")}>
              <DeclareForm
                action={action}
                name={found.name}
                units={[one.countingUnit]}
                standing={one}
              />
            </Disclosure>
          )}
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

/**
 * A total as a source states it: a new one, or one that stands and is changed. Whether its parts make it is said before it
 * is taken.
 */
export function DeclareForm({
  action,
  name,
  units,
  standing,
}: {
  action: Action;
  name: string;
  units: readonly string[];
  standing?: Declared;
}) {
  const of = (field: keyof Declared) => String(standing?.[field] ?? "");
  return (
    <CommandForm action={action} className="grid gap-4">
      <p className="text-small text-soft">{t("reviews.declareHint")}</p>
      <input type="hidden" name="name" value={name} />
      <VersionField standing={standing?.version ?? 0} />
      <StaleView names={totalNames()} words={staleWords()} />
      <SelectField
        name="countingUnit"
        label={t("reviews.countingUnit")}
        options={units.map((value) => ({ value, label: unitName(value) }))}
      />
      <div className="grid items-end gap-4 sm:grid-cols-2">
        {COUNTS.map((count) => (
          <TextField
            key={count}
            name={count}
            inputMode="numeric"
            label={t(`reviews.${count}`)}
            defaultValue={of(count)}
          />
        ))}
        <TextField
          name="asOf"
          label={t("reviews.asOf")}
          hint={t("dateHint")}
          defaultValue={of("asOf")}
        />
      </div>
      <TextField
        name="sourceTitle"
        label={t("reviews.sourceTitle")}
        defaultValue={of("sourceTitle")}
      />
      <TextField
        name="sourceUrl"
        type="url"
        label={t("reviews.sourceUrl")}
        defaultValue={of("sourceUrl")}
      />
      <TextareaField
        name="checkNote"
        label={t("checkNote")}
        hint={t("checkNoteHint")}
        rows={2}
        defaultValue={of("checkNote")}
      />
      <div>
        <SubmitButton busy={t("saving")}>{t("reviews.save")}</SubmitButton>
      </div>
    </CommandForm>
  );
}

const totalNames = () => ({
  ...Object.fromEntries(COUNTS.map((count) => [count, t(`reviews.${count}`)])),
  asOf: t("reviews.asOf"),
  sourceTitle: t("reviews.sourceTitle"),
  sourceUrl: t("reviews.sourceUrl"),
  checkNote: t("checkNote"),
});
