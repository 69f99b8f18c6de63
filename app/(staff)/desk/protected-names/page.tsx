import type { Metadata } from "next";
import Link from "next/link";
import { Empty, PageHead, Section } from "@/components/staff/page-head";
import { ProtectedNameForm, ProtectedNameTable } from "@/components/staff/protected-name";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { requireMember } from "@/lib/auth/session";
import { confirmAddress } from "@/lib/auth/way-back";
import { may } from "@/lib/domain/permission";
import { harmWords as t } from "@/lib/messages/harm";
import { listProtectedNames } from "@/lib/staff/protected-name";
import { askedIn, type Asked } from "../asked";
import { protectNameAction, unprotectNameAction } from "./actions";

export const metadata: Metadata = { title: t("protected.title") };

export default async function ProtectedNamesPage({ searchParams }: { searchParams: Asked }) {
  const who = await requireMember();
  if (!may(who, "protect names")) return <Notice kind="problem" title={t("protected.mayNot")} />;
  const [names, { added }] = await Promise.all([listProtectedNames(who), askedIn(searchParams)]);
  const spellings = Number(added);
  return (
    <>
      <PageHead title={t("protected.title")} lead={t("protected.lead")} />
      {spellings > 0 && <Notice kind="done" title={t("protected.added", { spellings })} />}
      {names.some(({ isLost }) => isLost) && (
        <Notice kind="problem" live={false} title={t("protected.lost")} />
      )}
      {names.length === 0 ? (
        <Empty>{t("protected.none")}</Empty>
      ) : (
        <ProtectedNameTable rows={names} remove={unprotectNameAction} />
      )}
      <Section title={t("protected.new")}>
        {who.recentlyProved ? (
          <ProtectedNameForm key={names[0]?.id ?? "first"} action={protectNameAction} />
        ) : (
          <>
            <p className="mb-3">{t("protected.proveFirst")}</p>
            <Link
              prefetch={false}
              href={confirmAddress("/desk/protected-names")}
              className={buttonClass("primary")}
            >
              {t("protected.prove")}
            </Link>
          </>
        )}
      </Section>
    </>
  );
}
