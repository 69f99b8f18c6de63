import { env } from "@/lib/env";
import { isSecure } from "./cookie";

const isDevelopment = process.env.NODE_ENV === "development";

/** What a page of the desk may load and do. A script runs only with this request's nonce, or loaded by one that has it. */
export function contentPolicy(nonce: string): string {
  const rules: Record<string, string> = {
    "default-src": "'none'",
    // The development server evaluates code to show where an error comes from.
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src": `'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    // The preview of a report, which has a policy of its own.
    "frame-src": "'self'",
    "connect-src": `'self'${isDevelopment ? " ws:" : ""}`,
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    ...(isSecure() && { "upgrade-insecure-requests": "" }),
  };
  return Object.entries(rules)
    .map(([rule, sources]) => `${rule} ${sources}`.trim())
    .join("; ");
}

/** Beside the content policy, on every answer of the desk. */
export function securityHeaders(): Record<string, string> {
  return {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    // With "no-referrer" browsers would send "Origin: null", and a form of ours could not be told from a foreign one.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
    ...(isSecure() && { "Strict-Transport-Security": "max-age=63072000" }),
  };
}

/** Does this process serve the desk? */
export const servesDesk = (): boolean => env.SITE !== "public";
