// Measures the files of a whole edition against COPY of the same rows. Run by bench.mjs in a process of its own:
// node … bench-file.mjs OWNER_URL, with ONUS_PUBLIC_URL set.
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import { to as copyTo } from "pg-copy-streams";

const ROWS = `copy (select ref, position, claim, level, content from recommendation
  where edition_to is null order by sort_key, ref) to stdout (format csv)`;

const { withClient } = await load("lib/db/server.ts");
const TO_REACH = {
  csv: "ratio 3, 300 ms",
  xlsx: "300 MB more than at rest, 300 ms",
  json: "ratio 3, 300 ms",
};
const wanted = process.argv.slice(3);
for (const ending of Object.keys(TO_REACH))
  if (wanted.length === 0 || wanted.includes(ending)) await measure(ending);
process.exit(0);

async function measure(ending) {
  const { GET } = await load(`app/(public)/data/recommendations.${ending}/route.ts`);
  const ask = () => GET(new Request(`http://localhost/data/recommendations.${ending}`));
  await (await ask()).body.cancel(); // Connections are open when readers come.
  const copy = await copyOut(process.argv[2]);
  const { seconds, first, bytes, peak, rest } = await read(ask);
  process.stdout.write(
    `whole edition as ${ending}: ${seconds.toFixed(1)} s, ${Math.round(bytes / 2 ** 20)} MB, first byte after ` +
      `${Math.round(first)} ms, ${Math.round(peak / 2 ** 20)} MB of memory at most, ${Math.round((peak - rest) / 2 ** 20)} more than at rest; COPY of the same rows ` +
      `${copy.toFixed(1)} s; ratio ${(seconds / copy).toFixed(2)} (to reach: ${TO_REACH[ending]})\n`,
  );
}

/** Nothing is kept of what is read, as on a wire. */
async function read(ask) {
  const rest = process.memoryUsage().rss;
  const start = performance.now();
  const { body } = await ask();
  let [first, bytes, peak] = [0, 0, rest];
  for await (const piece of body) {
    first ||= performance.now() - start;
    bytes += piece.length;
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  return { seconds: (performance.now() - start) / 1000, first, bytes, peak, rest };
}

async function copyOut(url) {
  const nowhere = new Writable({ write: (_piece, _encoding, done) => done() });
  const start = performance.now();
  await withClient(url, (client) => pipeline(client.query(copyTo(ROWS)), nowhere));
  return (performance.now() - start) / 1000;
}

function load(name) {
  return import(pathToFileURL(path.resolve(name)).href);
}
