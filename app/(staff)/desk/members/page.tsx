import type { Metadata } from "next";
import { ActionForm } from "@/components/staff/action-form";
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
import {
  createOrganisationAction,
  freezeMemberAction,
  inviteMemberAction,
  resetLinkAction,
  setRoleAction,
  unfreezeMemberAction,
} from "./actions";

export const metadata: Metadata = { title: accountWords("members.title") };

const roleOptions = ROLES.map((role) => ({ value: role, label: roleWords(role).name }));

export default async function MembersPage() {
  const who = await requireMember();
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
        <MemberTable members={members.value} />
      </section>
      <InviteSection organisations={organisations.value} invitations={invitations.value} />
      <section className="flex flex-col gap-4">
        <h2 className="text-lead font-semibold">{accountWords("members.organisationTitle")}</h2>
        <ActionForm
          id="organisation"
          action={createOrganisationAction}
          fields={[
            { name: "name", label: accountWords("members.organisationName"), required: true },
          ]}
          submit={accountWords("members.organisationSubmit")}
          kind="plain"
          done={accountWords("members.organisationDone")}
        />
      </section>
    </div>
  );
}

function MemberTable({ members }: { members: MemberRow[] }) {
  return (
    <Table
      caption={accountWords("members.caption")}
      captionHidden
      columns={[
        { key: "name", head: accountWords("members.name") },
        { key: "organisation", head: accountWords("members.organisation") },
        { key: "role", head: accountWords("members.role") },
        { key: "lastSeen", head: accountWords("members.lastSeen") },
        { key: "change", head: accountWords("members.change") },
      ]}
      rows={members.map((member) => ({
        key: member.id,
        cells: [
          <MemberName key="name" member={member} />,
          member.organisation,
          roleWords(member.role).name,
          member.lastSeenAt ? day.format(member.lastSeenAt) : accountWords("members.never"),
          member.email ? <ChangeMember key="change" member={member} /> : null,
        ],
      }))}
    />
  );
}

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

function ChangeMember({ member }: { member: MemberRow }) {
  const hidden = { memberId: member.id };
  return (
    <Disclosure
      summary={
        <span aria-label={accountWords("members.changeOf", { name: member.name })}>
          {accountWords("members.change")}
        </span>
      }
    >
      <div className="flex flex-col gap-6">
        <ActionForm
          id={`role-${member.id}`}
          action={setRoleAction}
          hidden={hidden}
          fields={[
            {
              name: "role",
              label: accountWords("members.role"),
              hint: accountWords("members.setRoleHint"),
              options: roleOptions,
              defaultValue: member.role,
            },
          ]}
          submit={accountWords("members.setRole")}
          kind="plain"
          done={accountWords("members.roleDone")}
        />
        <ActionForm
          id={`reset-${member.id}`}
          action={resetLinkAction}
          hidden={hidden}
          submit={accountWords("members.reset")}
          kind="plain"
          done={accountWords("members.resetDone")}
          linkLabel={accountWords("members.link")}
        />
        {!member.frozenAt && <p className="text-note">{accountWords("members.freezeHint")}</p>}
        <ActionForm
          id={`freeze-${member.id}`}
          action={member.frozenAt ? unfreezeMemberAction : freezeMemberAction}
          hidden={hidden}
          submit={accountWords(member.frozenAt ? "members.unfreeze" : "members.freeze")}
          kind={member.frozenAt ? "plain" : "danger"}
          done={accountWords("members.stateDone")}
        />
      </div>
    </Disclosure>
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
      <ActionForm
        id="invite"
        action={inviteMemberAction}
        fields={[
          {
            name: "email",
            label: accountWords("members.email"),
            type: "email",
            autoComplete: "off",
            required: true,
          },
          {
            name: "organisationId",
            label: accountWords("members.organisation"),
            options: organisations.map(({ id, name }) => ({ value: id, label: name })),
          },
          {
            name: "role",
            label: accountWords("members.role"),
            options: roleOptions,
            defaultValue: "researcher",
          },
        ]}
        submit={accountWords("members.invite")}
        done={accountWords("members.inviteDone")}
        linkLabel={accountWords("members.link")}
      />
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
