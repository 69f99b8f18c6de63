import { dossierAt } from "../dossier";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ iso3: string }> }) {
  const { iso3 } = await params;
  return dossierAt(request, iso3);
}
