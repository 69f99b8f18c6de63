import { refusal } from "@/lib/public/api";
import { notFound } from "@/lib/public/error";
import { isFromThisMachine, readiness } from "@/lib/public/readiness";

export const dynamic = "force-dynamic";

/** For whoever runs the machine; to everybody else there is nothing here. */
export async function GET(request: Request) {
  if (!isFromThisMachine(request.headers)) return refusal(notFound());
  const state = await readiness();
  return Response.json(state, {
    status: state.ready ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}
