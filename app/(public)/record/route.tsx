import { recordAt } from "../record";

export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  return recordAt(request);
}
