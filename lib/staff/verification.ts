import "server-only";
import { publisher } from "@/lib/db/publisher";
import { record } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { editionSum, itemHash, type SealedLine } from "@/lib/domain/seal";
import { Damaged, openFile } from "./file-store";
import { sealedItemsOf } from "./sealed-item";

/** What was looked at, and every place where it is not what it was when it was written. */
export type Verification = {
  editions: number;
  items: number;
  published: number;
  logLines: number;
  files: number;
  faults: string[];
};

/**
 * Computes every hash anew: of each sealed item, of each edition and its chain, of what the public reads, of the audit
 * log and of every attached file. A thing that was taken down has no content to compare; its hash stays in its edition's.
 */
export async function verifyAll(who: StaffMember): Promise<Outcome<Verification>> {
  if (!may(who, "read the record")) return refused("not allowed", "You may not read the record");
  const sealed = await verifyEditions();
  const published = await verifyPublication();
  const log = await verifyLog();
  const files = await verifyFiles();
  return done({
    editions: sealed.editions,
    items: sealed.items,
    published: published.count,
    logLines: log.count,
    files: files.count,
    faults: [...sealed.faults, ...published.faults, ...log.faults, ...files.faults],
  });
}

const CHUNK = 2000;

async function verifyEditions() {
  const faults: string[] = [];
  let previous: string | null = null;
  let items = 0;
  const editions = await record.edition.findMany({ orderBy: { number: "asc" } });
  for (const edition of editions) {
    const lines: SealedLine[] = [];
    for await (const chunk of sealedItemsOf(edition.number))
      for (const { kind, key, hash, salt, content } of chunk) {
        items += 1;
        lines.push({ kind, key, hash });
        if (salt !== "" && itemHash(salt, content) !== hash)
          faults.push(`edition ${edition.number}: ${kind} ${key} is not what was sealed`);
      }
    const { number } = edition;
    const sum = editionSum({ ...edition, previousSha256: previous }, lines);
    if (edition.previousSha256 !== previous)
      faults.push(`edition ${number} does not follow the one before it`);
    if (sum !== edition.sha256) faults.push(`edition ${number} does not add up to its SHA-256`);
    previous = edition.sha256;
  }
  return { editions: editions.length, items, faults };
}

/** What the public reads is what was sealed. */
async function verifyPublication() {
  const faults: string[] = [];
  let count = 0;
  const check = (
    kind: string,
    key: string,
    edition: number,
    row: { content: unknown; salt: string; hash: string },
  ) => {
    count += 1;
    if (row.salt !== "" && itemHash(row.salt, row.content as object | null) !== row.hash)
      faults.push(`published in edition ${edition}: ${kind} ${key} is not what was sealed`);
  };
  for (let skip = 0; ; skip += CHUNK) {
    const rows = await publisher.publishedRecommendation.findMany({
      select: { ref: true, editionFrom: true, content: true, salt: true, hash: true },
      orderBy: [{ ref: "asc" }, { editionFrom: "asc" }],
      skip,
      take: CHUNK,
    });
    for (const row of rows) check("recommendation", row.ref, row.editionFrom, row);
    if (rows.length < CHUNK) break;
  }
  for (const row of await publisher.publishedEntry.findMany())
    check(row.kind, row.key, row.editionFrom, row);
  return { count, faults };
}

/** Each line of the log carries the hash of the line before: a line that was changed or taken out breaks the chain. */
async function verifyLog() {
  const [{ count = 0, broken = 0 } = {}] = await record.$queryRaw<
    { count: number; broken: number }[]
  >`
    select count(*)::int as count, count(*) filter (where previous_hash <> before or hash <> computed)::int as broken
    from (
      select previous_hash, hash, coalesce(lag(hash) over (order by seq), '') as before,
        encode(sha256(convert_to(concat_ws(E'\x1f', previous_hash, seq, extract(epoch from at), member_id, did, subject,
          detail::text), 'UTF8')), 'hex') as computed
      from audit_event
    ) as lines`;
  return {
    count,
    faults: broken ? [`${broken} lines of the audit log are not what was written`] : [],
  };
}

async function verifyFiles() {
  const faults: string[] = [];
  const files = await record.attachment.findMany({
    distinct: ["sha256"],
    select: { sha256: true },
  });
  for (const { sha256 } of files) {
    try {
      for await (const _ of await openFile(sha256));
    } catch (thrown) {
      faults.push(
        thrown instanceof Damaged
          ? `the file ${sha256} has been changed`
          : `the file ${sha256} is not there`,
      );
    }
  }
  return { count: files.length, faults };
}
