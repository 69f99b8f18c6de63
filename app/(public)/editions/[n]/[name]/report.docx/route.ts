import { reportAt } from "../../../../report";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ n: string; iso3: string }> };

export async function GET(request: Request, { params }: Context) {
  const { n, iso3 } = await params;
  return reportAt(request, "docx", iso3, n);
}
