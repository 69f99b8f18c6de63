import { chosenEditionsAt } from "../../edition-changes";

export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  return chosenEditionsAt(request);
}
