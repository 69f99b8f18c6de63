import "server-only";

/** A file to be saved, never to be shown in the desk's own origin. */
export const saved = (
  bytes: Uint8Array,
  { name, contentType }: { name: string; contentType: string },
): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": contentType,
      "Content-Length": String(bytes.length),
      "Content-Disposition": `attachment; filename="${name.replaceAll(/[^\w.-]/g, "-")}"`,
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Cache-Control": "private, no-store",
    },
  });

export const said = (status: number, message: string): Response =>
  new Response(message, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
