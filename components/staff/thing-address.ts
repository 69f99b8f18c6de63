import type { Thing } from "@/lib/domain/comment";
import { COLLECTIONS, isEntryKind } from "@/lib/domain/entry/kind";

/** Where members talk about a thing. */
export function addressOfTalk({ kind, key }: Thing): string {
  switch (kind) {
    case "recommendation":
      return `/desk/recommendations/${encodeURIComponent(key)}#talk`;
    case "assessment":
      return `/desk/review/${key}#talk`;
    case "evidence":
      return `/desk/evidence/${encodeURIComponent(key)}#talk`;
    case "import":
      return "/desk/imports#under-way";
    case "export":
      return "/desk/exports";
    case "entry": {
      const [entryKind = "", name = ""] = key.split(" ");
      const collection = isEntryKind(entryKind) ? COLLECTIONS[entryKind] : "";
      return `/desk/record/${collection}/${encodeURIComponent(name)}#talk`;
    }
  }
}
