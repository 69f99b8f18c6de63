import type { Metadata } from "next";
import { CommandForm, SubmitButton, TextField } from "@/components/staff/form";
import { KeyPicture } from "@/components/staff/key-picture";
import { PageHead } from "@/components/staff/page-head";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { requireSignedIn } from "@/lib/auth/session";
import { accountWords } from "@/lib/messages/account";
import { findOwnFactor, type OwnFactor } from "@/lib/staff/member-factor";
import { confirmFactorAction, offerFactorAction } from "./actions";
import { modulesOf } from "./modules";

export const metadata: Metadata = { title: accountWords("authenticator.title") };

export default async function AuthenticatorPage() {
  const { who, mustEnrol } = await requireSignedIn();
  const factor = await findOwnFactor(who);
  if (!factor.ok) return <Notice kind="problem" title={factor.problem.message} />;
  const { offered, confirmedAt } = factor.value;
  return (
    <div className="max-w-measure">
      <PageHead
        title={accountWords("authenticator.title")}
        lead={accountWords("authenticator.lead")}
      />
      <div className="flex flex-col gap-6">
        {mustEnrol && <Notice title={accountWords("authenticator.required")} />}
        {offered ? <Offer offered={offered} /> : <p>{accountWords("authenticator.appHint")}</p>}
        <div className="flex flex-wrap items-end gap-4">
          <Begin again={confirmedAt !== null} anew={offered !== null} />
          {mustEnrol && (
            <form action="/desk/sign-out" method="post">
              <Button>{accountWords("authenticator.signOut")}</Button>
            </form>
          )}
        </div>
      </div>
    </div>
  );
}

function Begin({ again, anew }: { again: boolean; anew: boolean }) {
  const words = anew ? "anew" : again ? "beginAgain" : "begin";
  return (
    <CommandForm action={offerFactorAction}>
      {again && !anew && (
        <p className="text-small text-soft mb-2">{accountWords("authenticator.againHint")}</p>
      )}
      <SubmitButton kind={anew ? "plain" : "primary"}>
        {accountWords(`authenticator.${words}`)}
      </SubmitButton>
    </CommandForm>
  );
}

function Offer({ offered: { key, address } }: { offered: NonNullable<OwnFactor["offered"]> }) {
  return (
    <ol className="flex list-none flex-col gap-8 p-0">
      <li className="flex flex-col gap-3">
        <h2>{accountWords("authenticator.stepOne")}</h2>
        <KeyPicture modules={modulesOf(address)} name={accountWords("authenticator.picture")} />
        <p>
          {accountWords("authenticator.orType")}
          <br />
          <code className="text-lead break-words select-all">{key}</code>
        </p>
        <p>
          <a href={address}>{accountWords("authenticator.orOpen")}</a>
        </p>
        <p className="text-small text-soft">{accountWords("authenticator.keep")}</p>
      </li>
      <li className="flex flex-col gap-3">
        <h2>{accountWords("authenticator.stepTwo")}</h2>
        <CommandForm action={confirmFactorAction} className="flex max-w-xs flex-col gap-4">
          <TextField
            name="code"
            label={accountWords("authenticator.code")}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={10}
            required
          />
          <div>
            <SubmitButton>{accountWords("authenticator.confirm")}</SubmitButton>
          </div>
        </CommandForm>
      </li>
    </ol>
  );
}
