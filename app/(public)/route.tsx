import { overviewAt } from "./overview";

export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  return overviewAt(request);
}
