import "server-only";
import { change, record } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { recordedStates } from "./vocabulary";

/** The States whose dossiers this coalition keeps, with what the record holds of each. */
export async function listDossiers(who: StaffMember) {
  if (!may(who, "read the record")) return [];
  return record.state.findMany({
    where: { isDossier: true },
    orderBy: { name: "asc" },
    select: {
      iso3: true,
      name: true,
      _count: { select: { recommendations: { where: { withdrawnAt: null } }, reviews: true } },
    },
  });
}

/** From the next edition on, the State, by any of its names, stands on the overview among the dossiers. */
export async function openDossier(
  who: StaffMember,
  { state }: { state: string },
): Promise<Outcome<{ iso3: string }>> {
  if (!may(who, "review entries")) return refused("not allowed", KEEPING);
  const iso3 = (await recordedStates()).resolve(state);
  if (!iso3) return refused("not valid", `No State is called “${state}”`, { field: "state" });
  return setDossier(who, iso3, true);
}

/** It leaves the overview with the next edition. Nothing that the record holds of the State is lost. */
export async function closeDossier(
  who: StaffMember,
  { iso3 }: { iso3: string },
): Promise<Outcome<{ iso3: string }>> {
  if (!may(who, "review entries")) return refused("not allowed", KEEPING);
  return setDossier(who, iso3, false);
}

const KEEPING = "Dossiers are opened and closed by editors and administrators";

async function setDossier(
  who: StaffMember,
  iso3: string,
  isDossier: boolean,
): Promise<Outcome<{ iso3: string }>> {
  const did = isDossier ? "opened dossier" : "closed dossier";
  return change(who, { did, subject: `state ${iso3}` }, async (tx) => {
    const { count } = await tx.state.updateMany({
      where: { iso3, isDossier: !isDossier },
      data: { isDossier },
    });
    if (count === 1) return done({ iso3 });
    const already = isDossier ? "has a dossier already" : "has no dossier";
    return refused("already done", `${iso3} ${already}`, { field: "state" });
  });
}
