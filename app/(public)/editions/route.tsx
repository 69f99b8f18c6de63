import { EditionsPage } from "@/components/public/edition-page";
import { translator } from "@/lib/messages/words";
import { listEditions } from "@/lib/public/edition";
import { unpinnedAt } from "../unpinned";

const t = translator("public");

export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  return unpinnedAt(request, "/editions", async ({ edition }) => {
    const known = (await listEditions()).filter(({ number }) => number <= edition.number);
    return {
      title: t("editions.title"),
      description: t("editions.lead"),
      body: <EditionsPage editions={known} />,
    };
  });
}
