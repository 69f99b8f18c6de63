// Measures the explorer over made-up rows: fifty rows and all facets, through the index in memory and by the database
// alone. Run by bench.mjs in a process of its own: node … bench-search.mjs COUNT OWNER_URL, with ONUS_PUBLIC_URL set.
import path from "node:path";
import { pathToFileURL } from "node:url";

const WORDS =
  `torture detention women children rights human law justice minority migrants police prison death penalty
  ratify convention protocol journalists defenders freedom expression religion assembly education health poverty
  discrimination violence trafficking refugees asylum disabilities indigenous labour housing water climate corruption
  independence judiciary impunity disappearance arbitrary lawyers activists internet surveillance privacy`
    .trim()
    .split(/\s+/);

/** What is made once at the end is made many times faster than row by row. */
const SLOW_INDEXES = ["search_idx", "themes", "groups", "issuers", "facets", "document"];

const [count, ownerUrl] = [Number(process.argv[2]), process.argv[3]];
const { withClient } = await load("db/server");
await withClient(ownerUrl, fill);
const { exploreRecommendations } = await load("public/recommendation");
const { countBySql } = await load("public/facet-count");
const { listRecommendations } = await load("public/recommendation");
const { questionOf } = await load("public/search");
const { rowIndex } = await load("public/row-index");
const { readFrequent } = await load("public/hit");
await measure();
process.exit(0);

async function measure() {
  const [, reading] = await timed(async () => {
    while (!(await rowIndex())) await new Promise((done) => setTimeout(done, 50));
  });
  // A process reads them by itself, behind the first search.
  const [, ahead] = await timed(async () => readFrequent(await rowIndex()));
  const fast = [];
  const slow = [];
  for (const [at, filter] of questions(200).entries()) {
    const sort = filter.q === undefined ? "reference" : "relevance";
    const options = { edition: 1, sort, limit: 50 };
    const [, ms] = await timed(() => exploreRecommendations(filter, options));
    fast.push(ms);
    if (at % 10 !== 0) continue;
    const [, raw] = await timed(async () => {
      await listRecommendations(filter, options);
      await countBySql(filter, await questionOf(filter.q, 1), 1).catch(givenUp);
    });
    slow.push({ ms, raw });
  }
  const ratio = median(slow.map(({ ms, raw }) => ms / raw));
  process.stdout.write(
    `search, top 50 and all facets of ${count} recommendations: median ${Math.round(median(fast))} ms, ` +
      `p95 ${Math.round(at(fast, 0.95))} ms; ratio to the same by SQL alone ${ratio.toFixed(2)} ` +
      `(to reach: 100 ms, 1.5); index read in ${(reading / 1000).toFixed(1)} s, frequent words in ${(ahead / 1000).toFixed(1)} s, ` +
      `${Math.round(process.memoryUsage().arrayBuffers / 2 ** 20)} MB of arrays\n`,
  );
}

/** The public login's questions end after ten seconds: the ratio is then larger than what is true. */
function givenUp(fault) {
  if (!String(fault.message).includes("statement timeout")) throw fault;
}

async function timed(work) {
  const start = performance.now();
  const result = await work();
  return [result, performance.now() - start];
}

