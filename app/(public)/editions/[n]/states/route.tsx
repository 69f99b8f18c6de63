import { statesAt } from "../../../state";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ n: string }> }) {
  const { n } = await params;
  return statesAt(request, n);
}
