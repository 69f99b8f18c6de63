import { everything } from "@/lib/public/feed";
import { feedAt } from "../../feed";

export const dynamic = "force-dynamic";

/** Every edition: its note, and how much it moved. */
export async function GET(request: Request) {
  return feedAt(request, "changes.atom", everything);
}
