import { NextResponse, type NextRequest } from "next/server";
import { contentPolicy, securityHeaders, servesDesk } from "@/lib/auth/policy";

// Headers of the desk, and nothing else: who may do what is asked where it is done (lib/auth/doorman.ts), never here.
export function proxy(request: NextRequest): NextResponse {
  if (!servesDesk()) return NextResponse.rewrite(new URL("/not-found", request.url));

  const policy = contentPolicy(crypto.randomUUID().replaceAll("-", ""));
  const asked = new Headers(request.headers);
  // Next takes the nonce from this header: what a visitor may have written into it is thrown away.
  asked.delete("content-security-policy-report-only");
  asked.set("content-security-policy", policy);
  // For the way back after signing in.
  asked.set("x-onus-address", request.nextUrl.pathname + request.nextUrl.search);

  const response = NextResponse.next({ request: { headers: asked } });
  response.headers.set("Content-Security-Policy", policy);
  for (const [name, value] of Object.entries(securityHeaders())) response.headers.set(name, value);
  return response;
}

// Public pages have headers of their own and never pass through here: each hop would cost them speed. Nor do uploads:
// on the way through a proxy Next keeps a body in memory and cuts it off at ten megabytes. They ask servesDesk themselves.
// The preview of a report is framed, and has a policy of its own.
export const config = {
  matcher: [
    "/desk/((?!reports/[^/]+/preview$|files$|uploads$|uploads/|imports/upload$).*)",
    "/desk",
    "/api/auth/:path*",
  ],
};
