import { DocumentList, DocumentPage, documentTitle } from "@/components/public/un-document";
import { dateWords } from "@/lib/messages/date";
import { translator } from "@/lib/messages/words";
import { findDocument } from "@/lib/public/document";
import { listDocuments } from "@/lib/public/dossier";
import { listPointers } from "@/lib/public/entry";
import { namesBehind } from "@/lib/public/name";
import { listRecommendations } from "@/lib/public/recommendation";
import { documentAt } from "./document";
import { listAt, pagesOf, ROWS } from "./list";
import { takenDown } from "./taken-down";

const t = translator("pages");
const RECOMMENDATIONS = 20;

/** `/documents`: the newest first. */
export async function unDocumentsAt(request: Request, edition?: string): Promise<Response> {
  return listAt(request, "documents", edition, async ({ about, dossiers, page, place }) => {
    const documents = await listDocuments(place.edition.number, about?.iso3);
    const pages = pagesOf(documents.length, page);
    if (pages === null) return null;
    return {
      title: t("list.documents"),
      description: t("record.documents"),
      body: <DocumentList {...{ documents, about, dossiers, page, pages, place }} rows={ROWS} />,
    };
  });
}

/** `/documents/A-HRC-56-6`: its three dates, what it asks, and what refers to it. */
export async function unDocumentAt(
  request: Request,
  key: string,
  edition?: string,
): Promise<Response> {
  const path = `/documents/${key}`;
  return documentAt(request, { path, edition }, async (place) => {
    const { number } = place.edition;
    const name = decodeURIComponent(key);
    const found = await findDocument(name, number);
    if (!found) return null;
    if ("takenDownOn" in found) return takenDown(found.takenDownOn);
    const { document, reviews } = found;
    const [recommendations, pointers, names] = await Promise.all([
      listRecommendations(
        { document: name },
        { edition: number, sort: "reference", limit: RECOMMENDATIONS },
      ),
      listPointers("document", name, number),
      namesBehind(
        [
          ...reviews.map((value) => ({ target: "review" as const, value })),
          ...(document.state ? [{ target: "state" as const, value: document.state }] : []),
        ],
        number,
      ),
    ]);
    return {
      title: documentTitle(document),
      description: [document.title, document.publishedOn && dateWords(document.publishedOn)]
        .filter(Boolean)
        .join(", "),
      body: <DocumentPage {...{ found, recommendations, pointers, names, place }} />,
    };
  });
}
