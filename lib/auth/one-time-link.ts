import "server-only";
import { record, type Tx } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import type { Role } from "@/lib/domain/permission";
import { digest, newToken } from "./token";

const HOUR = 3600_000;
const DAY = 24 * HOUR;

/** What a link lets its holder do, and for how long. */
export const LINK_LIFE_MS = {
  "first-administrator": DAY,
  invitation: 7 * DAY,
  reset: DAY,
} as const;
export type LinkPurpose = keyof typeof LINK_LIFE_MS;

type LinkBase = { tokenHash: string };
export type OneTimeLink =
  | (LinkBase & { purpose: "first-administrator" })
  | (LinkBase & { purpose: "invitation"; email: string; role: Role; organisationId: string })
  | (LinkBase & { purpose: "reset"; memberId: string });

type LinkContent<Link = OneTimeLink> = Link extends LinkBase ? Omit<Link, "tokenHash"> : never;

/** Makes a link and gives back its token, of which only the hash is kept. Earlier links to the same end are over. */
export async function makeLink(tx: Tx, content: LinkContent): Promise<string> {
  const now = new Date();
  await endLinks(tx, content, now);
  const token = newToken();
  await tx.oneTimeLink.create({
    data: {
      ...content,
      tokenHash: digest(token),
      expiresAt: new Date(now.getTime() + LINK_LIFE_MS[content.purpose]),
    },
  });
  return token;
}

async function endLinks(tx: Tx, content: LinkContent, now: Date): Promise<void> {
  const same =
    content.purpose === "invitation"
      ? { email: content.email }
      : content.purpose === "reset"
        ? { memberId: content.memberId }
        : {};
  await tx.oneTimeLink.updateMany({
    where: { purpose: content.purpose, usedAt: null, expiresAt: { gt: now }, ...same },
    data: { expiresAt: now },
  });
}

/** The link of this token, or null where there is none, it was used, or it has expired. Uses nothing up. */
export async function findLink(token: string, now = new Date()): Promise<OneTimeLink | null> {
  const row = await record.oneTimeLink.findFirst({
    where: { tokenHash: digest(token), usedAt: null, expiresAt: { gt: now } },
  });
  return row as OneTimeLink | null;
}

/** Uses a link up; of two who try at once, one is refused. */
export async function useUpLink(tx: Tx, { tokenHash }: OneTimeLink): Promise<Outcome<null>> {
  const now = new Date();
  const { count } = await tx.oneTimeLink.updateMany({
    where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return count === 1 ? done(null) : linkIsOver();
}

export const linkIsOver = () =>
  refused(
    "not found",
    "This link has expired or was already used. Ask an administrator of your coalition for a new one.",
  );

/** Where a link's token is taken along. */
export const linkAddress = (deskUrl: string, token: string): string =>
  new URL(`/desk/welcome/${token}`, deskUrl).toString();
