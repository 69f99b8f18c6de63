import { stateAt } from "../../../../state";

export const dynamic = "force-dynamic";

export async function GET(
  request: Request,
  { params }: { params: Promise<{ n: string; iso3: string }> },
) {
  const { n, iso3 } = await params;
  return stateAt(request, iso3, n);
}