function at(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

function median(numbers) {
  return at(numbers, 0.5);
}

/** What readers ask: words, words and a choice or two, choices alone. The same at every run. */
function questions(number) {
  const random = randomFrom(7);
  const one = (list) => list[Math.floor(random() * list.length)];
  const choice = () =>
    one([
      { state: `S${letter(Math.floor(random() * 190))}` },
      { position: one(["supported", "noted", "rejected"]) },
      { level: one(["not-assessed", "not-implemented"]) },
      { theme: `theme-${Math.floor(random() * 60)}` },
      { year: 2008 + Math.floor(random() * 17) },
    ]);
  const search = () =>
    one([
      () => one(WORDS),
      () => `${one(WORDS)} ${one(WORDS)}`,
      () => `"${one(WORDS)} ${one(WORDS)}"`,
      () => `${one(WORDS)} OR ${one(WORDS)} -${one(WORDS)}`,
      () => `A/HRC/${Math.floor(random() * 50)}/1`,
    ])();
  return Array.from({ length: number }, () =>
    one([
      () => ({ q: search() }),
      () => ({ q: search(), ...choice() }),
      () => ({ ...choice() }),
      () => ({ ...choice(), ...choice() }),
    ])(),
  );
}

function letter(number) {
  return String.fromCharCode(65 + Math.floor(number / 26), 65 + (number % 26));
}

function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

/** Thirty words each, a few of them frequent and most of them rare, as in texts without their small words. */
async function fill(client) {
  const { rows: indexes } = await client.query(
    "select indexdef as making from pg_indexes where indexname = any($1)",
    [SLOW_INDEXES.map((name) => `recommendation_${name}`)],
  );
  for (const name of SLOW_INDEXES) await client.query(`drop index recommendation_${name}`);
  await client.query("alter table recommendation disable trigger recommendation_search");
  await client.query(`
    create function pg_temp.some_word(words text[]) returns text language sql volatile as $$
      select coalesce(words[place], 'word' || place)
      from (select floor(10 * power(600, random()))::int - 9 as place) as drawn $$`);
  await client.query(
    `insert into edition (number, as_of, note, published_at, sha256, added, changed, removed)
     values (1, '2026-01-01', 'Bench', now(), repeat('0', 64), $1, 0, 0)`,
    [count],
  );
  await client.query("insert into current (edition) values (1)");
  await client.query("select setseed(0.5)");
  await client.query(
    `insert into recommendation (ref, edition_from, state, body, cycle, position, level, year, addressee_kind,
       counting_unit, themes, groups, issuers, action_category, sort_key, content, hash, salt)
     select ref, 1, state, 'upr', 1 + n % 4, position, level, year, 'state', 'paragraph', array[theme, other],
       array['group-' || n % 20], array[issuer], 1 + n % 5, lpad(n::text, 9, '0'),
       jsonb_build_object('ref', ref, 'type', 'recommendation', 'state', state, 'territory', null,
         'addressee', jsonb_build_object('kind', 'state', 'name', state), 'body', 'upr',
         'document', jsonb_build_object('key', 'A-HRC-' || n / 5400 || '-1', 'symbol', 'A/HRC/' || n / 5400 || '/1',
           'title', 'Report', 'url', null, 'publishedOn', null),
         'cycle', 1 + n % 4, 'paragraph', n::text, 'countingUnit', 'paragraph', 'language', 'en', 'summary', null,
         'text', (select string_agg(pg_temp.some_word($2), ' ') from generate_series(1, 30 + n * 0)),
         'issuedOn', year::text, 'issuers', jsonb_build_array(jsonb_build_object('iso3', issuer, 'name', issuer)),
         'themes', jsonb_build_array(jsonb_build_object('code', theme, 'label', theme)), 'groups', '[]'::jsonb,
         'texts', '[]'::jsonb, 'actionCategory', 1 + n % 5, 'notGradedReason', null, 'sourceUrl', null,
         'responses', '[]'::jsonb, 'assessment', null, 'outside', '[]'::jsonb, 'evidence', '[]'::jsonb), '', ''
     from (select n, 'A-HRC-' || n / 5400 || '-1.' || n as ref,
         'S' || chr(65 + n % 190 / 26) || chr(65 + n % 190 % 26) as state,
         'S' || chr(65 + n * 7 % 190 / 26) || chr(65 + n * 7 % 190 % 26) as issuer,
         (array['supported', 'supported', 'noted', 'rejected', 'none'])[1 + n % 5] as position,
         (array['not-assessed', 'not-assessed', 'not-implemented', 'initiated', 'implemented'])[1 + n / 7 % 5] as level,
         2008 + n / 11 % 17 as year, 'theme-' || n % 60 as theme, 'theme-' || n * 13 % 60 as other
       from generate_series(1, $1::int) as n) as made`,
    [count, WORDS],
  );
  // Of what the trigger would write, what the questions below ask for.
  await client.query(`
    insert into recommendation_search (seq, search)
    select seq, ('''' || symbol_word(content #>> '{document,symbol}') || ''':1A')::tsvector
      || setweight(words_in('en', content ->> 'text'), 'B')
    from recommendation`);
  for (const { making } of indexes) await client.query(making);
  await client.query("vacuum analyze recommendation");
  await client.query("vacuum analyze recommendation_search");
}

function load(name) {
  return import(pathToFileURL(path.resolve("lib", `${name}.ts`)).href);
}
