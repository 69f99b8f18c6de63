import type { Metadata } from "next";
import { cookies } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import { CommandForm, SubmitButton, TextField } from "@/components/staff/form";
import { Disclosure } from "@/components/ui/disclosure";
import { pendingCookie } from "@/lib/auth/cookie";
import { findPending } from "@/lib/auth/second-step";
import { signInAddress, wayBack } from "@/lib/auth/way-back";
import { accountWords } from "@/lib/messages/account";
import { secondStepAction } from "./actions";

export const metadata: Metadata = { title: accountWords("code.title") };

type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function CodePage({ searchParams }: Asked) {
  const { callbackUrl } = await searchParams;
  const back = wayBack(typeof callbackUrl === "string" ? callbackUrl : null);
  const pending = await findPending((await cookies()).get(pendingCookie())?.value);
  if (!pending) redirect(signInAddress(back));
  return (
    <div className="flex max-w-md flex-col gap-6">
      <div>
        <h1 className="text-title font-semibold">{accountWords("code.title")}</h1>
        <p className="text-soft">{accountWords("code.lead", { email: pending.email })}</p>
      </div>
      <CommandForm action={secondStepAction} className="flex flex-col gap-4">
        <input type="hidden" name="callbackUrl" value={back} />
        <TextField
          name="code"
          label={accountWords("code.code")}
          hint={accountWords("code.codeHint")}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          required
        />
        <div>
          <SubmitButton>{accountWords("code.submit")}</SubmitButton>
        </div>
      </CommandForm>
      <Disclosure summary={accountWords("code.lostTitle")}>
        <CommandForm action={secondStepAction} className="flex flex-col gap-4">
          <input type="hidden" name="callbackUrl" value={back} />
          <TextField
            id="recovery"
            name="code"
            label={accountWords("code.recovery")}
            hint={accountWords("code.recoveryHint")}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={40}
            required
          />
          <div>
            <SubmitButton kind="plain">{accountWords("code.recoverySubmit")}</SubmitButton>
          </div>
        </CommandForm>
        <p className="text-small text-soft mt-4">{accountWords("code.lostAll")}</p>
      </Disclosure>
      <p>
        <Link href="/desk/sign-in" prefetch={false}>
          {accountWords("code.again")}
        </Link>
      </p>
    </div>
  );
}
