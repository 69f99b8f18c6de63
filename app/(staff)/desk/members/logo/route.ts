import { z } from "zod";
import { setOrganisationLogo } from "@/lib/staff/logo";
import { takeLogo } from "../../logo-upload";

export const dynamic = "force-dynamic";

/** The logo of an organisation of the coalition. */
export const POST = (request: Request): Promise<Response> =>
  takeLogo(request, {
    path: "/desk/members",
    anchor: "logos",
    field: "organisationId",
    schema: z.uuid(),
    set: (who, organisationId, body) => setOrganisationLogo(who, { organisationId, body }),
  });
