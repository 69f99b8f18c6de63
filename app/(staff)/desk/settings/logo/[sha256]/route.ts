import { findMember } from "@/lib/auth/session";
import { logoHash } from "@/lib/domain/logo";
import { openLogo } from "@/lib/staff/logo";
import { said } from "../../../handing";

export const dynamic = "force-dynamic";

/** Shows a logo on the page of settings. It is a picture that was drawn here: what was uploaded is never shown. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ sha256: string }> },
): Promise<Response> {
  const who = await findMember();
  if (!who) return said(401, "You are signed out");
  const sha256 = logoHash.safeParse((await params).sha256);
  const png = sha256.success ? await openLogo(who, sha256.data) : null;
  if (!png) return said(404, "There is no such logo");
  return new Response(new Uint8Array(png), {
    headers: {
      "Content-Type": "image/png",
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Cache-Control": "private, no-store",
    },
  });
}
