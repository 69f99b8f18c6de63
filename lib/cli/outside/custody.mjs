#!/usr/bin/env node
// Holds the custody of originals against the record and the disk, by none of Onus's own code: with pg, a hash and the
// rules that docs/custody.md writes down. Exit 1 where anything is not as it was written.
//
//   node lib/cli/outside/custody.mjs postgresql://…/record /path/to/ONUS_HOME
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";

const [database, home] = process.argv.slice(2);
if (!database || !home) {
  console.error("Use: custody.mjs DATABASE_URL ONUS_HOME");
  process.exit(2);
}

const client = new pg.Client({ connectionString: database });
await client.connect();
const faults = [];
const lines = await readLog();
const files = (
  await client.query(
    `select id::text, sha256, size::text, uploaded_by_id::text as member, coalesce(
       (select code from evidence where id = evidence_id), '') as evidence from attachment order by created_at, id`,
  )
).rows;
await client.end();
lookAtChain();
lookAtReceipts();
for (const sha256 of new Set(files.map((file) => file.sha256))) await lookAtBytes(sha256);
console.log(`${lines.length} lines of the log, ${files.length} originals, ${faults.length} faults`);
console.log(`The last line is ${lines.at(-1)?.hash ?? "none"}`);
for (const fault of faults) console.log(`! ${fault}`);
process.exit(faults.length > 0 ? 1 : 0);

async function readLog() {
  const { rows } = await client.query(
    `select seq::text, extract(epoch from at)::text as at, member_id::text as member, did, subject,
       detail::text as detail, previous_hash as before, hash from audit_event order by audit_event.seq`,
  );
  return rows;
}

/** Each line carries the SHA-256 of its own words after that of the line before. */
function lookAtChain() {
  let before = "";
  for (const line of lines) {
    const words = [
      line.before,
      line.seq,
      line.at,
      line.member,
      line.did,
      line.subject,
      line.detail,
    ];
    const hash = createHash("sha256").update(words.join("\x1f"), "utf8").digest("hex");
    if (line.before !== before) faults.push(`line ${line.seq} does not follow the one before it`);
    if (line.hash !== hash) faults.push(`line ${line.seq} is not what was written`);
    before = line.hash;
  }
}

/** No original without a line that says who brought it, and with which hash and size; no line without its original. */
function lookAtReceipts() {
  const receipts = lines
    .filter(({ did }) => did === "uploaded file")
    .map((line) => ({ ...line, said: JSON.parse(line.detail) }));
  const isOf = (file) => (receipt) =>
    receipt.said.file === file.id ||
    (receipt.said.file === undefined && receipt.subject === file.id);
  for (const file of files) {
    const receipt = receipts.find(isOf(file));
    if (!receipt) faults.push(`the log does not say who brought ${file.id}`);
    else if (receipt.said.sha256 !== file.sha256 || String(receipt.said.size) !== file.size)
      faults.push(`${file.id} is not what line ${receipt.seq} says was received`);
    else if (receipt.member !== file.member)
      faults.push(`${file.id} is ascribed to somebody else than line ${receipt.seq} says`);
  }
  for (const receipt of receipts)
    if (receipt.said.file && !files.some(({ id }) => id === receipt.said.file))
      faults.push(`${receipt.said.file} of line ${receipt.seq} is not in the record any more`);
}

/** The bytes on the disk are those whose hash is their name. */
async function lookAtBytes(sha256) {
  const place = path.join(home, "files", "sha256", sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  if (!fs.existsSync(place)) return void faults.push(`the bytes ${sha256} are not on the disk`);
  const hash = createHash("sha256");
  await pipeline(fs.createReadStream(place), hash);
  if (hash.digest("hex") !== sha256) faults.push(`the bytes ${sha256} have been changed`);
}
