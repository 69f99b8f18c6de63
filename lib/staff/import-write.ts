import "server-only";
import { Prisma, type Tx } from "@/lib/db/record";
import { documentKeyOf } from "@/lib/domain/recommendation";
import type { ParsedRecommendation } from "@/lib/import/parsed";
import { AT_ONCE, type Creation, type Fill, wordOf } from "./import-plan";

// One statement for each ten thousand recommendations; never one for each.

const inParts = async <T>(things: T[], write: (json: string) => Promise<unknown>) => {
  for (let from = 0; from < things.length; from += AT_ONCE)
    await write(JSON.stringify(things.slice(from, from + AT_ONCE)));
};

const distinct = <T>(things: T[], key: (thing: T) => string): T[] => [
  ...new Map(things.map((thing) => [key(thing), thing])).values(),
];

/** Documents, reviews and vocabulary that the recommendations name and the record lacks. What is held stays as it is. */
export async function writeFrame(
  tx: Tx,
  parsed: ParsedRecommendation[],
  format: string,
  batchId: string,
): Promise<void> {
  const scheme = format === "ohchr-matrix" ? "ohchr" : "upr-info";
  const labels = distinct(
    parsed.flatMap(({ themes }) => themes),
    ({ label }) => wordOf(label),
  ).map((theme) => ({ ...theme, code: wordOf(theme.label) }));
  const groups = distinct(
    parsed.flatMap((recommendation) => recommendation.groups),
    wordOf,
  ).map((label) => ({ label, code: wordOf(label) }));
  await tx.$executeRaw`
    insert into theme (code, label, scheme, scheme_code)
    select code, label, ${scheme}, "schemeCode"
    from jsonb_to_recordset(${JSON.stringify(labels)}::jsonb) as given (code text, label text, "schemeCode" text)
    order by code on conflict do nothing`;
  await tx.$executeRaw`
    insert into affected_group (code, label)
    select code, label from jsonb_to_recordset(${JSON.stringify(groups)}::jsonb) as given (code text, label text)
    order by code on conflict do nothing`;
  await writeDocuments(tx, parsed, batchId);
  await writeReviews(tx, parsed);
}

async function writeDocuments(tx: Tx, parsed: ParsedRecommendation[], batchId: string) {
  const documents = distinct(
    parsed.flatMap(({ symbol, state }) =>
      symbol ? [{ symbol, key: documentKeyOf(symbol), state }] : [],
    ),
    ({ symbol }) => symbol,
  );
  await tx.$executeRaw`
    insert into document (key, symbol, title, body_code, kind, state_iso3, batch_id)
    select key, symbol, 'Report of the Working Group on the Universal Periodic Review: ' || state.name,
      'upr', 'report', iso3, ${batchId}::uuid
    from jsonb_to_recordset(${JSON.stringify(documents)}::jsonb) as given (key text, symbol text, state text)
    join state on iso3 = given.state
    order by key on conflict do nothing`;
}

async function writeReviews(tx: Tx, parsed: ParsedRecommendation[]) {
  const reviews = distinct(
    parsed.map(({ state, cycle, session, symbol }) => ({ state, cycle, session, symbol })),
    ({ state, cycle }) => `${state} ${cycle}`,
  );
  await tx.$executeRaw`
    insert into review_cycle (state_iso3, cycle, session, document_id)
    select state, cycle, session, document.id
    from jsonb_to_recordset(${JSON.stringify(reviews)}::jsonb)
      as given (state text, cycle int, session int, symbol text)
    left join document on document.symbol = given.symbol
    order by state, cycle on conflict do nothing`;
}

