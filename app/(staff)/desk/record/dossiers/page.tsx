import type { Metadata } from "next";
import Link from "next/link";
import { CommandForm, SubmitButton, TextField } from "@/components/staff/form";
import { Empty, PageHead, Section } from "@/components/staff/page-head";
import { TeamForm } from "@/components/staff/team-form";
import { Disclosure } from "@/components/ui/disclosure";
import { Table } from "@/components/ui/table";
import { requireMember } from "@/lib/auth/session";
import { may } from "@/lib/domain/permission";
import { recordWords as t } from "@/lib/messages/record";
import { translator } from "@/lib/messages/words";
import { listDossiers } from "@/lib/staff/dossier";
import { listAssignable, listStates } from "@/lib/staff/recommendation-table";
import { listTeams, type Team } from "@/lib/staff/team";
import { closeDossierAction, openDossierAction, setTeamAction } from "./actions";

const staff = translator("staff");
export const metadata: Metadata = { title: t("dossiers.title") };
type Line = Awaited<ReturnType<typeof listDossiers>>[number];

export default async function DossiersPage() {
  const who = await requireMember();
  const [dossiers, states, teams, members] = await Promise.all([
    listDossiers(who),
    listStates(who),
    listTeams(who),
    listAssignable(who),
  ]);
  const teamOf = ({ iso3 }: Line) =>
    teams.find((team) => team.iso3 === iso3) ?? { iso3, version: 0, members: [] };
  const keeps = may(who, "review entries");
  return (
    <>
      <PageHead title={t("dossiers.title")} lead={t("dossiers.lead")} />
      {dossiers.length === 0 ? (
        <Empty>{t("dossiers.none")}</Empty>
      ) : (
        <Table
          caption={t("dossiers.title")}
          captionHidden
          columns={[
            { key: "state", head: t("reviews.state") },
            { key: "asks", head: staff("recommendations.title"), align: "right" },
            { key: "reviews", head: t("reviews.title"), align: "right" },
            { key: "team", head: t("dossiers.team") },
            ...(keeps ? [{ key: "close", head: t("dossiers.close"), bare: true }] : []),
          ]}
          rows={dossiers.map((one) => ({ key: one.iso3, cells: cellsOf(one, teamOf(one), keeps) }))}
        />
      )}
      {keeps && dossiers.length > 0 && (
        <Section title={t("dossiers.teams")}>
          {dossiers.map((one) => (
            <Disclosure key={one.iso3} summary={t("dossiers.teamOf", { state: one.name })}>
              <OneTeam dossier={one} team={teamOf(one)} members={members} />
            </Disclosure>
          ))}
        </Section>
      )}
      {keeps && (
        <Section title={t("dossiers.open")}>
          <CommandForm action={openDossierAction} className="grid max-w-xl gap-4">
            <p className="text-small text-soft">{t("dossiers.openHint")}</p>
            <datalist id="states">
              {states.map(({ iso3, name }) => (
                <option key={iso3} value={name} />
              ))}
            </datalist>
            <div className="grid items-end gap-4 sm:grid-cols-[2fr_auto]">
              <TextField name="state" list="states" label={t("reviews.state")} />
              <SubmitButton>{t("dossiers.begin")}</SubmitButton>
            </div>
          </CommandForm>
        </Section>
      )}
    </>
  );
}

type Members = Team["members"];

/** Whoever is in it but could not be named anew can still be taken out. */
function OneTeam({ dossier, team, members }: { dossier: Line; team: Team; members: Members }) {
  const { iso3, name } = dossier;
  const further = team.members.filter(({ id }) => !members.some((one) => one.id === id));
  return (
    <TeamForm
      action={setTeamAction}
      iso3={iso3}
      version={team.version}
      members={[...members, ...further]}
      chosen={team.members.map(({ id }) => id)}
      words={{
        label: t("dossiers.teamOf", { state: name }),
        hint: t("dossiers.teamHint"),
        save: t("dossiers.saveTeam", { state: name }),
        standing: t("dossiers.teamStanding"),
        nobody: t("dossiers.nobody"),
      }}
    />
  );
}

const cellsOf = ({ iso3, name, _count }: Line, { members }: Team, keeps: boolean) => [
  <Link
    key="state"
    prefetch={false}
    href={`/desk/recommendations?state=${iso3}`}
    className="font-semibold"
  >
    {name}
  </Link>,
  _count.recommendations,
  _count.reviews,
  members.map((one) => one.name).join(", ") || t("dossiers.nobody"),
  ...(keeps
    ? [
        <CommandForm key="close" action={closeDossierAction}>
          <input type="hidden" name="iso3" value={iso3} />
          <SubmitButton kind="plain">{t("dossiers.closeOf", { state: name })}</SubmitButton>
        </CommandForm>,
      ]
    : []),
];
