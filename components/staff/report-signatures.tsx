import { Disclosure } from "@/components/ui/disclosure";
import { Table } from "@/components/ui/table";
import type { SignOnAnswer, SignOnState } from "@/lib/domain/sign-on";
import { dateWords } from "@/lib/messages/date";
import { reportingWords as t } from "@/lib/messages/reporting";
import type { Action } from "./answer";
import { CommandForm, SubmitButton, TextareaField, TextField } from "./form";
import { Moment } from "./moment";
import { Empty, Section } from "./page-head";

export type SignOnRow = {
  id: string;
  name: string;
  state: SignOnState;
  answeredAt: Date | null;
  isOutside: boolean;
};
export type SignOnActions = Record<
  "open" | "invite" | "answer" | "withdraw" | "remind" | "close",
  Action
>;

/** Who signs: for those who run it everybody who was asked; for anybody else their own organisation alone. */
export function ReportSignatures({
  reportKey,
  isDraft,
  until,
  own,
  signOns,
  actions,
}: {
  reportKey: string;
  isDraft: boolean;
  until: string | null;
  own: SignOnRow | null;
  signOns: readonly SignOnRow[] | null;
  actions: SignOnActions;
}) {
  const isOpen = until !== null;
  return (
    <>
      {own && (
        <Section id="own-signature" title={t("sign.own")}>
          <OwnSignature {...{ reportKey, own, until, actions }} />
        </Section>
      )}
      {signOns && (
        <Section id="signatures" title={t("sign.title")}>
          {signOns.length === 0 && <Empty>{t("sign.closed")}</Empty>}
          {isOpen && <p>{t("sign.isOpen", { day: dateWords(until) })}</p>}
          {!isOpen && signOns.length > 0 && <p>{t("sign.isClosed")}</p>}
          {signOns.length > 0 && <SignOnTable {...{ reportKey, signOns, isOpen, actions }} />}
          {isOpen && <Running {...{ reportKey, actions }} />}
          {!isOpen && isDraft && <Opening {...{ reportKey, action: actions.open }} />}
        </Section>
      )}
    </>
  );
}

type OfReport = { reportKey: string; actions: SignOnActions };

const OWN = {
  signed: "sign.ownSigned",
  declined: "sign.ownDeclined",
  withdrawn: "sign.ownWithdrawn",
} as const;

function OwnSignature({
  reportKey,
  own,
  until,
  actions,
}: OfReport & { own: SignOnRow; until: string | null }) {
  const words =
    own.state === "asked"
      ? until === null
        ? t("sign.isClosed")
        : t("sign.ownAsked", { day: dateWords(until) })
      : t(OWN[own.state]);
  return (
    <>
      <p className="max-w-measure mb-3">{words}</p>
      <Answers {...{ reportKey, actions, one: own, isOpen: until !== null }} />
    </>
  );
}

/** What can be said for an organisation as things stand. */
function Answers({
  reportKey,
  actions,
  one,
  isOpen,
  named = false,
}: OfReport & { one: SignOnRow; isOpen: boolean; named?: boolean }) {
  const { id, name, state } = one;
  const answers: SignOnAnswer[] = ["signed", "declined"];
  const left = isOpen && state !== "withdrawn" ? answers.filter((answer) => answer !== state) : [];
  return (
    <div className="flex flex-wrap gap-3">
      {left
        .filter((answer) => answer === "signed" || state === "asked")
        .map((answer) => (
          <CommandForm key={answer} action={actions.answer} quiet>
            <input type="hidden" name="key" value={reportKey} />
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="answer" value={answer} />
            <SubmitButton
              kind={answer === "signed" && !named ? "primary" : "plain"}
              {...(named && {
                "aria-label": t(answer === "signed" ? "sign.signFor" : "sign.declineFor", { name }),
              })}
            >
              {t(answer === "signed" ? "sign.sign" : "sign.decline")}
            </SubmitButton>
          </CommandForm>
        ))}
      {state === "signed" && (
        <CommandForm action={actions.withdraw} quiet>
          <input type="hidden" name="key" value={reportKey} />
          <input type="hidden" name="id" value={id} />
          <SubmitButton
            kind="plain"
            {...(named && { "aria-label": t("sign.withdrawFor", { name }) })}
          >
            {t("sign.withdraw")}
          </SubmitButton>
        </CommandForm>
      )}
    </div>
  );
}

function SignOnTable({
  reportKey,
  signOns,
  isOpen,
  actions,
}: OfReport & { signOns: readonly SignOnRow[]; isOpen: boolean }) {
  const signed = signOns.filter(({ state }) => state === "signed").length;
  return (
    <Table
      caption={t("sign.sums", { signed, asked: signOns.length })}
      columns={[
        { key: "name", head: t("sign.name"), className: "md:w-[40%]", bare: true },
        { key: "answer", head: t("sign.answer") },
        { key: "when", head: t("sign.when") },
        { key: "act", head: t("sign.act") },
      ]}
      rows={signOns.map((one) => ({
        key: one.id,
        cells: [
          <span key="name" dir="auto">
            {one.name}
            {one.isOutside && <span className="text-soft"> ({t("sign.outside")})</span>}
          </span>,
          t(`sign.states.${one.state}`),
          one.answeredAt ? <Moment key="when" at={one.answeredAt} /> : "–",
          one.isOutside ? (
            <Answers key="act" {...{ reportKey, actions, one, isOpen }} named />
          ) : (
            "–"
          ),
        ],
      }))}
    />
  );
}

function Running({ reportKey, actions }: OfReport) {
  return (
    <div className="mt-4 grid gap-4">
      <div className="flex flex-wrap gap-3">
        <CommandForm action={actions.remind}>
          <input type="hidden" name="key" value={reportKey} />
          <SubmitButton kind="plain">{t("sign.remind")}</SubmitButton>
        </CommandForm>
        <CommandForm action={actions.close}>
          <input type="hidden" name="key" value={reportKey} />
          <SubmitButton kind="plain">{t("sign.close")}</SubmitButton>
        </CommandForm>
      </div>
      <Disclosure summary={t("sign.more")}>
        <CommandForm action={actions.invite} className="grid gap-3">
          <input type="hidden" name="key" value={reportKey} />
          <TextareaField name="names" label={t("sign.names")} hint={t("sign.namesHint")} rows={5} />
          <div>
            <SubmitButton kind="plain">{t("sign.moreButton")}</SubmitButton>
          </div>
        </CommandForm>
      </Disclosure>
    </div>
  );
}

function Opening({ reportKey, action }: { reportKey: string; action: Action }) {
  return (
    <Disclosure summary={t("sign.open")}>
      <CommandForm action={action} className="grid gap-3">
        <p className="text-small text-soft max-w-measure">{t("sign.openHint")}</p>
        <input type="hidden" name="key" value={reportKey} />
        <TextField name="until" type="date" label={t("sign.until")} />
        <TextareaField name="names" label={t("sign.names")} hint={t("sign.namesHint")} rows={8} />
        <div>
          <SubmitButton>{t("sign.openButton")}</SubmitButton>
        </div>
      </CommandForm>
    </Disclosure>
  );
}
