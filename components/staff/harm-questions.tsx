import { CONSENT_SAID, PERSONS, SAID } from "@/lib/domain/harm";
import { harmWords as t } from "@/lib/messages/harm";
import { ChoicesField, TextareaField } from "./form";
import { Moment } from "./moment";

const QUESTIONS = ["inCustody", "relatives", "newlyPublic", "publishedByUn"] as const;

/** Asked before something is approved. Where nobody could be recognised, that one answer is enough. */
export function HarmQuestions() {
  return (
    <section className="group border-rule mt-4 border-t pt-3">
      <h3>{t("title")}</h3>
      <p className="text-small text-soft mb-3">{t("lead")}</p>
      <ChoicesField
        name="persons"
        pick="one"
        label={t("persons")}
        choices={PERSONS.map((value) => ({ value, label: t(`personsIs.${value}`) }))}
      />
      <div className="mt-4 hidden gap-4 group-has-[[value=named]:checked]:grid group-has-[[value=recognisable]:checked]:grid">
        {QUESTIONS.map((name) => (
          <ChoicesField
            key={name}
            name={name}
            pick="one"
            label={t(name)}
            choices={SAID.map((value) => ({ value, label: t(`is.${value}`) }))}
          />
        ))}
        <ChoicesField
          name="consent"
          pick="one"
          label={t("consent")}
          choices={CONSENT_SAID.map((value) => ({ value, label: t(`is.${value}`) }))}
        />
        <TextareaField name="harmReason" rows={2} label={t("reason")} hint={t("reasonHint")} />
        <p className="text-small text-soft">{t("riskyHint")}</p>
      </div>
    </section>
  );
}

type Person = { name: string; organisation: { name: string } };
export type Harm = {
  persons: string;
  inCustody: string | null;
  relatives: string | null;
  newlyPublic: string | null;
  publishedByUn: string | null;
  consent: string | null;
  reason: string;
  at: Date;
  member: Person;
  confirmation: { at: Date; member: Person } | null;
};

/** What was answered, by whom, and who agreed. */
export function HarmAnswered({ harm }: { harm: Harm }) {
  const { persons, consent } = harm;
  const facts: [string, string][] = [
    [t("persons"), t(`personsIs.${persons as (typeof PERSONS)[number]}`)],
    ...QUESTIONS.flatMap((name): [string, string][] => {
      const said = harm[name] as (typeof SAID)[number] | null;
      return said ? [[t(name), t(`is.${said}`)]] : [];
    }),
    ...(consent
      ? [[t("consent"), t(`is.${consent as (typeof CONSENT_SAID)[number]}`)] as [string, string]]
      : []),
    ...(harm.reason ? [[t("reason"), harm.reason] as [string, string]] : []),
  ];
  return (
    <div className="text-small">
      <p className="text-note text-soft">
        {t("answered", signed(harm.member))}, <Moment at={harm.at} />
        {harm.confirmation && (
          <>
            {" · "}
            {t("confirmed", signed(harm.confirmation.member))}, <Moment at={harm.confirmation.at} />
          </>
        )}
      </p>
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[1fr_1fr]">
        {facts.map(([label, value]) => (
          <div key={label} className="sm:contents">
            <dt className="text-soft">{label}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const signed = ({ name, organisation }: Person) => ({ name, organisation: organisation.name });
