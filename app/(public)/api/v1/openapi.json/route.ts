import { OPEN_HEADERS } from "@/lib/public/api";
import { openApi } from "@/lib/public/openapi";

export const dynamic = "force-dynamic";

/** A property of the software, not of an edition: it answers while the database is away. */
export function GET() {
  return Response.json(openApi(), {
    headers: { ...OPEN_HEADERS, "cache-control": "public, max-age=300" },
  });
}
