import { preflight } from "@/lib/public/api";
import { rollCallAt } from "../../../roll-call";

export const dynamic = "force-dynamic";
export const OPTIONS = preflight;

export async function GET(request: Request, { params }: { params: Promise<{ key: string }> }) {
  const { key } = await params;
  return rollCallAt(request, key, "xlsx");
}
