import { chartsAt } from "../chart";

export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  return chartsAt(request);
}
