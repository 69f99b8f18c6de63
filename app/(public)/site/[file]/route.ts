import { logoOfFile } from "@/lib/domain/logo";
import { accentRules } from "@/lib/export/accent";
import { findLogo, findReportLogo } from "@/lib/public/logo";
import { knownStamp } from "@/lib/public/stamp";
import { documentAt } from "../../document";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ file: string }> };
const FOR_GOOD = "public, max-age=31536000, immutable";

/** How the site looks: the style sheet with its own colour, and its logo. Their names change with what they hold. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { file } = await params;
  const sha256 = logoOfFile(file);
  const found = sha256 ? await logoNamed(sha256) : await sheetNamed(file);
  return found ?? documentAt(request, { path: null }, async () => null);
}

async function sheetNamed(file: string): Promise<Response | null> {
  const site = (await knownStamp())?.site;
  const isNewest = file === `${site?.revision}.css`;
  if (!site?.accent || !/^\d{1,9}\.css$/.test(file)) return null;
  return answer(accentRules(site.accent), {
    "content-type": "text/css; charset=utf-8",
    "cache-control": isNewest ? FOR_GOOD : "no-store",
  });
}

/** Only the logo that the site has now, and those of reports that are out: one that was taken away is nowhere. */
async function logoNamed(sha256: string): Promise<Response | null> {
  const shown = (await knownStamp())?.site.logo?.sha256 ?? null;
  const ofSite = await findLogo(sha256, shown);
  if (ofSite) return picture(ofSite, FOR_GOOD);
  const ofReport = await findReportLogo(sha256);
  // A report can be taken down: nobody keeps what was in it.
  return ofReport && picture(ofReport, "no-store");
}

const picture = (png: Uint8Array, kept: string) =>
  answer(new Uint8Array(png), { "content-type": "image/png", "cache-control": kept });

const answer = (body: BodyInit, headers: Record<string, string>) =>
  new Response(body, { headers: { ...headers, "x-content-type-options": "nosniff" } });
