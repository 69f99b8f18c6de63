import { disagreementAt } from "../disagreement";

export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  return disagreementAt(request);
}
