import { methodologyAt } from "../methodology";

export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  return methodologyAt(request);
}
