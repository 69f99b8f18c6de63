import { stateAt } from "../../state";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ iso3: string }> }) {
  const { iso3 } = await params;
  return stateAt(request, iso3);
}
