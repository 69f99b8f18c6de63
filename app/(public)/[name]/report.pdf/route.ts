import { reportAt } from "../../report";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ name: string }> }) {
  return reportAt(request, "pdf", (await params).name);
}
