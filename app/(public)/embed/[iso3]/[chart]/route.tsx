import { embeddedChartAt } from "../../../embed";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ iso3: string; chart: string }> };

export async function GET(request: Request, { params }: Context) {
  const { iso3, chart } = await params;
  return embeddedChartAt(request, iso3, chart);
}
