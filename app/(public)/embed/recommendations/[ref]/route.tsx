import { embeddedRecommendationAt } from "../../../embed";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ ref: string }> }) {
  const { ref } = await params;
  return embeddedRecommendationAt(request, ref);
}
