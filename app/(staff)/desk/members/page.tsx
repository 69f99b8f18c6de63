import type { Metadata } from "next";
import Link from "next/link";
import { CommandForm, SelectField, SubmitButton, TextField } from "@/components/staff/form";
import { GivenLink } from "@/components/staff/given-link";
import { OrganisationLogos } from "@/components/staff/organisation-logo";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { requireMember } from "@/lib/auth/session";
import { ROLES } from "@/lib/domain/permission";
import { accountWords } from "@/lib/messages/account";
import { roleWords } from "@/lib/messages/words";
import {
  listInvitations,
  listMembers,
  type MemberRow,
  type OpenInvitation,
} from "@/lib/staff/member";
import { listOrganisations, type OrganisationRow } from "@/lib/staff/organisation";
import { askedIn, type Asked } from "../asked";
import {
  createOrganisationAction,
  freezeMemberAction,
  inviteMemberAction,
  removeOrganisationLogoAction,
  removeFactorAction,
  resetLinkAction,
  setRoleAction,
  unfreezeMemberAction,
} from "./actions";

export const metadata: Metadata = { title: accountWords("members.title") };

const roleOptions = ROLES.map((role) => ({ value: role, label: roleWords(role).name }));

export default async function MembersPage({ searchParams }: { searchParams: Asked }) {
  const who = await requireMember();
  const asked = await askedIn(searchParams);
  const [members, invitations, organisations] = await Promise.all([
    listMembers(who),
    listInvitations(who),
    listOrganisations(who),
  ]);
  if (!members.ok || !invitations.ok || !organisations.ok)
    return (
      <Notice kind="problem" title={accountWords("members.mayNot")}>
        {accountWords("members.mayNotMore")}
      </Notice>
    );
  return (
    <div className="flex flex-col gap-10">
      <section className="flex flex-col gap-4">
        <h1 className="text-title font-semibold">{accountWords("members.title")}</h1>
        <MemberTable members={members.value} ownId={who.id} />
      </section>
      <InviteSection organisations={organisations.value} invitations={invitations.value} />
      <section className="flex flex-col gap-4">
        <h2 className="text-lead font-semibold">{accountWords("members.organisationTitle")}</h2>
        <CommandForm action={createOrganisationAction} className="flex max-w-md flex-col gap-4">
          <TextField name="name" label={accountWords("members.organisationName")} required />
          <div>
            <SubmitButton kind="plain">{accountWords("members.organisationSubmit")}</SubmitButton>
          </div>
        </CommandForm>
      </section>
      <OrganisationLogos
        organisations={organisations.value}
        said={asked.logo === "done" ? accountWords("members.logos.done") : undefined}
        problem={asked.problem}
        remove={removeOrganisationLogoAction}
      />
    </div>
  );
}

function MemberTable({ members, ownId }: { members: MemberRow[]; ownId: string }) {
  return (
    <Table
      caption={accountWords("members.caption")}
      captionHidden
      columns={[
        { key: "name", head: accountWords("members.name") },
        { key: "organisation", head: accountWords("members.organisation") },
        { key: "role", head: accountWords("members.role") },
        { key: "factor", head: accountWords("members.factor") },
        { key: "lastSeen", head: accountWords("members.lastSeen") },
        { key: "change", head: accountWords("members.change"), bare: true },
      ]}
      rows={members.map((member) => ({
        key: member.id,
        cells: [
          <MemberName key="name" member={member} />,
          member.organisation,
          roleWords(member.role).name,
          member.email ? accountWords(FACTOR[member.secondFactor]) : null,
          member.lastSeenAt ? day.format(member.lastSeenAt) : accountWords("members.never"),
          member.email ? (
            <ChangeMember key="change" member={member} isOwn={member.id === ownId} />
          ) : null,
        ],
      }))}
    />
  );
}

const FACTOR = {
  app: "members.factorYes",
  none: "members.factorNo",
  awaited: "members.factorAwaited",
} as const;

