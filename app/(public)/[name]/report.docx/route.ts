import { dossierReportAt } from "../../dossier-report";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ name: string }> }) {
  return dossierReportAt(request, "docx", (await params).name);
}
