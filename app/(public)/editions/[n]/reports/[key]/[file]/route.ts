import { reportFileAt } from "../../../../../published-report";

export const dynamic = "force-dynamic";

type Named = { params: Promise<{ n: string; key: string; file: string }> };

export async function GET(request: Request, { params }: Named) {
  const { n, key, file } = await params;
  return reportFileAt(request, key, file, n);
}
