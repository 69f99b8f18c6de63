import { CorrectionsPage } from "@/components/public/corrections-page";
import { translator } from "@/lib/messages/words";
import { listTakeDownDays } from "@/lib/public/correction";
import { listEditions } from "@/lib/public/edition";
import { unpinnedAt } from "../unpinned";

const t = translator("editions");

export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  return unpinnedAt(request, "/corrections", async (place) => {
    const [editions, takenDown] = await Promise.all([listEditions(), listTakeDownDays()]);
    const corrections = editions.filter(
      ({ number, changed, removed }) =>
        number <= place.edition.number && number > 1 && changed + removed > 0,
    );
    return {
      title: t("corrections.title"),
      description: t("corrections.lead"),
      body: <CorrectionsPage {...{ corrections, takenDown, place }} />,
    };
  });
}
