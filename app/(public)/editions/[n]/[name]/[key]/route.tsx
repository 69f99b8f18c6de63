import { namedEntryAt } from "../../../../named";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ n: string; name: string; key: string }> };

export async function GET(request: Request, { params }: Context) {
  const { n, name, key } = await params;
  return namedEntryAt(request, name, key, n);
}
