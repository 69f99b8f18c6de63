import { recommendationAt } from "../../../../recommendation";

export const dynamic = "force-dynamic";

export async function GET(
  request: Request,
  { params }: { params: Promise<{ n: string; ref: string }> },
) {
  const { n, ref } = await params;
  return recommendationAt(request, ref, n);
}
