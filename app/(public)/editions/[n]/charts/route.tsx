import { chartsAt } from "../../../chart";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ n: string }> }) {
  const { n } = await params;
  return chartsAt(request, n);
}
