import "server-only";
import { createHash } from "node:crypto";
import { change, record } from "@/lib/db/record";
import type { ReportFacts } from "@/lib/domain/entry/report";
import { MOST_LOGO_BYTES, type DrawnLogo } from "@/lib/domain/logo";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { proveFirst } from "@/lib/domain/step-up";
import { drawLogoBehindGate } from "@/lib/import/logo/gate";
import { keepLogo } from "./logo-store";
import { mayNotChange, saveLogo } from "./setting";

/** Draws what was uploaded anew and puts it beside the name of the site. The file itself is kept nowhere. */
export async function setLogo(
  who: StaffMember,
  { number, body }: { number: number; body: AsyncIterable<Uint8Array> },
): Promise<Outcome<null>> {
  const problem = mayNotChange(who);
  if (problem) return problem;
  const drawn = await drawnFrom(body);
  return drawn.ok ? saveLogo(who, { number, drawn: drawn.value }) : drawn;
}

/** Takes the logo away: readers have the name alone within seconds. */
export const removeLogo = async (
  who: StaffMember,
  { number }: { number: number },
): Promise<Outcome<null>> => saveLogo(who, { number, drawn: null });

/** The bytes of a logo that the site or an organisation has or had, for the pages on which administrators set them. */
export async function openLogo(who: StaffMember, sha256: string): Promise<Uint8Array | null> {
  if (!may(who, "change settings")) return null;
  const found = await record.logo.findUnique({ where: { sha256 }, select: { png: true } });
  return found?.png ?? null;
}

/** Those that a report was locked with, for its files at the desk: whoever reads the report sees them. */
export async function openReportLogos(
  who: StaffMember,
  { signatoryLogos = [] }: Pick<ReportFacts, "signatoryLogos">,
): Promise<DrawnLogo[]> {
  if (!may(who, "read the record") || signatoryLogos.length === 0) return [];
  const shown = signatoryLogos.map(({ sha256 }) => sha256);
  return record.logo.findMany({ where: { sha256: { in: shown } } });
}

/**
 * Gives an organisation the logo with which it stands in reports that are locked from now on. Pages of reports are white,
 * so that one that is not seen on white is refused.
 */
export async function setOrganisationLogo(
  who: StaffMember,
  { organisationId, body }: { organisationId: string; body: AsyncIterable<Uint8Array> },
): Promise<Outcome<null>> {
  const problem = mayNotManage(who);
  if (problem) return problem;
  const drawn = await drawnFrom(body);
  if (!drawn.ok) return drawn;
  const { isSeenOnWhite, ...logo } = drawn.value;
  if (!isSeenOnWhite) return refused("not valid", NOT_SEEN, { field: "file" });
  return saveOrganisationLogo(who, organisationId, logo);
}

/** Takes it away. A report that was locked with it keeps it. */
export async function removeOrganisationLogo(
  who: StaffMember,
  { organisationId }: { organisationId: string },
): Promise<Outcome<null>> {
  return mayNotManage(who) ?? saveOrganisationLogo(who, organisationId, null);
}

const NOT_SEEN =
  "On white nothing of this picture can be seen, and pages of reports are white. Choose the logo that is made for a light ground";

function mayNotManage(who: StaffMember): Outcome<never> | null {
  if (!may(who, "manage members"))
    return refused("not allowed", "Logos of organisations are for administrators");
  return proveFirst(who);
}

async function saveOrganisationLogo(
  who: StaffMember,
  id: string,
  logo: DrawnLogo | null,
): Promise<Outcome<null>> {
  const deed = {
    did: logo ? "set organisation logo" : "remove organisation logo",
    subject: `organisation ${id}`,
    detail: { sha256: logo?.sha256 ?? null },
  };
  return change(who, deed, async (tx) => {
    if (logo) await keepLogo(tx, logo);
    const { count } = await tx.organisation.updateMany({
      where: { id },
      data: { logoSha256: logo?.sha256 ?? null },
    });
    return count === 1
      ? done(null)
      : refused("not found", "There is no such organisation. Choose one from the list");
  });
}

async function drawnFrom(
  body: AsyncIterable<Uint8Array>,
): Promise<Outcome<DrawnLogo & { isSeenOnWhite: boolean }>> {
  const drawn = await drawLogoBehindGate(await bytesOf(body));
  if (!drawn.ok) return drawn;
  const sha256 = createHash("sha256").update(drawn.value.png).digest("hex");
  return done({ ...drawn.value, sha256 });
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
