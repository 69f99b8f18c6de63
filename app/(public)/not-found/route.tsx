import { documentAt } from "../document";

export const dynamic = "force-dynamic";

/** Every address that leads nowhere ends here (next.config.js). */
export async function GET(request: Request) {
  return documentAt(request, { path: null }, async () => null);
}
