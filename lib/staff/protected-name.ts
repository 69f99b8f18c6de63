import "server-only";
import { createHmac, hkdfSync } from "node:crypto";
import { change, record, type Prisma, type Tx } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import {
  indexProtected,
  spellingOf,
  type Keyed,
  type ProtectedIndex,
  type Spelling,
} from "@/lib/domain/protected-name";
import { proveFirst } from "@/lib/domain/step-up";
import { requireSetting } from "@/lib/env";

// The list of those who must never be named. Whoever adds a name is the last to see it here: it is neither kept nor logged
// nor shown again, and nobody is told whether somebody else has added it before.

/** One name as its keepers see it: by its code, and how many spellings are looked for. */
export type ProtectedLine = {
  id: string;
  reference: string | null;
  spellings: number;
  addedBy: string;
  organisation: string;
  addedAt: Date;
  /** It was added under another key, and protects nobody. */
  isLost: boolean;
};

const MOST_SPELLINGS = 40;
const REFERENCE = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/;

/** Protects one person by all the spellings that are given, each on a line of its own. */
export async function protectName(
  who: StaffMember,
  { names, reference }: { names: string; reference: string },
): Promise<Outcome<{ id: string; spellings: number }>> {
  if (!may(who, "protect names")) return refused("not allowed", KEEPING);
  const unproved = proveFirst(who);
  if (unproved) return unproved;
  const code = reference.trim();
  if (code && !REFERENCE.test(code))
    return refused(
      "not valid",
      "A code has letters, digits and hyphens, and no space: never a name",
      {
        field: "reference",
      },
    );
  const spellings = spellingsOf(names);
  if (!spellings.ok) return spellings;
  const deed = ({ id }: { id: string }) => ({
    did: "protected a name",
    subject: `protected name ${id}`,
    detail: { spellings: spellings.value.length },
  });
  return change(who, deed, async (tx) => {
    const { id } = await tx.protectedName.create({
      data: {
        reference: code || null,
        keyCheck: keyCheck(),
        organisationId: who.organisationId,
        addedById: who.id,
        spellings: { create: spellings.value },
      },
      select: { id: true },
    });
    return done({ id, spellings: spellings.value.length });
  });
}

/** Takes the protection away: its digests go, that it stood here stays. */
export async function unprotectName(who: StaffMember, id: string): Promise<Outcome<null>> {
  if (!may(who, "protect names")) return refused("not allowed", KEEPING);
  const unproved = proveFirst(who);
  if (unproved) return unproved;
  const deed = { did: "unprotected a name", subject: `protected name ${id}` };
  return change(who, deed, async (tx) => {
    const { count } = await tx.protectedName.updateMany({
      where: { id, removedAt: null, AND: [keptBy(who)] },
      data: { removedAt: new Date(), removedById: who.id },
    });
    if (count === 0) return refused("not found", "It is not on the list any more");
    await tx.protectedSpelling.deleteMany({ where: { nameId: id } });
    return done(null);
  });
}

/** Those of the member's organisation, and for administrators all. */
export async function listProtectedNames(who: StaffMember): Promise<ProtectedLine[]> {
  if (!may(who, "protect names")) return [];
  const held = await record.protectedName.findMany({
    where: { removedAt: null, AND: [keptBy(who)] },
    orderBy: { addedAt: "desc" },
    include: {
      addedBy: { select: { name: true } },
      organisation: { select: { name: true } },
      _count: { select: { spellings: true } },
    },
  });
  return held.map(({ id, reference, addedAt, ...one }) => ({
    ...{ id, reference, addedAt },
    spellings: one._count.spellings,
    addedBy: one.addedBy.name,
    organisation: one.organisation.name,
    isLost: one.keyCheck !== keyCheck(),
  }));
}

/** Everything that is looked for before an edition is sealed; refused where the list was made with another key. */
export async function protectedIndex(
  tx: Pick<Tx, "protectedName" | "protectedSpelling">,
): Promise<Outcome<ProtectedIndex>> {
  const lost = await tx.protectedName.count({
    where: { removedAt: null, keyCheck: { not: keyCheck() } },
  });
  if (lost > 0) return refused("not ready", LOST);
  const spellings = await tx.protectedSpelling.findMany({
    select: { words: true, marks: true, digest: true },
  });
  return done(indexProtected(spellings, keyed()));
}

function spellingsOf(names: string): Outcome<Spelling[]> {
  const lines = names.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (lines.length === 0 || lines.length > MOST_SPELLINGS)
    return refused(
      "not valid",
      `Write one to ${MOST_SPELLINGS} spellings, each on a line of its own`,
      {
        field: "names",
      },
    );
  const key = keyed();
  const spellings = new Map<string, Spelling>();
  for (const line of lines) {
    const spelling = spellingOf(line, key);
    if (!spelling.ok) return refused("not valid", spelling.problem.message, { field: "names" });
    spellings.set(spelling.value.digest, spelling.value);
  }
  return done([...spellings.values()]);
}

/** A list is kept by the organisation that made it. */
const keptBy = (who: StaffMember): Prisma.ProtectedNameWhereInput =>
  who.role === "administrator" ? {} : { organisationId: who.organisationId };

/** The key is drawn from the one secret of this installation, which stands in no database. */
function keyed(): Keyed {
  const secret = requireSetting("NEXTAUTH_SECRET");
  const key = Buffer.from(hkdfSync("sha256", secret, "", "onus: protected names", 32));
  return (words) => createHmac("sha256", key).update(words).digest("hex");
}

const keyCheck = (): string => keyed()("");

const KEEPING = "Names are protected by editors and administrators";
const LOST =
  "The list of protected names was made with another secret than this installation has, so it protects nobody. Put back the secrets.json of the installation where it was made; or, under Protected names, remove what is marked there and add it anew";
