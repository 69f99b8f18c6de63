import "server-only";

// What the desk's handlers hand out: files to be saved, a few words, the way to somewhere else. Nothing of it is kept.

type File = { name: string; contentType?: string; size?: number };

/** A file to be saved, never to be shown: what it holds is not to be trusted in the desk's own origin. */
export const saved = (
  body: Uint8Array | AsyncIterable<Uint8Array>,
  { name, contentType = "application/octet-stream", size }: File,
): Response =>
  new Response(body instanceof Uint8Array ? new Uint8Array(body) : streamOf(body), {
    headers: {
      "Content-Type": contentType,
      "Content-Disposition": `attachment; filename="${plainly(name)}"; filename*=UTF-8''${encoded(name)}`,
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Cache-Control": "private, no-store",
      ...(size !== undefined && { "Content-Length": String(size) }),
    },
  });

export const said = (status: number, message: string): Response =>
  new Response(message, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });

export const leadTo = (address: string): Response =>
  new Response(null, {
    status: 303,
    headers: { Location: address, "Cache-Control": "no-store" },
  });

function streamOf(body: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const source = body[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await source.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
    async cancel() {
      await source.return?.();
    },
  });
}

/** For browsers that know no other: letters, digits, dots and hyphens. */
const plainly = (name: string) => name.replaceAll(/[^\w.-]/g, "-");

/** encodeURIComponent leaves four signs that this header keeps for itself. */
const encoded = (name: string) =>
  encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
