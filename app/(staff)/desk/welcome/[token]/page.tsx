import type { Metadata } from "next";
import { ActionForm, type FormField } from "@/components/staff/action-form";
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
      <ActionForm
        id="welcome"
        action={acceptWelcomeAction}
        hidden={{ token }}
        fields={fieldsOf(welcome)}
        submit={accountWords(`welcome.${welcome.purpose}.submit`)}
      />
    </div>
  );
}

function LinkIsOver() {
  return (
    <div className="flex max-w-prose flex-col gap-4">
      <h1 className="text-title font-semibold">{accountWords("welcome.over.title")}</h1>
      <p>{accountWords("welcome.over.text")}</p>
      <p>
        <a href="/desk/sign-in" className="text-accent underline">
          {accountWords("welcome.over.signIn")}
        </a>
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

function fieldsOf({ purpose }: Welcome): FormField[] {
  const name: FormField = {
    name: "name",
    label: accountWords("welcome.name"),
    hint: accountWords("welcome.nameHint"),
    autoComplete: "name",
    required: true,
  };
  const organisation: FormField = {
    name: "organisation",
    label: accountWords("welcome.organisation"),
    autoComplete: "organization",
    required: true,
  };
  const email: FormField = {
    name: "email",
    label: accountWords("welcome.email"),
    hint: accountWords("welcome.emailHint"),
    type: "email",
    autoComplete: "username",
    required: true,
  };
  const password: FormField = {
    name: "password",
    label: accountWords("welcome.password"),
    hint: accountWords("welcome.passwordHint"),
    type: "password",
    autoComplete: "new-password",
    required: true,
  };
  if (purpose === "first-administrator") return [name, organisation, email, password];
  return purpose === "invitation" ? [name, password] : [password];
}
