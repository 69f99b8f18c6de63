import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CommandForm, SubmitButton, TextField } from "@/components/staff/form";
import { Notice } from "@/components/ui/notice";
import { findSession } from "@/lib/auth/session";
import { secondStepAddress, wayBack } from "@/lib/auth/way-back";
import { accountWords } from "@/lib/messages/account";
import { signInAction } from "./actions";
import { signInProblem } from "./problem";

export const metadata: Metadata = { title: accountWords("signIn.title") };

type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Asked) {
  const { callbackUrl, error, left } = await searchParams;
  const back = wayBack(typeof callbackUrl === "string" ? callbackUrl : null);
  if (await findSession()) redirect(back);
  if (error === "second-step") redirect(secondStepAddress(back));
  return (
    <div className="flex max-w-md flex-col gap-6">
      <h1 className="text-title font-semibold">{accountWords("signIn.title")}</h1>
      {typeof error === "string" && <Notice kind="problem" title={signInProblem(error)} />}
      {left !== undefined && <Notice kind="done" title={accountWords("signIn.signedOut")} />}
      <CommandForm action={signInAction} className="flex flex-col gap-4">
        <input type="hidden" name="callbackUrl" value={back} />
        <TextField
          name="email"
          label={accountWords("signIn.email")}
          type="email"
          autoComplete="username"
          required
        />
        <TextField
          name="password"
          label={accountWords("signIn.password")}
          type="password"
          autoComplete="current-password"
          required
        />
        <div>
          <SubmitButton>{accountWords("signIn.submit")}</SubmitButton>
        </div>
      </CommandForm>
      <p className="text-small text-soft">{accountWords("signIn.help")}</p>
    </div>
  );
}
