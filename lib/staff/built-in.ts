import "server-only";
import type { Tx } from "@/lib/db/record";
import type { Role } from "@/lib/domain/permission";

/** The organisation in whose name the starter dossier's own assessments stand, and say so on every page. */
export const WORKED_EXAMPLE = "Onus worked example";

/**
 * Members that nobody can sign in as: they have no e-mail and no password. Two of them, because nobody checks
 * their own work. Their ids are fixed, so that making them again makes nothing.
 */
export const BUILT_IN = {
  author: {
    id: "00000000-0000-4000-8000-00000000a001",
    name: WORKED_EXAMPLE,
    role: "researcher",
  },
  checker: {
    id: "00000000-0000-4000-8000-00000000a002",
    name: "Onus starter check",
    role: "editor",
  },
} as const satisfies Record<string, { id: string; name: string; role: Role }>;

/** Makes the built-in members where they are missing, and gives back their organisation's id. */
export async function makeBuiltInMembers(tx: Tx): Promise<string> {
  const { id: organisationId } = await tx.organisation.upsert({
    where: { name: WORKED_EXAMPLE },
    create: { name: WORKED_EXAMPLE },
    update: {},
  });
  await tx.member.createMany({
    data: Object.values(BUILT_IN).map((member) => ({ ...member, organisationId })),
    skipDuplicates: true,
  });
  return organisationId;
}
