import { namedEntryAt } from "../../named";

export const dynamic = "force-dynamic";

export async function GET(
  request: Request,
  { params }: { params: Promise<{ name: string; key: string }> },
) {
  const { name, key } = await params;
  return namedEntryAt(request, name, key);
}