function MemberName({ member: { name, email, frozenAt } }: { member: MemberRow }) {
  return (
    <>
      <span className="font-semibold">{name}</span>{" "}
      {frozenAt && <Tag tone="warning">{accountWords("members.frozen")}</Tag>}
      {!email && <Tag>{accountWords("members.builtIn")}</Tag>}
      {email && <span className="text-soft block break-words">{email}</span>}
    </>
  );
}

function ChangeMember({ member, isOwn }: { member: MemberRow; isOwn: boolean }) {
  return (
    <Disclosure
      summary={
        <>
          {accountWords("members.change")}
          <span className="sr-only"> {member.name}</span>
        </>
      }
    >
      <div className="flex flex-col gap-6">
        <Link href={`/desk/members/${member.id}`} prefetch={false}>
          {accountWords("members.detail")}
        </Link>
        <CommandForm action={setRoleAction} className="flex flex-col gap-2">
          <input type="hidden" name="memberId" value={member.id} />
          <SelectField
            id={`role-${member.id}`}
            name="role"
            label={accountWords("members.role")}
            hint={accountWords("members.setRoleHint")}
            options={roleOptions}
            defaultValue={member.role}
          />
          <div>
            <SubmitButton kind="plain">{accountWords("members.setRole")}</SubmitButton>
          </div>
        </CommandForm>
        <CommandForm action={resetLinkAction}>
          <input type="hidden" name="memberId" value={member.id} />
          <GivenLink id={`link-${member.id}`} label={accountWords("members.link")} />
          <SubmitButton kind="plain">{accountWords("members.reset")}</SubmitButton>
        </CommandForm>
        {member.secondFactor === "app" && !isOwn && <RemoveFactorForm memberId={member.id} />}
        <FreezeForm member={member} />
      </div>
    </Disclosure>
  );
}

function RemoveFactorForm({ memberId }: { memberId: string }) {
  return (
    <CommandForm action={removeFactorAction}>
      <input type="hidden" name="memberId" value={memberId} />
      <p className="text-note mb-2">{accountWords("members.removeFactorHint")}</p>
      <SubmitButton kind="danger">{accountWords("members.removeFactor")}</SubmitButton>
    </CommandForm>
  );
}

function FreezeForm({ member: { id, frozenAt } }: { member: MemberRow }) {
  return (
    <CommandForm action={frozenAt ? unfreezeMemberAction : freezeMemberAction}>
      <input type="hidden" name="memberId" value={id} />
      {!frozenAt && <p className="text-note mb-2">{accountWords("members.freezeHint")}</p>}
      <SubmitButton kind={frozenAt ? "plain" : "danger"}>
        {accountWords(frozenAt ? "members.unfreeze" : "members.freeze")}
      </SubmitButton>
    </CommandForm>
  );
}

function InviteSection({
  organisations,
  invitations,
}: {
  organisations: OrganisationRow[];
  invitations: OpenInvitation[];
}) {
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-lead font-semibold">{accountWords("members.inviteTitle")}</h2>
      <CommandForm action={inviteMemberAction} className="flex max-w-md flex-col gap-4">
        <TextField
          name="email"
          label={accountWords("members.email")}
          type="email"
          autoComplete="off"
          required
        />
        <SelectField
          name="organisationId"
          label={accountWords("members.organisation")}
          options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          name="role"
          label={accountWords("members.role")}
          options={roleOptions}
          defaultValue="researcher"
        />
        <GivenLink id="invitation-link" label={accountWords("members.link")} />
        <div>
          <SubmitButton>{accountWords("members.invite")}</SubmitButton>
        </div>
      </CommandForm>
      {invitations.length > 0 && (
        <Table
          caption={accountWords("members.invitationsTitle")}
          columns={[
            { key: "email", head: accountWords("members.email") },
            { key: "role", head: accountWords("members.role") },
            { key: "expires", head: accountWords("members.expires") },
          ]}
          rows={invitations.map(({ email, role, expiresAt }) => ({
            key: email,
            cells: [email, roleWords(role).name, day.format(expiresAt)],
          }))}
        />
      )}
    </section>
  );
}

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "Europe/Zurich" });
