import type { Metadata } from "next";
import Link from "next/link";
import { CommandForm, SubmitButton, TextField } from "@/components/staff/form";
import { Button, buttonClass } from "@/components/ui/button";
import { Table } from "@/components/ui/table";
import { ENROLMENT, requireSession } from "@/lib/auth/session";
import { accountWords } from "@/lib/messages/account";
import { roleWords } from "@/lib/messages/words";
import { findMailChoice } from "@/lib/staff/mail";
import { findOwnFactor, type OwnFactor } from "@/lib/staff/member-factor";
import { findFocus, type OwnFocus } from "@/lib/staff/team";
import { listSessions, type SignedInBrowser } from "@/lib/staff/session";
import {
  changeNameAction,
  changePasswordAction,
  removeOwnFactorAction,
  revokeSessionAction,
  signOutEverywhereAction,
} from "./actions";
import { deviceName } from "./device";
import { MailSection } from "./mail-section";

export const metadata: Metadata = { title: accountWords("account.title") };

export default async function AccountPage() {
  const { who, email, tokenHash } = await requireSession();
  const [sessions, factor, choice, { own }] = await Promise.all([
    listSessions(who, { current: tokenHash }),
    findOwnFactor(who),
    findMailChoice(who),
    findFocus(who),
  ]);
  return (
    <div className="flex flex-col gap-10">
      <section className="flex flex-col gap-4">
        <h1 className="text-title font-semibold">{accountWords("account.title")}</h1>
        <dl className="grid max-w-md grid-cols-[auto_1fr] gap-x-6 gap-y-1">
          <dt className="text-soft">{accountWords("account.email")}</dt>
          <dd className="break-words">{email}</dd>
          <dt className="text-soft">{accountWords("account.role")}</dt>
          <dd>{roleWords(who.role).name}</dd>
        </dl>
        <CommandForm action={changeNameAction} className="flex max-w-md flex-col gap-4">
          <TextField
            name="name"
            label={accountWords("account.name")}
            autoComplete="name"
            defaultValue={who.name}
            required
          />
          <div>
            <SubmitButton kind="plain">{accountWords("account.nameSubmit")}</SubmitButton>
          </div>
        </CommandForm>
      </section>
      <TeamSection own={own} />
      <PasswordSection />
      {factor.ok && <FactorSection factor={factor.value} />}
      <MailSection choice={choice} />
      {sessions.ok && <SessionSection sessions={sessions.value} />}
    </div>
  );
}

function TeamSection({ own }: { own: OwnFocus["own"] }) {
  return (
    <section className="flex max-w-md flex-col gap-2">
      <h2 className="text-lead font-semibold">{accountWords("account.teamsTitle")}</h2>
      {own.length === 0 ? (
        <p>{accountWords("account.teamsNone")}</p>
      ) : (
        <ul>
          {own.map(({ iso3, name }) => (
            <li key={iso3}>
              <Link prefetch={false} href={`/desk/recommendations?state=${iso3}`}>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <p className="text-small text-soft">{accountWords("account.teamsHint")}</p>
      <Link prefetch={false} href="/desk/record/dossiers">
        {accountWords("account.teamsLink")}
      </Link>
    </section>
  );
}

function PasswordSection() {
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-lead font-semibold">{accountWords("account.passwordTitle")}</h2>
      <CommandForm action={changePasswordAction} className="flex max-w-md flex-col gap-4">
        <TextField
          name="present"
          label={accountWords("account.present")}
          type="password"
          autoComplete="current-password"
          required
        />
        <TextField
          name="wanted"
          label={accountWords("account.wanted")}
          hint={accountWords("welcome.passwordHint")}
          type="password"
          autoComplete="new-password"
          required
        />
        <div>
          <SubmitButton kind="plain">{accountWords("account.passwordSubmit")}</SubmitButton>
        </div>
      </CommandForm>
    </section>
  );
}

function FactorSection({
  factor: { confirmedAt, recoveryCodesLeft: count, isRequired },
}: {
  factor: OwnFactor;
}) {
  return (
    <section className="flex max-w-md flex-col items-start gap-4">
      <h2 className="text-lead font-semibold">{accountWords("account.factorTitle")}</h2>
      {confirmedAt ? (
        <p>
          {accountWords("account.factorSince", { day: moment(confirmedAt) })}{" "}
          {accountWords("account.factorCodes", { count })}
        </p>
      ) : (
        <p>{accountWords("account.factorNone")}</p>
      )}
      <div className="flex flex-wrap gap-4">
        <Link href={ENROLMENT} prefetch={false} className={buttonClass()}>
          {accountWords(confirmedAt ? "account.factorReplace" : "account.factorSetUp")}
        </Link>
        {confirmedAt && (
          <Link href="/desk/account/recovery-codes" prefetch={false} className={buttonClass()}>
            {accountWords("account.factorMakeCodes")}
          </Link>
        )}
      </div>
      {confirmedAt && !isRequired && (
        <CommandForm action={removeOwnFactorAction}>
          <SubmitButton kind="danger">{accountWords("account.factorRemove")}</SubmitButton>
        </CommandForm>
      )}
    </section>
  );
}

function SessionSection({ sessions }: { sessions: SignedInBrowser[] }) {
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-lead font-semibold">{accountWords("account.sessionsTitle")}</h2>
      <p>{accountWords("account.sessionsHint")}</p>
      <Table
        caption={accountWords("account.sessionsTitle")}
        captionHidden
        columns={[
          { key: "browser", head: accountWords("account.browser") },
          { key: "signedInAt", head: accountWords("account.signedInAt") },
          { key: "lastSeenAt", head: accountWords("account.lastSeenAt") },
          { key: "act", head: "" },
        ]}
        rows={sessions.map((session) => ({
          key: session.id,
          cells: [
            deviceName(session.device),
            moment(session.signedInAt),
            session.isThisOne ? accountWords("account.thisOne") : moment(session.lastSeenAt),
            session.isThisOne ? null : <RevokeForm key="act" session={session} />,
          ],
        }))}
      />
      <div className="flex flex-wrap gap-4">
        <form action="/desk/sign-out" method="post">
          <Button>{accountWords("account.signOut")}</Button>
        </form>
        <form action={signOutEverywhereAction}>
          <Button kind="danger">{accountWords("account.signOutEverywhere")}</Button>
        </form>
      </div>
    </section>
  );
}

function RevokeForm({ session }: { session: SignedInBrowser }) {
  const names = { browser: deviceName(session.device), at: moment(session.signedInAt) };
  return (
    <form action={revokeSessionAction}>
      <input type="hidden" name="id" value={session.id} />
      <Button aria-label={accountWords("account.signOutOneOf", names)}>
        {accountWords("account.signOutOne")}
      </Button>
    </form>
  );
}

const clock = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: "Europe/Zurich",
});
const moment = (at: Date) => clock.format(at);
