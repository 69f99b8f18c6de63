import "server-only";
import { z } from "zod";
import { SORTS, type Sort } from "@/lib/domain/filter";
import type { Keys } from "./order";

/** Where a page ended. It names its edition and its order, so that the pages of one answer are of one piece. */
export type Cursor = { edition: number; sort: Sort; keys: Keys };

const shape = z.tuple([z.int(), z.enum(SORTS), z.tuple([z.number(), z.string(), z.string()])]);

export const toCursor = ({ edition, sort, keys }: Cursor): string =>
  Buffer.from(JSON.stringify([edition, sort, keys])).toString("base64url");

/** Null for anything that `toCursor` did not write. */
export function parseCursor(text: string): Cursor | null {
  try {
    const parsed = shape.safeParse(JSON.parse(Buffer.from(text, "base64url").toString()));
    if (!parsed.success) return null;
    const [edition, sort, keys] = parsed.data;
    return { edition, sort, keys };
  } catch {
    return null; // Not JSON: a cursor that was cut or made up.
  }
}
