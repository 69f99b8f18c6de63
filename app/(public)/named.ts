import { kindOfCollection } from "@/lib/domain/entry/kind";
import { dossierAt } from "./dossier";
import { entriesAt, entryAt } from "./entry";

/** `/votes` is a list of entries; any other first word can only be a State's. */
export function namedAt(request: Request, name: string, edition?: string): Promise<Response> {
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
  return entryAt(request, kindOfCollection(name), key, { edition });
}
