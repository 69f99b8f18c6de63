import { PrivacyPage } from "@/components/public/prose-page";
import { translator } from "@/lib/messages/words";
import { unpinnedAt } from "../unpinned";

const t = translator("public");

export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  return unpinnedAt(request, "/privacy", async () => ({
    title: t("privacy.title"),
    description: t("privacy.lead"),
    body: <PrivacyPage />,
  }));
}
