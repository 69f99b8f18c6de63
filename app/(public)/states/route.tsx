import { statesAt } from "../state";

export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  return statesAt(request);
}
