import { MethodologyPage } from "@/components/public/prose-page";
import { translator } from "@/lib/messages/words";
import { documentAt } from "./document";

const t = translator("public");

export async function methodologyAt(request: Request, edition?: string): Promise<Response> {
  return documentAt(request, { path: "/methodology", edition }, async (place) => ({
    title: t("methodology.title"),
    description: t("methodology.lead"),
    body: <MethodologyPage place={place} />,
  }));
}
