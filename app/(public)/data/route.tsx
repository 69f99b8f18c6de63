import { DataPage } from "@/components/public/prose-page";
import { translator } from "@/lib/messages/words";
import { listDossiers } from "@/lib/public/dossier";
import { shelfFiles } from "@/lib/public/shelf-file";
import { unpinnedAt } from "../unpinned";

const t = translator("public");

export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  return unpinnedAt(request, "/data", async (place) => {
    const [first] = await listDossiers(place.edition.number);
    return {
      title: t("data.title"),
      description: t("data.lead"),
      body: <DataPage place={place} files={shelfFiles()} example={first?.iso3 ?? null} />,
    };
  });
}
