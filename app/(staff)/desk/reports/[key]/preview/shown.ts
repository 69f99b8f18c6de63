import "server-only";
import { securityHeaders } from "@/lib/auth/policy";
import { HTML_POLICY } from "../../../../../(public)/report-file";

/** A page in a frame of the desk: with its own few rules of style, and nothing else. */
export const shown = (html: Uint8Array): Response =>
  new Response(new Uint8Array(html), {
    headers: {
      ...securityHeaders(),
      "X-Frame-Options": "SAMEORIGIN",
      "Content-Security-Policy": `${HTML_POLICY}; frame-ancestors 'self'; sandbox`,
      "Content-Type": "text/html; charset=utf-8",
    },
  });
