// A made-up record of any size for measuring: recommendations to 190 States with answers, findings, themes and evidence.

const WORDS =
  `torture detention women children rights human law justice minority migrants police prison death penalty
  ratify convention protocol journalists defenders freedom expression religion assembly education health poverty
  discrimination violence trafficking refugees asylum disabilities indigenous labour housing water climate corruption
  independence judiciary impunity disappearance arbitrary lawyers activists internet surveillance privacy`
    .trim()
    .split(/\s+/);

/** Guards and notes of single changes stand aside; what they would have written is written at the end. */
const GUARDED = ["recommendation", "recommendation_theme", "state_response", "assessment"];
/** Made once at the end, many times faster than row by row. */
const SLOW_INDEXES = [
  "recommendation_words_idx",
  "recommendation_theme_theme_code_idx",
  ...["counted", "in_order", "newest", "by_level", "of_state", "answered"].map(
    (name) => `desk_line_${name}`,
  ),
];

/** Fills an empty record, as its owner. A State is S and two letters, a theme theme-0 to theme-59, a cycle 1 to 4. */
export async function fillRecord(client, count) {
  const { rows: indexes } = await client.query(
    "select indexname as name, indexdef as making from pg_indexes where indexname = any($1)",
    [SLOW_INDEXES],
  );
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  for (const table of GUARDED) await client.query(`alter table ${table} disable trigger user`);
  await client.query("select setseed(0.5)");
  for (const statement of FRAME) await client.query(statement);
  await client.query(RECOMMENDATIONS, [count, WORDS]);
  for (const statement of PARTS) await client.query(statement);
  for (const table of GUARDED) await client.query(`alter table ${table} enable trigger user`);
  await client.query(`insert into desk_line (recommendation_id, is_unchecked, cycle, position, level, body_code, state_iso3,
    assigned_to_id, issued_on, sort_key, ref) select * from desk_line_due`);
  for (const { making } of indexes) await client.query(making);
  await client.query("vacuum analyze");
}

/** Word n of the frequent ones, else one of some thousand rare ones. */
const SOME_WORDS = `
  create function pg_temp.some_words(words text[], number int) returns text language sql volatile as $$
    select string_agg(coalesce(words[place], 'word' || place), ' ')
    from (select floor(10 * power(600, random()))::int - 9 as place from generate_series(1, number)) as drawn $$`;

const FRAME = [
  SOME_WORDS,
  `insert into organisation (id, name) values ('00000000-0000-4000-8000-000000000001', 'Bench'),
     ('00000000-0000-4000-8000-000000000002', 'Other')`,
  `insert into member (id, name, organisation_id, role, email)
   select ('00000000-0000-4000-8000-00000000001' || n)::uuid, 'Member ' || n,
     ('00000000-0000-4000-8000-00000000000' || 1 + n % 2)::uuid, 'editor', 'member-' || n || '@example.org'
   from generate_series(0, 9) as n`,
  `insert into state (iso3, iso2, name, aliases)
   select 'S' || chr(65 + n / 26) || chr(65 + n % 26), chr(65 + n / 26) || chr(65 + n % 26), 'State ' || n, '{}'
   from generate_series(0, 189) as n`,
  `insert into body (code, abbreviation, name, kind)
   select code, upper(code), 'Body ' || code, 'treaty-body' from unnest(array['upr', 'cat', 'ccpr', 'cerd', 'crc']) as code
   on conflict do nothing`,
  `insert into theme (code, label, scheme) select 'theme-' || n, 'Theme ' || n, 'bench' from generate_series(0, 59) as n`,
  `insert into review_cycle (state_iso3, cycle)
   select iso3, cycle from state, generate_series(1, 4) as cycle where iso2 >= 'AA'`,
  `insert into document (key, symbol, title, body_code, kind)
   select 'A-HRC-' || n || '-1', 'A/HRC/' || n || '/1', 'Report of the Working Group: State ' || n % 190, 'upr', 'report'
   from generate_series(0, 5399) as n`,
  `insert into import_batch (id, format, file_name, file_sha256, imported_by_id, rows, report, approved_by_id, approved_at)
   values ('00000000-0000-4000-8000-000000000003', 'bench', 'bench', repeat('0', 64),
     '00000000-0000-4000-8000-000000000010', 0, '{}', '00000000-0000-4000-8000-000000000011', now())`,
];

