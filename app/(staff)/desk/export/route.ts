import { z } from "zod";
import { throughTheGate } from "@/lib/auth/handler-gate";
import { confirmAddress, signInAddress } from "@/lib/auth/way-back";
import { DESK_TABLES, TABLE_FORMATS } from "@/lib/domain/desk-table";
import type { StaffMember } from "@/lib/domain/permission";
import { TYPES } from "@/lib/export/desk-file";
import { exportTable, pageOf, type ExportAsked } from "@/lib/staff/desk-export";

export const dynamic = "force-dynamic";

const asked = z.strictObject({
  table: z.enum(DESK_TABLES),
  format: z.enum(TABLE_FORMATS),
  question: z.string().max(4000),
});

/** A list of the desk as a file, to be saved. It leaves a line in the log, so that it is asked for by a form. */
export const POST = (request: Request): Promise<Response> =>
  throughTheGate(
    request,
    () => leadTo(signInAddress(request.headers.get("referer"))),
    (who) => answer(who, request),
  );

async function answer(who: StaffMember, request: Request): Promise<Response> {
  const given = asked.safeParse(await formOf(request));
  if (!given.success) return said(400, "This is no form of the desk. Open its page anew.");
  const { table, format, question: words } = given.data;
  const question = Object.fromEntries(new URLSearchParams(words));
  const wanted: ExportAsked = { table, format, question };
  const exported = await exportTable(who, wanted);
  if (exported.ok) return saved(exported.value.name, TYPES[format], exported.value.bytes);
  const { code, message } = exported.problem;
  if (code === "prove first") return leadTo(confirmAddress(pageOf(table, question)));
  return said(code === "not allowed" ? 403 : 400, message);
}

async function formOf(request: Request): Promise<unknown> {
  try {
    return Object.fromEntries(await request.formData());
  } catch {
    return null;
  }
}

const saved = (name: string, type: string, bytes: AsyncGenerator<Uint8Array>): Response =>
  new Response(streamOf(bytes), {
    headers: {
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="${name}"`,
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Cache-Control": "private, no-store",
    },
  });

function streamOf(bytes: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await bytes.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
    async cancel() {
      await bytes.return(undefined);
    },
  });
}

const leadTo = (Location: string) => new Response(null, { status: 303, headers: { Location } });

const said = (status: number, message: string) =>
  new Response(message, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
