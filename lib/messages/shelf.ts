import { isEntryKind } from "@/lib/domain/entry/kind";
import { SHELVES, type ShelfKind } from "@/lib/domain/shelf";
import { kindWords } from "./entry";
import { translator } from "./words";

const t = translator("pages");

/** What a shelf is called: "Votes", "Documents". */
export const shelfWords = (kind: ShelfKind): string =>
  isEntryKind(kind) ? kindWords(kind).many : t(`list.${SHELVES[kind]}`);
