import { z } from "zod";
import { setLogo } from "@/lib/staff/logo";
import { takeLogo } from "../../logo-upload";

export const dynamic = "force-dynamic";

/** Which settings their writer saw. */
const seen = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

/** The logo of the site. */
export const POST = (request: Request): Promise<Response> =>
  takeLogo(request, {
    path: "/desk/settings",
    anchor: "logo",
    field: "number",
    schema: seen,
    set: (who, number, body) => setLogo(who, { number, body }),
  });
