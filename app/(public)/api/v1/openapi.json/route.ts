import { mustWait, OPEN_HEADERS, preflight } from "@/lib/public/api";
import { openApi } from "@/lib/public/openapi";

export const dynamic = "force-dynamic";
export const OPTIONS = preflight;

/** A property of the software, not of an edition: it answers while the database is away. */
export async function GET(request: Request) {
  const wait = await mustWait(request);
  const headers = { ...OPEN_HEADERS, "cache-control": "public, max-age=300" };
  return wait ?? Response.json(openApi(), { headers });
}
