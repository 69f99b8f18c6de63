import { z } from "zod";
import { findMember } from "@/lib/auth/session";
import { confirmAddress } from "@/lib/auth/way-back";
import type { StaffMember } from "@/lib/domain/permission";
import { codeAskedFor, openAttachment, openPlainCopy, type Download } from "@/lib/staff/attachment";
import { Damaged } from "@/lib/staff/file-store";
import { leadTo, said, saved } from "../../handing";

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
  if (evidence) return leadTo(confirmAddress(`/desk/evidence/${encodeURIComponent(evidence)}`));
  if (id.success && new URL(request.url).searchParams.get("copy") === "plain")
    return plainCopy(who, id.data);
  const found = id.success ? await opened(who, id.data) : null;
  if (!found) return said(404, "There is no such file");
  if (found === "damaged") return said(409, DAMAGED);
  return saved(found.body, found);
}

/** A picture or a PDF without its metadata, nor the name that its maker's machine gave it. */
async function plainCopy(who: StaffMember, id: string): Promise<Response> {
  try {
    const copy = await openPlainCopy(who, id);
    if (!copy.ok) return said(copy.problem.code === "not valid" ? 415 : 404, copy.problem.message);
    const { bytes, ending } = copy.value;
    const name = ending === "pdf" ? "document.pdf" : `picture.${ending}`;
    return saved(bytes, { name, size: bytes.length });
  } catch (thrown) {
    if (thrown instanceof Damaged) return said(409, DAMAGED);
    throw thrown;
  }
}

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