const RECOMMENDATIONS = `
  insert into recommendation (ref, state_iso3, addressee_kind, addressee, body_code, document_id, review_cycle_id, paragraph,
    counting_unit, text_verbatim, issued_on, check_note, assigned_to_id, batch_id, action_suggested)
  select document.key || '.' || paragraph, review.state_iso3, 'state', review.state_iso3,
    (array['upr', 'upr', 'upr', 'cat', 'ccpr', 'cerd', 'crc'])[1 + n % 7], document.id, review.id, paragraph, 'paragraph',
    pg_temp.some_words($2, 30 + n * 0), (2004 + 4 * review.cycle + n % 4)::text,
    case when n % 50 = 0 then 'Unseen' end,
    case when n % 10 = 0 then ('00000000-0000-4000-8000-00000000001' || n / 10 % 10)::uuid end,
    '00000000-0000-4000-8000-000000000003', 1 + n % 5
  from (select n, n / 60 % 190 as state, 1 + n / 67001 as cycle, '5.' || n % 60 || '.' || n / 60 as paragraph
    from generate_series(0, $1::int - 1) as n) as made
  join document on document.key = 'A-HRC-' || n / 60 || '-1'
  join review_cycle review on review.state_iso3 = 'S' || chr(65 + made.state / 26) || chr(65 + made.state % 26)
    and review.cycle = made.cycle`;

const ANSWER = "array['supported', 'supported', 'noted', 'rejected', 'pending']";
const LEVEL =
  "array['regressed', 'not-implemented', 'initiated', 'partly-implemented', 'implemented']";

/** Numbers of rows are drawn from the last bits of their ids: the same shares at every run. */
const PARTS = [
  `insert into recommendation_theme (recommendation_id, theme_code)
   select id, 'theme-' || theme from recommendation, lateral (values
     (get_byte(uuid_send(id), 15) % 60), (60 - get_byte(uuid_send(id), 14) % 60)) as drawn (theme)
   where theme < 60 on conflict do nothing`,
  `insert into state_response (recommendation_id, verbatim, position, responded_on)
   select id, 'said', (${ANSWER})[1 + (get_byte(uuid_send(id), 15) + time) % 5], (2010 + time)::text
   from recommendation, generate_series(1, 2) as time where get_byte(uuid_send(id), 14) % 4 >= time`,
  `insert into assessment (recommendation_id, level, organisation_id, author_id, submitted_at, approved_at, approved_by_id,
     rationale_public, standard_of_proof, confidence, evidence_cut_off, search_note)
   select id, (${LEVEL})[1 + get_byte(uuid_send(id), 15) % 5], '00000000-0000-4000-8000-000000000001',
     '00000000-0000-4000-8000-000000000010', now(), now(), '00000000-0000-4000-8000-000000000011', 'Why',
     'reasonable-grounds', 'high', '2023-12-31', 'Looked'
   from recommendation where get_byte(uuid_send(id), 13) % 10 = 0`,
  `insert into evidence (code, title, kind, confidentiality, organisation_id, logged_by_id)
   select 'E' || n, 'Evidence ' || n, 'ngo', (array['public', 'coalition', 'restricted'])[1 + n % 3],
     '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000010'
   from generate_series(1, 5000) as n`,
  `insert into evidence_link (evidence_id, recommendation_id, relation)
   select evidence.id, recommendation.id, 'context' from recommendation
   join evidence on code = 'E' || (get_byte(uuid_send(recommendation.id), 12) * 20 + 1)
   where get_byte(uuid_send(recommendation.id), 11) % 8 = 0`,
];
