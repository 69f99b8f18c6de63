import "server-only";
import { change, record } from "@/lib/db/record";
import type { Logo } from "@/lib/domain/logo";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";

export type OrganisationRow = { id: string; name: string; logo: Logo | null };

/** The organisations of the coalition by name. */
export async function listOrganisations(who: StaffMember): Promise<Outcome<OrganisationRow[]>> {
  if (!may(who, "read the record")) return refused("not allowed", "Your account may not do this.");
  return done(
    await record.organisation.findMany({
      select: {
        id: true,
        name: true,
        logo: { select: { sha256: true, width: true, height: true } },
      },
      orderBy: { name: "asc" },
    }),
  );
}

/** Adds an organisation to the coalition. */
export async function createOrganisation(
  who: StaffMember,
  { name }: { name: string },
): Promise<Outcome<{ id: string }>> {
  if (!may(who, "manage members"))
    return refused("not allowed", "Organisations are looked after by administrators.");
  const deed = ({ id }: { id: string }) => ({
    did: "added organisation",
    subject: `organisation ${id}`,
  });
  return change(who, deed, async (tx) => {
    if (await tx.organisation.findUnique({ where: { name } }))
      return refused("conflict", `${name} is in the list already.`, { field: "name" });
    return done(await tx.organisation.create({ data: { name }, select: { id: true } }));
  });
}
