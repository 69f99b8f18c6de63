import "server-only";
import { createHash } from "node:crypto";
import { record } from "@/lib/db/record";
import { MOST_LOGO_BYTES } from "@/lib/domain/logo";
import { type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { drawLogoBehindGate } from "@/lib/import/logo/gate";
import { mayNotChange, saveLogo } from "./setting";

/** Draws what was uploaded anew and puts it beside the name of the site. The file itself is kept nowhere. */
export async function setLogo(
  who: StaffMember,
  { number, body }: { number: number; body: AsyncIterable<Uint8Array> },
): Promise<Outcome<null>> {
  const problem = mayNotChange(who);
  if (problem) return problem;
  const drawn = await drawLogoBehindGate(await bytesOf(body));
  if (!drawn.ok) return drawn;
  const sha256 = createHash("sha256").update(drawn.value.png).digest("hex");
  return saveLogo(who, { number, drawn: { ...drawn.value, sha256 } });
}

/** Takes the logo away: readers have the name alone within seconds. */
export const removeLogo = async (
  who: StaffMember,
  { number }: { number: number },
): Promise<Outcome<null>> => saveLogo(who, { number, drawn: null });

/** The bytes of a logo that the site has or had, for the page of settings. */
export async function openLogo(who: StaffMember, sha256: string): Promise<Uint8Array | null> {
  if (!may(who, "change settings")) return null;
  const found = await record.logo.findUnique({ where: { sha256 }, select: { png: true } });
  return found?.png ?? null;
}

/** One byte more than may be is enough to know that it is too much; the rest is read and let go. */
async function bytesOf(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    if (length <= MOST_LOGO_BYTES) chunks.push(Uint8Array.from(chunk));
    length += chunk.length;
  }
  return Buffer.concat(chunks);
}
