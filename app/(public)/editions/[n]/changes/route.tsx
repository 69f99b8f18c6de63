import { editionChangesAt } from "../../../edition-changes";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ n: string }> }) {
  const { n } = await params;
  return editionChangesAt(request, n);
}
