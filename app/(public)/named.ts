import { kindOfCollection } from "@/lib/domain/entry/kind";
import { dossierAt } from "./dossier";
import { entriesAt, entryAt } from "./entry";
import { reviewAt, reviewsAt } from "./review";
import { unDocumentAt, unDocumentsAt } from "./un-document";

// What stands behind the first word of an address. Words with pages that no other word has are folders of their own.

/** `/votes` is a list; a word that names none can only be a State's. */
export function namedAt(request: Request, name: string, edition?: string): Promise<Response> {
  if (name === "documents") return unDocumentsAt(request, edition);
  if (name === "reviews") return reviewsAt(request, edition);
  const kind = kindOfCollection(name);
  return kind ? entriesAt(request, kind, { edition }) : dossierAt(request, name, edition);
}

/** `/votes/A-HRC-51-L.6`; under any other word there is nothing. */
export function namedEntryAt(
  request: Request,
  name: string,
  key: string,
  edition?: string,
): Promise<Response> {
  if (name === "documents") return unDocumentAt(request, key, edition);
  if (name === "reviews") return reviewAt(request, key, edition);
  return entryAt(request, kindOfCollection(name), key, { edition });
}