/** New recommendations with all that belongs to them, under the batch that brings them. */
export async function writeCreations(
  tx: Tx,
  creations: Creation[],
  batchId: string,
): Promise<void> {
  const given = creations.map(({ ref, parsed }) => ({
    ...parsed,
    ref,
    themes: [...new Set(parsed.themes.map(({ label }) => wordOf(label)))],
    groups: [...new Set(parsed.groups.map(wordOf))],
  }));
  await inParts(
    given,
    (json) => tx.$executeRaw`
    with given as materialized (
      select * from jsonb_to_recordset(${json}::jsonb) as given (
        ref text, "externalKey" text, state text, cycle int, symbol text, paragraph text, "countingUnit" text,
        text text, "actionCategory" int, issuers jsonb, themes jsonb, groups jsonb, response jsonb)
    ), made as (
      insert into recommendation (ref, external_key, state_iso3, addressee_kind, addressee, body_code, document_id,
        review_cycle_id, paragraph, counting_unit, text_verbatim, action_category, batch_id)
      select ref, "externalKey", given.state, 'state', state.name, 'upr', document.id,
        review_cycle.id, paragraph, "countingUnit", text, "actionCategory", ${batchId}::uuid
      from given join state on iso3 = given.state
      left join document on document.symbol = given.symbol
      left join review_cycle on review_cycle.state_iso3 = given.state and review_cycle.cycle = given.cycle
      returning id, ref
    ), parts as (
      select made.id, given.* from made join given using (ref)
    ), ${PARTS}
    select count(*) from parts`,
  );
}

/** Adds to held recommendations what was empty, and only while it is; `replace` sets a text right. */
export async function writeFills(tx: Tx, fills: Fill[]): Promise<void> {
  const given = fills.map(({ response, ...fill }) => ({ ...fill, offered: response }));
  await inParts(
    given,
    (json) => tx.$executeRaw`
    with parts as materialized (
      select given.*, case when not exists (
          select 1 from state_response where recommendation_id = given.id) then offered end as response
      from jsonb_to_recordset(${json}::jsonb) as given (
        id uuid, replace boolean, text text, "actionCategory" int, issuers jsonb, themes jsonb, groups jsonb,
        offered jsonb, symbol text, review jsonb)
    ), wanted as (
      select r.id,
        case when r.text_verbatim is null or replace then coalesce(text, r.text_verbatim) else r.text_verbatim end as text,
        case when r.action_category is null or replace then coalesce("actionCategory", r.action_category)
          else r.action_category end as action,
        coalesce(r.document_id, document.id) as document_id,
        coalesce(r.review_cycle_id, review_cycle.id) as review_cycle_id
      from parts join recommendation r using (id)
      left join document on document.symbol = parts.symbol
      left join review_cycle on review_cycle.state_iso3 = review ->> 'state'
        and review_cycle.cycle = (review ->> 'cycle')::int
    ), changed as (
      update recommendation r set text_verbatim = wanted.text, action_category = wanted.action,
        document_id = wanted.document_id, review_cycle_id = wanted.review_cycle_id, version = version + 1
      from wanted where wanted.id = r.id
        and (r.text_verbatim, r.action_category, r.document_id, r.review_cycle_id)
          is distinct from (wanted.text, wanted.action, wanted.document_id, wanted.review_cycle_id)
    ), ${PARTS}
    select count(*) from parts`,
  );
}

/** The rows that hang on a recommendation, from `parts`. */
const PARTS = Prisma.sql`
  issued as (
    insert into recommendation_issuer (recommendation_id, state_iso3)
    select id, iso3 from parts, jsonb_array_elements_text(issuers) as iso3 on conflict do nothing
  ), themed as (
    insert into recommendation_theme (recommendation_id, theme_code)
    select id, code from parts, jsonb_array_elements_text(themes) as code on conflict do nothing
  ), grouped as (
    insert into recommendation_group (recommendation_id, group_code)
    select id, code from parts, jsonb_array_elements_text(groups) as code on conflict do nothing
  ), answered as (
    insert into state_response (recommendation_id, verbatim, position, claim, source_title)
    select id, response ->> 'verbatim', response ->> 'position', response ->> 'claim', response ->> 'sourceTitle'
    from parts where jsonb_typeof(response) = 'object'
  )`;
