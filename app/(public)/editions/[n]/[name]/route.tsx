import { namedAt } from "../../../named";

export const dynamic = "force-dynamic";

export async function GET(
  request: Request,
  { params }: { params: Promise<{ n: string; name: string }> },
) {
  const { n, name } = await params;
  return namedAt(request, name, n);
}
