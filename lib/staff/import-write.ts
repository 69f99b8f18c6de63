import "server-only";
import type { Statements } from "@/lib/db/bulk";
import { Prisma } from "@/lib/db/record";
import type { Vocabulary } from "./import-stage";

// A handful of statements for a file of any size; never one for each recommendation.

/** Documents, reviews and vocabulary that the file names and the record lacks. What is held stays as it is. */
export async function writeFrame(
  tx: Statements,
  vocabulary: Vocabulary,
  scheme: string,
  batch: string,
): Promise<void> {
  const themes = [...vocabulary.themes].map(([code, theme]) => ({ code, ...theme }));
  const groups = [...vocabulary.groups].map(([code, label]) => ({ code, label }));
  await tx.$executeRaw(Prisma.sql`
    insert into theme (code, label, scheme, scheme_code)
    select code, label, ${scheme}, "schemeCode"
    from jsonb_to_recordset(${JSON.stringify(themes)}::jsonb) as given (code text, label text, "schemeCode" text)
    order by code on conflict do nothing`);
  await tx.$executeRaw(Prisma.sql`
    insert into affected_group (code, label)
    select code, label from jsonb_to_recordset(${JSON.stringify(groups)}::jsonb) as given (code text, label text)
    order by code on conflict do nothing`);
  await tx.$executeRaw(documentsOf(batch));
  await tx.$executeRaw(REVIEWS);
}

/**
 * A document that stands under another key is the same document: its symbol names it. One of an import that was undone
 * belongs to the one that names it next.
 */
const documentsOf = (batch: string) => Prisma.sql`
  insert into document (key, symbol, title, body_code, kind, state_iso3, published_on, batch_id)
  select distinct on (document_key) document_key, symbol,
    case when given.body = 'upr' then 'Report of the Working Group on the Universal Periodic Review: '
        || coalesce(state.name, addressee, symbol)
      when symbol ~ '/CO/' then 'Concluding observations: ' || coalesce(state.name, addressee, symbol)
      else symbol end,
    given.body,
    case when given.body = 'upr' then 'report' when symbol ~ '/CO/' then 'concluding-observations' else 'other' end,
    given.state, published_on, ${batch}::uuid
  from import_row given left join state on iso3 = given.state
  where symbol is not null and not twice and not exists (
    select from document held where held.symbol = given.symbol and held.key <> document_key)
  order by document_key, given.row
  on conflict (key) do update set batch_id = excluded.batch_id
    where document.batch_id in (select id from import_batch where undone_at is not null)`;

const REVIEWS = Prisma.sql`
  insert into review_cycle (state_iso3, cycle, session, document_id)
  select distinct on (given.state, cycle) given.state, cycle, session, document.id
  from import_row given left join document on document.symbol = given.symbol
  where cycle is not null and given.state is not null and given.body = 'upr' and not twice
  order by given.state, cycle, given.row
  on conflict do nothing`;

