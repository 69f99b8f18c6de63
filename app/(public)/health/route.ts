export const dynamic = "force-dynamic";

/** The process is there and answers. It asks nothing of any database: a restart would not mend one. */
export function GET() {
  return Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
}
