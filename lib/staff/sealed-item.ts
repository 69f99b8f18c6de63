import "server-only";
import { record } from "@/lib/db/record";

/** One thing of an edition as it was sealed; `content` is null where the edition removed it. */
export type SealedItem = {
  edition: number;
  kind: string;
  key: string;
  content: object | null;
  salt: string;
  hash: string;
};

const CHUNK = 2000;

/** What an edition sealed, some items at a time, in the order of kinds and keys. */
export async function* sealedItemsOf(edition: number): AsyncGenerator<SealedItem[]> {
  let after: Pick<SealedItem, "kind" | "key"> = { kind: "", key: "" };
  while (true) {
    // By hand: for each chunk, a cursor of Prisma's over two columns reads all that is left of the edition.
    const items: SealedItem[] = await record.$queryRaw`
      select edition, kind, key, content, salt, hash from edition_item
      where edition = ${edition} and (kind, key) > (${after.kind}, ${after.key})
      order by kind, key limit ${CHUNK}`;
    const last = items.at(-1);
    if (!last) return;
    yield items;
    after = last;
  }
}