/** New recommendations with all that belongs to them, under the batch that brings them. */
export async function writeCreations(tx: Statements, batch: string): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    insert into recommendation (id, ref, external_key, state_iso3, addressee_kind, addressee, territory, body_code,
      document_id, review_cycle_id, paragraph, counting_unit, text_verbatim, language, action_category, action_suggested, batch_id, batch_row)
    select given.id, given.ref, external_key, given.state, coalesce(addressee_kind, 'state'),
      coalesce(addressee, state.name), territory, given.body, document.id, review_cycle.id, paragraph,
      counting_unit, text, language, action_category, action_suggested, ${batch}::uuid, given.row
    from import_row given
    left join state on iso3 = given.state
    left join document on document.symbol = given.symbol
    left join review_cycle on review_cycle.state_iso3 = given.state and review_cycle.cycle = given.cycle
      and given.body = 'upr'
    where ${CREATED}
    order by given.id`);
  await writeParts(tx, batch, Prisma.sql`import_row`, Prisma.sql`id`, CREATED);
}

/**
 * Adds to held recommendations what was empty, and only while it is; a `replace` sets a text right. `replace` true writes
 * the importer's own corrections, false what waited for approval.
 */
export async function writeFills(tx: Statements, batch: string, replace: boolean): Promise<void> {
  const which = Prisma.sql`given.batch_id = ${batch}::uuid and given.written_at is null and given.replace = ${replace}`;
  await tx.$executeRaw(Prisma.sql`
    update import_fill given set verbatim = null, position = null, claim = null, source_title = null
    where ${which} and position is not null
      and exists (select from state_response where recommendation_id = given.recommendation_id)`);
  await tx.$executeRaw(Prisma.sql`
    update recommendation r set text_verbatim = wanted.text, action_category = wanted.action,
      document_id = wanted.document_id, review_cycle_id = wanted.review_cycle_id, version = version + 1
    from (
      select held.id,
        case when held.text_verbatim is null or replace then coalesce(given.text, held.text_verbatim)
          else held.text_verbatim end as text,
        case when held.action_category is null or replace then coalesce(given.action_category, held.action_category)
          else held.action_category end as action,
        coalesce(held.document_id, document.id) as document_id,
        coalesce(held.review_cycle_id, review_cycle.id) as review_cycle_id
      from import_fill given join recommendation held on held.id = given.recommendation_id
      left join document on document.symbol = given.symbol
      left join review_cycle on review_cycle.state_iso3 = held.state_iso3 and review_cycle.cycle = given.cycle
      where ${which}
    ) as wanted
    where wanted.id = r.id
      and (r.text_verbatim, r.action_category, r.document_id, r.review_cycle_id)
        is distinct from (wanted.text, wanted.action, wanted.document_id, wanted.review_cycle_id)`);
  await writeParts(tx, batch, Prisma.sql`import_fill`, Prisma.sql`recommendation_id`, which);
  await tx.$executeRaw(Prisma.sql`update import_fill given set written_at = now() where ${which}`);
}

const CREATED = Prisma.sql`given.held_id is null and given.ref is not null and not given.twice`;

/** The rows that hang on a recommendation, from those of `table` that are meant. */
async function writeParts(
  tx: Statements,
  batch: string,
  table: Prisma.Sql,
  id: Prisma.Sql,
  which: Prisma.Sql,
): Promise<void> {
  const from = Prisma.sql`from ${table} given`;
  const parts = [
    Prisma.sql`
      insert into recommendation_issuer (recommendation_id, state_iso3)
      select ${id}, iso3 ${from}, unnest(issuers) as iso3 where ${which} order by 1, 2 on conflict do nothing`,
    Prisma.sql`
      insert into recommendation_theme (recommendation_id, theme_code)
      select ${id}, code ${from}, unnest(themes) as code where ${which} order by 1, 2 on conflict do nothing`,
    Prisma.sql`
      insert into recommendation_group (recommendation_id, group_code)
      select ${id}, code ${from}, unnest(groups) as code where ${which} order by 1, 2 on conflict do nothing`,
    Prisma.sql`
      insert into recommendation_sdg (recommendation_id, sdg_code)
      select ${id}, sdg.code ${from}, unnest(sdgs) as said join sdg on sdg.code = said
      where ${which} order by 1, 2 on conflict do nothing`,
    Prisma.sql`
      insert into recommendation_text (recommendation_id, language, text)
      select ${id}, key, value ${from}, jsonb_each_text(texts)
      where ${which} order by 1, 2 on conflict do nothing`,
    Prisma.sql`
      insert into state_response (recommendation_id, verbatim, position, claim, source_title, batch_id)
      select ${id}, verbatim, position, claim, source_title, ${batch}::uuid ${from}
      where ${which} and position is not null`,
  ];
  for (const statement of parts) await tx.$executeRaw(statement);
}
