import { toDataPackage } from "@/lib/export/package";
import { answer, ok, preflight } from "@/lib/public/api";
import { editionParameters } from "@/lib/public/parameters";
import { siteAddress } from "@/lib/public/site";

export const dynamic = "force-dynamic";
export const OPTIONS = preflight;

/** Every table of an edition, with its columns: its addresses name the edition, so that the whole is of one piece. */
export async function GET(request: Request) {
  return answer(request, editionParameters, async (_, edition) =>
    ok(
      toDataPackage(edition, {
        homepage: siteAddress("/data"),
        pathOf: (file) => siteAddress(`/data/${file}?edition=${edition.number}&bom=no`),
      }),
    ),
  );
}
