import { explorerAt } from "../explorer";

export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  return explorerAt(request);
}
