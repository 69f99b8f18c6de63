import { dossierReportAt } from "../../../../dossier-report";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ n: string; name: string }> };

export async function GET(request: Request, { params }: Context) {
  const { n, name } = await params;
  return dossierReportAt(request, "docx", name, n);
}
