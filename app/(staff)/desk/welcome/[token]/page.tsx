import type { Metadata } from "next";
import Link from "next/link";
import { CommandForm, SubmitButton, TextField } from "@/components/staff/form";
import { findWelcome, type Welcome } from "@/lib/auth/welcome";
import type { Role } from "@/lib/domain/permission";
import { accountWords } from "@/lib/messages/account";
import { roleWords } from "@/lib/messages/words";
import { acceptWelcomeAction } from "./actions";

export const metadata: Metadata = { title: accountWords("welcome.invitation.title") };

export default async function WelcomePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const welcome = await findWelcome(token);
  if (!welcome) return <LinkIsOver />;
  return (
    <div className="flex max-w-md flex-col gap-6">
      <h1 className="text-title font-semibold">
        {accountWords(`welcome.${welcome.purpose}.title`)}
      </h1>
      <p>{leadOf(welcome)}</p>
      <CommandForm action={acceptWelcomeAction} className="flex flex-col gap-4">
        <input type="hidden" name="token" value={token} />
        <WelcomeFields purpose={welcome.purpose} />
        <div>
          <SubmitButton>{accountWords(`welcome.${welcome.purpose}.submit`)}</SubmitButton>
        </div>
      </CommandForm>
    </div>
  );
}

function LinkIsOver() {
  return (
    <div className="flex max-w-prose flex-col gap-4">
      <h1 className="text-title font-semibold">{accountWords("welcome.over.title")}</h1>
      <p>{accountWords("welcome.over.text")}</p>
      <p>
        <Link href="/desk/sign-in" prefetch={false} className="text-accent underline">
          {accountWords("welcome.over.signIn")}
        </Link>
      </p>
    </div>
  );
}

function leadOf(welcome: Welcome): string {
  if (welcome.purpose === "first-administrator")
    return accountWords("welcome.first-administrator.lead");
  if (welcome.purpose === "reset") return accountWords("welcome.reset.lead", welcome);
  const role = roleWords(welcome.role as Role).name;
  return accountWords("welcome.invitation.lead", { ...welcome, role });
}

function WelcomeFields({ purpose }: { purpose: Welcome["purpose"] }) {
  return (
    <>
      {purpose !== "reset" && (
        <TextField
          name="name"
          label={accountWords("welcome.name")}
          hint={accountWords("welcome.nameHint")}
          autoComplete="name"
          required
        />
      )}
      {purpose === "first-administrator" && (
        <>
          <TextField
            name="organisation"
            label={accountWords("welcome.organisation")}
            autoComplete="organization"
            required
          />
          <TextField
            name="email"
            label={accountWords("welcome.email")}
            hint={accountWords("welcome.emailHint")}
            type="email"
            autoComplete="username"
            required
          />
        </>
      )}
      <TextField
        name="password"
        label={accountWords("welcome.password")}
        hint={accountWords("welcome.passwordHint")}
        type="password"
        autoComplete="new-password"
        required
      />
    </>
  );
}
