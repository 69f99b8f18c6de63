import type { Tx } from "@/lib/db/record";

/** What publishing reads of the record, in a transaction or outside one. */
export type Reader = Pick<
  Tx,
  "$queryRaw" | "recommendation" | "reviewCycle" | "document" | "state" | "entry" | "entryVersion"
>;

/** One thing as it would be published now; `after` is null where the public may know nothing of it. */
export type Candidate = { key: string; title: string; after: object | null };
