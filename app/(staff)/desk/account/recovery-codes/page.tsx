import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { CommandForm } from "@/components/staff/form";
import { GivenCodes } from "@/components/staff/given-codes";
import { PageHead } from "@/components/staff/page-head";
import { Notice } from "@/components/ui/notice";
import { ENROLMENT, requireMember } from "@/lib/auth/session";
import { accountWords } from "@/lib/messages/account";
import { findOwnFactor } from "@/lib/staff/member-factor";
import { makeRecoveryCodesAction } from "./actions";

export const metadata: Metadata = { title: accountWords("recovery.title") };

type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RecoveryCodesPage({ searchParams }: Asked) {
  const who = await requireMember();
  const factor = await findOwnFactor(who);
  if (!factor.ok) return <Notice kind="problem" title={factor.problem.message} />;
  const { confirmedAt, recoveryCodesLeft: count } = factor.value;
  if (!confirmedAt) redirect(ENROLMENT);
  const isSetUp = (await searchParams)["set-up"] !== undefined;
  return (
    <div className="max-w-measure flex flex-col gap-6">
      <PageHead title={accountWords("recovery.title")} lead={accountWords("recovery.lead")} />
      {isSetUp && <Notice kind="done" title={accountWords("recovery.setUp")} />}
      <CommandForm action={makeRecoveryCodesAction}>
        <GivenCodes
          words={{
            codes: accountWords("recovery.codes"),
            keep: accountWords("recovery.keep"),
            left: isSetUp ? "" : accountWords("recovery.left", { count }),
            make: accountWords(count > 0 ? "recovery.makeAgain" : "recovery.make"),
            hint: count > 0 ? accountWords("recovery.againHint") : "",
          }}
        />
      </CommandForm>
      <p>
        <Link href="/desk" prefetch={false}>
          {accountWords("recovery.home")}
        </Link>
      </p>
    </div>
  );
}
