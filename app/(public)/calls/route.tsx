import { callsAt } from "../call";

export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  return callsAt(request);
}
