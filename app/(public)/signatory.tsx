import { z } from "zod";
import { ComparePage } from "@/components/public/compare-page";
import { SignatoriesPage } from "@/components/public/signatory-table";
import { translator } from "@/lib/messages/words";
import { readQuery } from "@/lib/public/query";
import { compareStatements, listSigned, matricesOf } from "@/lib/public/signatory";
import { documentAt } from "./document";
import { listAt } from "./list";
import { wrongInputAt } from "./wrong-input";

const t = translator("dealings");

/** `/statements/signatories`: who signed what. */
export async function signatoriesAt(request: Request, edition?: string): Promise<Response> {
  return listAt(request, "statements/signatories", edition, async ({ about, page, place }) => {
    if (page > 1) return null;
    const matrices = await matricesOf(place.edition.number, about?.iso3);
    return {
      title: t("matrix.title"),
      description: t("matrix.lead"),
      body: (
        <SignatoriesPage
          matrices={matrices}
          about={about && { iso3: about.iso3, name: about.name }}
          place={place}
        />
      ),
    };
  });
}

const key = z.string().min(1).max(200).optional();
const compareParameters = z.strictObject({ a: key, b: key });

/** `/statements/compare?a=…&b=…`: two statements and who signed both. */
export async function compareAt(request: Request, edition?: string): Promise<Response> {
  const read = readQuery(compareParameters, new URL(request.url).searchParams);
  if (!read.ok) return wrongInputAt(request, read.problem.message, edition);
  const { a, b } = read.value;
  const asked = new URLSearchParams({ ...(a && { a }), ...(b && { b }) });
  const path = `/statements/compare${asked.size > 0 ? `?${asked}` : ""}`;
  return documentAt(request, { path, edition }, async (place) => {
    const { number } = place.edition;
    const [statements, compared] = await Promise.all([
      listSigned(number),
      a && b ? compareStatements(a, b, number) : null,
    ]);
    return {
      title: t("compare.title"),
      body: <ComparePage {...{ statements, compared, place }} chosen={{ a, b }} />,
    };
  });
}
