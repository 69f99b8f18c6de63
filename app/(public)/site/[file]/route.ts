import { accentRules } from "@/lib/export/accent";
import { knownStamp } from "@/lib/public/stamp";
import { documentAt } from "../../document";

export const dynamic = "force-dynamic";

/** The style sheet with the site's own colour. Its name holds the revision, so that it may be kept for as long as it fits. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }) {
  const { file } = await params;
  const site = (await knownStamp())?.site;
  const isNewest = file === `${site?.revision}.css`;
  if (!site?.accent || !/^\d{1,9}\.css$/.test(file))
    return documentAt(request, { path: null }, async () => null);
  return new Response(accentRules(site.accent), {
    headers: {
      "content-type": "text/css; charset=utf-8",
      "cache-control": isNewest ? "public, max-age=31536000, immutable" : "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
