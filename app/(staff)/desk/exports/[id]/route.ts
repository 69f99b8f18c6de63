import { z } from "zod";
import { findMember } from "@/lib/auth/session";
import { confirmAddress } from "@/lib/auth/way-back";
import { TYPES } from "@/lib/export/desk-file";
import { fetchExport } from "@/lib/staff/desk-export-fetch";
import { leadTo, said, saved } from "../../handing";

export const dynamic = "force-dynamic";

/** The file of a long export, for whoever asked for it alone. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const who = await findMember();
  if (!who) return said(401, "You are signed out");
  const id = z.uuid().safeParse((await params).id);
  if (!id.success) return said(404, "There is no such file");
  const fetched = await fetchExport(who, id.data);
  if (fetched.ok) {
    const { name, format, bytes } = fetched.value;
    return saved(bytes, {
      name,
      contentType: format === "pdf" ? "application/pdf" : TYPES[format],
    });
  }
  const { code, message } = fetched.problem;
  if (code === "prove first") return leadTo(confirmAddress("/desk/exports"));
  return said(code === "not allowed" ? 403 : 404, message);
}
