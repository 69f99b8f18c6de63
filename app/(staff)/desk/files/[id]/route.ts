import { z } from "zod";
import { findMember } from "@/lib/auth/session";
import { confirmAddress } from "@/lib/auth/way-back";
import { codeAskedFor, openAttachment } from "@/lib/staff/attachment";

export const dynamic = "force-dynamic";

/** Hands a file out to be saved, never to be shown: what members upload is not to be trusted in a browser. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const who = await findMember();
  if (!who) return said(401, "You are signed out");
  const id = z.uuid().safeParse((await params).id);
  const evidence = id.success ? await codeAskedFor(who, id.data) : null;
  if (evidence) return led(confirmAddress(`/desk/evidence/${encodeURIComponent(evidence)}`));
  const found = id.success ? await openAttachment(who, id.data) : null;
  if (!found) return said(404, "There is no such file");
  return new Response(streamOf(found.body), {
    headers: {
      "Content-Type": "application/octet-stream",
      "Content-Length": String(found.size),
      "Content-Disposition": `attachment; filename="file"; filename*=UTF-8''${encoded(found.name)}`,
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Cache-Control": "private, no-store",
    },
  });
}

function streamOf(body: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const source = body[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await source.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await source.return?.();
    },
  });
}

/** encodeURIComponent leaves four signs that this header keeps for itself. */
const encoded = (name: string) =>
  encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const led = (address: string) =>
  new Response(null, {
    status: 303,
    headers: { Location: address, "Cache-Control": "no-store" },
  });

const said = (status: number, message: string) =>
  new Response(message, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
