import "server-only";
import { record, type Tx } from "@/lib/db/record";
import { linkAddress, makeLink } from "./one-time-link";

/** Until somebody can sign in: a link, good once and for a day, that makes the first administrator. Each call makes a new one and ends the last. */
export async function firstAdministratorLink(deskUrl: string): Promise<string | null> {
  if (await hasAccounts(record)) return null;
  const token = await record.$transaction((tx) => makeLink(tx, { purpose: "first-administrator" }));
  return linkAddress(deskUrl, token);
}

/** Can anybody sign in? Built-in members cannot: they have no password. */
export async function hasAccounts(tx: Tx): Promise<boolean> {
  const found = await tx.member.findFirst({
    where: { passwordHash: { not: null } },
    select: { id: true },
  });
  return found !== null;
}
