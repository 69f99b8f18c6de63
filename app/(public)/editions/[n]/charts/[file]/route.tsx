import { chartAt } from "../../../../chart";

export const dynamic = "force-dynamic";

type Params = Promise<{ n: string; file: string }>;

export async function GET(request: Request, { params }: { params: Params }) {
  const { n, file } = await params;
  return chartAt(request, file, n);
}
