import { reportFileAt } from "../../../published-report";

export const dynamic = "force-dynamic";

type Named = { params: Promise<{ key: string; file: string }> };

export async function GET(request: Request, { params }: Named) {
  const { key, file } = await params;
  return reportFileAt(request, key, file);
}
