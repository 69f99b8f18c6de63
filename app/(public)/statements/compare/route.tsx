import { compareAt } from "../../signatory";

export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  return compareAt(request);
}
