import Link from "next/link";
import { Disclosure } from "@/components/ui/disclosure";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { CONSENT_SCOPES, type ConsentState } from "@/lib/domain/consent";
import type { EntryKind } from "@/lib/domain/entry/kind";
import { dateWords } from "@/lib/messages/date";
import { recordWords as t } from "@/lib/messages/record";
import type { Action } from "./answer";
import { RenewForm, WithdrawConsentForm } from "./consent-form";
import { addressOfEntry } from "./entry-table";

type Consent = {
  subjectCode: string;
  scopes: string[];
  givenOn: string;
  method: string;
  language: string | null;
  expiresOn: string | null;
  withdrawnReason: string | null;
  state: ConsentState;
  entries: { kind: EntryKind; key: string; title: string; isPublic: boolean }[];
};

/** Consents with what rests on each; what can be done with one opens at a touch. */
export function ConsentTable({
  rows,
  renew,
  withdraw,
}: {
  rows: readonly Consent[];
  renew: Action;
  withdraw: Action;
}) {
  return (
    <Table
      caption={t("consents.title")}
      captionHidden
      columns={[
        { key: "code", head: t("consents.code") },
        { key: "scopes", head: t("consents.scopes") },
        { key: "given", head: t("consents.givenOn") },
        { key: "state", head: t("consents.state") },
        { key: "entries", head: t("consents.entries"), className: "md:w-1/3" },
      ]}
      rows={rows.map((row) => ({
        key: row.subjectCode,
        cells: [
          <strong key="code">{row.subjectCode}</strong>,
          CONSENT_SCOPES.filter((scope) => row.scopes.includes(scope))
            .map((scope) => t(`consents.scope.${scope}`))
            .join(", "),
          <div key="given">
            {dateWords(row.givenOn)}
            <div className="text-note text-soft">
              {[row.method, row.language].filter(Boolean).join(" · ")}
            </div>
          </div>,
          <State key="state" row={row} />,
          <div key="entries">
            <Entries row={row} />
            {row.state !== "withdrawn" && (
              <Disclosure summary={t("consents.act")}>
                <RenewForm
                  action={renew}
                  code={row.subjectCode}
                  expiresOn={row.expiresOn}
                  words={{ expiresOn: t("consents.expiresOn"), renew: t("consents.renew") }}
                />
                <WithdrawConsentForm
                  action={withdraw}
                  code={row.subjectCode}
                  words={{
                    hint: t("consents.withdrawHint"),
                    reason: t("consents.reason"),
                    withdraw: t("consents.withdraw"),
                  }}
                />
              </Disclosure>
            )}
          </div>,
        ],
      }))}
    />
  );
}

function State({ row: { state, expiresOn, withdrawnReason } }: { row: Consent }) {
  return (
    <>
      <Tag tone={state === "standing" ? "accent" : "warning"}>{t(`consents.states.${state}`)}</Tag>
      {expiresOn && state !== "withdrawn" && (
        <div className="text-note text-soft">
          {t("consents.expiresOn")} {dateWords(expiresOn)}
        </div>
      )}
      {withdrawnReason && <div className="text-note text-soft">{withdrawnReason}</div>}
    </>
  );
}

function Entries({ row }: { row: Consent }) {
  if (row.entries.length === 0) return <span className="text-soft">{t("consents.nothing")}</span>;
  return (
    <ul>
      {row.entries.map((entry) => (
        <li key={`${entry.kind} ${entry.key}`}>
          <Link prefetch={false} href={addressOfEntry(entry)} dir="auto">
            {entry.title}
          </Link>{" "}
          {entry.isPublic && <Tag tone="warning">{t("consents.public")}</Tag>}
        </li>
      ))}
    </ul>
  );
}
