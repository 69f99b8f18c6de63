import { z } from "zod";
import { findMember } from "@/lib/auth/session";
import { confirmAddress } from "@/lib/auth/way-back";
import type { StaffMember } from "@/lib/domain/permission";
import { codeAskedFor, openAttachment, openPlainCopy, type Download } from "@/lib/staff/attachment";
import { Damaged } from "@/lib/staff/file-store";

export const dynamic = "force-dynamic";

/** Hands a file out to be saved, never to be shown: what members upload is not to be trusted in a browser. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const who = await findMember();
  if (!who) return said(401, "You are signed out");
  const id = z.uuid().safeParse((await params).id);
  const evidence = id.success ? await codeAskedFor(who, id.data) : null;
  if (evidence) return led(confirmAddress(`/desk/evidence/${encodeURIComponent(evidence)}`));
  if (id.success && new URL(request.url).searchParams.get("copy") === "plain")
    return plainCopy(who, id.data);
  const found = id.success ? await opened(who, id.data) : null;
  if (!found) return said(404, "There is no such file");
  if (found === "damaged") return said(409, DAMAGED);
  return saved(streamOf(found.body), found);
}

/** A picture or a PDF without its metadata, nor the name that its maker's machine gave it. */
async function plainCopy(who: StaffMember, id: string): Promise<Response> {
  try {
    const copy = await openPlainCopy(who, id);
    if (!copy.ok) return said(copy.problem.code === "not valid" ? 415 : 404, copy.problem.message);
    const { bytes, ending } = copy.value;
    const name = ending === "pdf" ? "document.pdf" : `picture.${ending}`;
    return saved(Buffer.from(bytes), { name, size: bytes.length });
  } catch (thrown) {
    if (thrown instanceof Damaged) return said(409, DAMAGED);
    throw thrown;
  }
}

const saved = (body: BodyInit, { name, size }: { name: string; size: number }): Response =>
  new Response(body, {
    headers: {
      "Content-Type": "application/octet-stream",
      "Content-Length": String(size),
      "Content-Disposition": `attachment; filename="file"; filename*=UTF-8''${encoded(name)}`,
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Cache-Control": "private, no-store",
    },
  });

const DAMAGED =
  "This file is not what was received: it was changed or is missing on the server's disk, so it is not handed out. The log holds an alarm. Tell an administrator: the original can be restored from a backup.";

async function opened(who: StaffMember, id: string): Promise<Download | "damaged" | null> {
  try {
    return await openAttachment(who, id);
  } catch (thrown) {
    if (thrown instanceof Damaged) return "damaged";
    throw thrown;
  }
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
