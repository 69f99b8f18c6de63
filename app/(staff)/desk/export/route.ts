import { z } from "zod";
import { throughTheGate } from "@/lib/auth/handler-gate";
import { confirmAddress, signInAddress } from "@/lib/auth/way-back";
import { DESK_TABLES, TABLE_FORMATS } from "@/lib/domain/desk-table";
import type { StaffMember } from "@/lib/domain/permission";
import { TYPES } from "@/lib/export/desk-file";
import { exportTable, pageOf, type ExportAsked } from "@/lib/staff/desk-export";
import { leadTo, said, saved } from "../handing";

export const dynamic = "force-dynamic";

const asked = z.strictObject({
  table: z.enum(DESK_TABLES),
  format: z.enum(TABLE_FORMATS),
  question: z.string().max(4000),
});

/**
 * A list of the desk as a file, to be saved; of a long one, the page that says how far its job is. It leaves a line in the
 * log, so that it is asked for by a form.
 */
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
  if (exported.ok)
    return exported.value.kind === "job"
      ? leadTo("/desk/exports")
      : saved(exported.value.bytes, { name: exported.value.name, contentType: TYPES[format] });
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
