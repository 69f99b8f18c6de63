import type { Metadata } from "next";
import Link from "next/link";
import { CommandForm, SubmitButton, TextField } from "@/components/staff/form";
import { PageHead } from "@/components/staff/page-head";
import { Notice } from "@/components/ui/notice";
import { ENROLMENT, requireMember } from "@/lib/auth/session";
import { wayBack } from "@/lib/auth/way-back";
import { PROOF_FIELD } from "@/lib/domain/step-up";
import { accountWords } from "@/lib/messages/account";
import { findOwnFactor } from "@/lib/staff/member-factor";
import { confirmAction } from "./actions";

export const metadata: Metadata = { title: accountWords("confirm.title") };

type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where a link, which has no form to ask in, asks for a code: such as one to a sealed original. */
export default async function ConfirmPage({ searchParams }: Asked) {
  const who = await requireMember();
  const { callbackUrl } = await searchParams;
  const back = wayBack(typeof callbackUrl === "string" ? callbackUrl : null);
  const factor = await findOwnFactor(who);
  const hasApp = factor.ok && factor.value.confirmedAt !== null;
  return (
    <div className="max-w-measure flex flex-col gap-6">
      <PageHead title={accountWords("confirm.title")} lead={accountWords("confirm.lead")} />
      {who.recentlyProved ? (
        <Notice kind="done" live={false} title={accountWords("confirm.done")} />
      ) : hasApp ? (
        <CommandForm action={confirmAction} className="flex max-w-xs flex-col gap-4">
          <input type="hidden" name="callbackUrl" value={back} />
          <TextField
            name={PROOF_FIELD}
            label={accountWords("confirm.code")}
            hint={accountWords("confirm.codeHint")}
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={40}
            required
          />
          <div>
            <SubmitButton>{accountWords("confirm.submit")}</SubmitButton>
          </div>
        </CommandForm>
      ) : (
        <p>
          {accountWords("confirm.noApp")}{" "}
          <Link href={ENROLMENT} prefetch={false}>
            {accountWords("confirm.setUp")}
          </Link>
        </p>
      )}
      <p>
        <Link href={back} prefetch={false}>
          {accountWords("confirm.back")}
        </Link>
      </p>
    </div>
  );
}
