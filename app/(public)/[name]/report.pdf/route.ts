import { reportAt } from "../../report";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ iso3: string }> }) {
  return reportAt(request, "pdf", (await params).iso3);
}
