// Measures the desk's table over a made-up record: pages, filters, sorts and searches, each as the page asks it, against
// the same by plain SQL. Run by bench.mjs in a process of its own: node … bench-desk.mjs COUNT OWNER_URL, with
// ONUS_RECORD_URL set.
import path from "node:path";
import { pathToFileURL } from "node:url";

const [count, ownerUrl] = [Number(process.argv[2]), process.argv[3]];
const { withClient } = await load("db/server.ts");
const { fillRecord } = await load("cli/bench-record.mjs");
if (count > 0) await withClient(ownerUrl, (client) => fillRecord(client, count));
const { record } = await load("db/record.ts");
const { deskFilter, deskOrder } = await load("staff/desk-filter.ts");
const { listDeskChoices, listForDesk } = await load("staff/recommendation-table.ts");
const who = await record.member.findFirstOrThrow({ orderBy: { name: "asc" } });
await measureTable();
await measureActs();
await record.$disconnect();
process.exit(0);

async function measureTable() {
  // Connections are open when members come, and each has searched before: the first search of one reads dictionaries.
  for (let time = 0; time < 5; time++) {
    await ask({}, {});
    await ask({ q: "law", cycle: "1" }, {});
  }
  const { pages } = await listForDesk(who, {}, deskOrder.parse({}));
  const asked = [];
  for (const [filter, order] of questions(pages)) {
    const [, ms] = await timed(() => ask(filter, order));
    asked.push({ ms, words: JSON.stringify({ ...filter, ...order }) });
  }
  const slowest = asked.reduce((one, other) => (other.ms > one.ms ? other : one));
  const ratio = median(await ratios());
  process.stdout.write(
    `desk's table of ${await record.deskLine.count()} recommendations, page with its filters: median ` +
      `${Math.round(at(asked, 0.5))} ms, p95 ${Math.round(at(asked, 0.95))} ms, slowest ${Math.round(slowest.ms)} ms ` +
      `(${slowest.words}); ratio to plain SQL over the facts ${ratio.toFixed(2)} (to reach: 200 ms, 1)\n`,
  );
}

/**
 * A theme to 10,000 recommendations and back: what the page waits for, and what a job then does, against an INSERT of the
 * same rows into the same table with its triggers.
 */
async function measureActs() {
  const { actOnMany } = await load("staff/recommendation-bulk.ts");
  const { undoAct } = await load("staff/recommendation-bulk-undo.ts");
  const { performAct } = await load("staff/recommendation-bulk-job.ts");
  const { bulkAct, BULK_MOST } = await load("domain/bulk-act.ts");
  const refs =
    await record.$queryRaw`select ref from desk_line order by sort_key limit ${BULK_MOST}`;
  const times = [];
  for (const theme of ["theme-1", "theme-2", "theme-3", "theme-4", "theme-6"]) {
    const chosen = { refs: refs.map(({ ref }) => ref) };
    const [acted, asked] = await timed(() =>
      actOnMany(who, chosen, bulkAct.parse({ themes: theme })),
    );
    if (!acted.ok) throw new Error(acted.problem.message);
    const { id } = acted.value;
    const [, written] = await timed(() => performAct(id));
    const [, undoAsked] = await timed(() => undoAct(who, id));
    const [, undone] = await timed(() => performAct(id));
    times.push({ asked, written, undoAsked, undone, plain: await plainInsert(refs, theme) });
  }
  const of = (name) => Math.round(median(times.map((one) => one[name])));
  process.stdout.write(
    `a theme to ${refs.length} of them in one act: answered in ${of("asked")} ms (undoing: ${of("undoAsked")} ms), written by ` +
      `a job in ${of("written")} ms (undone: ${of("undone")} ms); plain INSERT of the same rows ${of("plain")} ms; ratio ` +
      `${(of("written") / of("plain")).toFixed(2)} (to reach: 200 ms, 2)\n`,
  );
}

/** Rolled back, so that the next one finds what this one found. */
function plainInsert(refs, theme) {
  return withClient(ownerUrl, async (client) => {
    await client.query("begin");
    const [, ms] = await timed(() =>
      client.query(
        `insert into recommendation_theme (recommendation_id, theme_code)
         select id, $2 from recommendation where ref = any($1) on conflict do nothing`,
        [refs.map(({ ref }) => ref), theme],
      ),
    );
    await client.query("rollback");
    return ms;
  });
}

/** All that one page asks of the database. */
async function ask(filter, order) {
  const [found] = await Promise.all([
    listForDesk(who, deskFilter.parse(filter), deskOrder.parse(order)),
    listDeskChoices(who),
  ]);
  return found;
}

/** Every sort on its first, a middle and its last page; every filter under every sort; searches; some of all together. */
function questions(pages) {
  const sorts = ["reference", "newest", "level", "assigned"];
  const filters = [
    {},
    { state: "SAC" },
    { body: "crc" },
    { cycle: "1" },
    { position: "none" },
    { position: "rejected" },
    { level: "implemented" },
    { level: "not-assessed" },
    { theme: "theme-5" },
    { assigned: "me" },
    { assigned: "nobody" },
    { check: "needed" },
    { state: "SGH", position: "supported", level: "not-assessed" },
    { cycle: "1", body: "upr", position: "supported" },
    { theme: "theme-7", level: "not-implemented", cycle: "2" },
  ];
  const searches = [
    "torture",
    "tort",
    "a/hrc/77/1",
    "word1234",
    "women rights",
    "5.7.77",
    "rep",
    "nothingsaysthis",
  ];
  return [
    ...sorts.flatMap((sort) =>
      [1, Math.ceil(pages / 2), pages].map((page) => [{}, { sort, page: String(page) }]),
    ),
    ...sorts.flatMap((sort) => filters.map((filter) => [filter, { sort }])),
    ...searches.flatMap((q) => [
      [{ q }, {}],
      [{ q }, { sort: "newest" }],
      [{ q }, { sort: "assigned" }],
      [{ q, cycle: "2" }, {}],
      [{ q, position: "noted" }, { sort: "level" }],
    ]),
  ];
}

/** The same rows without the narrow ones beside: what stands in the facts, filtered, counted and ordered. */
async function ratios() {
  const found = [];
  for (const [filter, condition] of [
    [{}, "true"],
    [{ position: "rejected" }, "position = 'rejected'"],
    [{ level: "implemented" }, "level = 'implemented'"],
    [{ cycle: "1" }, "cycle = 1"],
  ]) {
    const [, ms] = await timed(() => ask(filter, {}));
    const [, plain] = await timed(() =>
      withClient(ownerUrl, async (client) => {
        await client.query(`select count(*) from desk_line_due where ${condition}`);
        await client.query(
          `select * from desk_line_due where ${condition} order by sort_key, ref limit 50`,
        );
      }),
    );
    found.push(ms / plain);
  }
  return found;
}

async function timed(work) {
  const start = performance.now();
  const result = await work();
  return [result, performance.now() - start];
}

function at(asked, share) {
  const sorted = asked.map(({ ms }) => ms).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function load(name) {
  return import(pathToFileURL(path.resolve("lib", name)).href);
}
