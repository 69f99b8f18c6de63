import type { Metadata } from "next";
import { ConsentForm } from "@/components/staff/consent-form";
import { ConsentTable } from "@/components/staff/consent-table";
import { Empty, PageHead, Section } from "@/components/staff/page-head";
import { Notice } from "@/components/ui/notice";
import { requireMember } from "@/lib/auth/session";
import { CONSENT_SCOPES } from "@/lib/domain/consent";
import { may } from "@/lib/domain/permission";
import { recordWords as t } from "@/lib/messages/record";
import { listConsents } from "@/lib/staff/consent";
import { recordConsentAction, renewConsentAction, withdrawConsentAction } from "./actions";

export const metadata: Metadata = { title: t("consents.title") };

export default async function ConsentsPage() {
  const who = await requireMember();
  if (!may(who, "keep consents")) return <Notice kind="problem" title={t("consents.mayNot")} />;
  const consents = await listConsents(who);
  return (
    <>
      <PageHead title={t("consents.title")} lead={t("consents.lead")} />
      {consents.length === 0 ? (
        <Empty>{t("consents.none")}</Empty>
      ) : (
        <ConsentTable rows={consents} renew={renewConsentAction} withdraw={withdrawConsentAction} />
      )}
      <Section title={t("consents.new")}>
        <ConsentForm
          action={recordConsentAction}
          scopes={CONSENT_SCOPES.map((value) => ({ value, label: t(`consents.scope.${value}`) }))}
          words={{
            code: t("consents.code"),
            codeHint: t("consents.codeHint"),
            scopes: t("consents.scopes"),
            givenOn: t("consents.givenOn"),
            dateHint: t("dateHint"),
            method: t("consents.method"),
            methodHint: t("consents.methodHint"),
            language: t("consents.language"),
            expiresOn: t("consents.expiresOn"),
            expiresHint: t("consents.expiresHint"),
            record: t("consents.record"),
          }}
        />
      </Section>
    </>
  );
}
