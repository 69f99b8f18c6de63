import "server-only";
import type { Statements } from "@/lib/db/bulk";
import { Prisma } from "@/lib/db/record";

/** A value that the record holds and the file contradicts. Nothing is overwritten: a person decides. */
export type Conflict = { row: number; ref: string; field: string; held: string; offered: string };

export type Compared = {
  /** What the file adds to held recommendations: `own` at once, the others when a second member approves. */
  fills: number;
  /** Of the file, those apart that somebody has already decided to leave; `isNew` is opened by this import. */
  conflicts: Conflict[];
  newConflicts: number;
};

/** Compares what was matched, value by value: what was empty becomes a fill of this batch, what differs a conflict. */
export async function compare(
  tx: Statements,
  batch: string,
  importerId: string,
): Promise<Compared> {
  const rows = await tx.$queryRaw<(Conflict & { isNew: boolean })[]>(Prisma.sql`
    with ${waiting}, ${held(importerId)}, ${filled(batch)}, ${SAID}, ${opened(batch)}
    select said.row, said.ref, said.field, said.held, said.offered, known.decided is null and known.id is null as "isNew"
    from said left join ${KNOWN} where known.decided is distinct from 'kept'
    order by said.row, said.place`);
  const [count] = await tx.$queryRaw<{ fills: number }[]>(Prisma.sql`
    select count(*)::int as fills from import_fill where batch_id = ${batch}::uuid`);
  return {
    fills: count?.fills ?? 0,
    conflicts: rows.map(({ isNew: _, ...conflict }) => conflict),
    newConflicts: rows.filter(({ isNew }) => isNew).length,
  };
}

/** Open batches are few and short-lived; what they hold back is as good as held, or it would be offered again. */
const waiting = Prisma.sql`
  open_fill as materialized (
    select import_fill.* from import_fill join import_batch on import_batch.id = batch_id
    where written_at is null and undone_at is null
      and recommendation_id in (select held_id from import_row where held_id is not null)
  ), waiting as (
    select recommendation_id, max(text) as text, max(action_category) as action_category, max(position) as position,
      max(symbol) as symbol, max(cycle) as cycle,
      array(select unnest(issuers) from open_fill where recommendation_id = fill.recommendation_id) as issuers,
      array(select unnest(themes) from open_fill where recommendation_id = fill.recommendation_id) as themes,
      array(select unnest(groups) from open_fill where recommendation_id = fill.recommendation_id) as groups,
      array(select unnest(sdgs) from open_fill where recommendation_id = fill.recommendation_id) as sdgs,
      (select jsonb_object_agg(key, value) from open_fill, jsonb_each_text(texts)
       where recommendation_id = fill.recommendation_id) as texts
    from open_fill fill group by recommendation_id
  )`;

/** Each matched row beside what is held. The text in the language of what is held is compared with it, others apart. */
const held = (importerId: string) => Prisma.sql`
  held as materialized (
    select given.row, given.state, given.symbol, given.cycle, given.action_category, given.issuers, given.themes,
      given.groups, given.verbatim, given.position, given.claim, given.source_title,
      array(select code from sdg where code = any (given.sdgs)) as sdgs,
      -- A row without a text says nothing of it.
      nullif(case when r.language = given.language then given.text else given.texts ->> r.language end, '') as text,
      (coalesce(given.texts, '{}')
        || case when given.text = '' then '{}' else jsonb_build_object(given.language, given.text) end) - r.language as texts,
      r.id, r.ref, r.state_iso3 as held_state,
      coalesce(r.text_verbatim, waiting.text) as held_text,
      coalesce(r.action_category, waiting.action_category) as held_action,
      coalesce((select position from state_response where recommendation_id = r.id
        order by created_at desc, id desc limit 1), waiting.position) as held_position,
      coalesce((select jsonb_object_agg(language, recommendation_text.text) from recommendation_text
        where recommendation_id = r.id), '{}') || coalesce(waiting.texts, '{}') as held_texts,
      array(select state_iso3 from recommendation_issuer where recommendation_id = r.id order by 1)
        || coalesce(waiting.issuers, '{}') as held_issuers,
      array(select theme_code from recommendation_theme where recommendation_id = r.id)
        || coalesce(waiting.themes, '{}') as held_themes,
      array(select group_code from recommendation_group where recommendation_id = r.id)
        || coalesce(waiting.groups, '{}') as held_groups,
      array(select sdg_code from recommendation_sdg where recommendation_id = r.id)
        || coalesce(waiting.sdgs, '{}') as held_sdgs,
      r.document_id is not null or waiting.symbol is not null as has_document,
      r.review_cycle_id is not null or waiting.cycle is not null as has_review,
      -- It came with a batch of this importer's that nobody has approved, and nobody has touched it since.
      b.approved_at is null and b.undone_at is null and b.imported_by_id = ${importerId}::uuid and r.version = 1 as own
    from import_row given
    join recommendation r on r.id = given.held_id
    join import_batch b on b.id = r.batch_id
    left join waiting on waiting.recommendation_id = r.id
    where not given.twice
  )`;

/** Only what was empty. Staff may have taken one theme of several away: the file's are added where none of them stands. */
const filled = (batch: string) => Prisma.sql`
  offered as (
    select id, row, own,
      case when held_text is null or (own and held_text <> text) then text end as text,
      case when own and held_text <> text then held_text end as was_text,
      nullif(coalesce((select jsonb_object_agg(key, value) from jsonb_each_text(texts)
        where not held_texts ? key), '{}'), '{}') as texts,
      case when held_action is null or (own and held_action <> action_category) then action_category end as action,
      case when own and held_action <> action_category then held_action end as was_action,
      case when cardinality(held_issuers) = 0 then issuers else '{}' end as issuers,
      case when themes && held_themes then '{}' else themes end as themes,
      case when cardinality(held_groups) = 0 then groups else '{}' end as groups,
      case when cardinality(held_sdgs) = 0 then sdgs else '{}' end as sdgs,
      case when held_position is null then verbatim end as verbatim,
      case when held_position is null then position end as position,
      case when held_position is null then claim end as claim,
      case when held_position is null then source_title end as source_title,
      case when not has_document then symbol end as symbol,
      case when not has_review then cycle end as cycle
    from held where held_state is not distinct from state
  ), filled as (
    insert into import_fill (batch_id, recommendation_id, row, replace, text, was_text, texts, action_category,
      was_action_category, issuers, themes, groups, sdgs, verbatim, position, claim, source_title, symbol, cycle)
    select ${batch}::uuid, id, row, own, text, was_text, texts, action, was_action, issuers, themes, groups, sdgs,
      verbatim, position, claim, source_title, symbol, cycle
    from offered
    where num_nonnulls(text, texts, action, position, symbol, cycle) > 0
      or cardinality(issuers || themes || groups || sdgs) > 0
  )`;

/** What differs: from what is held, and from an earlier row of the same file. */
const SAID = Prisma.sql`
  again as (
    select again.row, coalesce(first.held_id, first.id) as id, first.ref, first.text as held_text, again.text,
      first.position as held_position, again.position, first.issuers as held_issuers, again.issuers
    from import_row again
    join import_row first on first.external_key = again.external_key and not first.twice
    where again.twice
  ), said as (
    select row, id, ref, 1 as place, 'State under review' as field, coalesce(held_state, 'none') as held,
      coalesce(state, 'none') as offered
    from held where held_state is distinct from state
    union all
    select row, id, ref, 2, 'text', held_text, text from held
    where held_state is not distinct from state and not own and not same_words(held_text, text)
    union all
    select row, id, ref, 3, 'action category', held_action::text, action_category::text from held
    where held_state is not distinct from state and not own and held_action <> action_category
    union all
    select row, id, ref, 4, 'position', held_position, position from held
    where held_state is not distinct from state and held_position <> position
    union all
    select row, id, ref, 5, 'recommending States', array_to_string(held_issuers, ', '), array_to_string(issuers, ', ')
    from held
    where held_state is not distinct from state and cardinality(held_issuers) > 0 and not held_issuers @> issuers
    union all
    select row, id, ref, 6, 'text (' || key || ')', held_texts ->> key, value from held, jsonb_each_text(texts)
    where held_state is not distinct from state and not same_words(held_texts ->> key, value)
    union all
    select given.row, holder.id, given.refs[1], 7, 'reference', 'another recommendation', given.refs[1]
    from import_row given left join recommendation holder on holder.ref = given.refs[1]
    where given.ref is null and given.held_id is null and not given.twice
    union all
    select row, id, ref, 2, 'text', held_text, text from again where not same_words(held_text, text)
    union all
    select row, id, ref, 4, 'position', held_position, position from again where held_position <> position
    union all
    select row, id, ref, 5, 'recommending States', array_to_string(held_issuers, ', '), array_to_string(issuers, ', ')
    from again where cardinality(issuers) > 0 and not held_issuers @> issuers
  )`;

/** The same contradiction that was opened before, in an import that stands; a decision on it stands too. */
const KNOWN = Prisma.sql`
  lateral (
    select import_conflict.id, decided from import_conflict join import_batch on import_batch.id = batch_id
    where recommendation_id = said.id and field = said.field and import_conflict.offered = said.offered
      and undone_at is null
    order by decided nulls last limit 1
  ) as known on true`;

const opened = (batch: string) => Prisma.sql`
  opened as (
    insert into import_conflict (batch_id, recommendation_id, row, ref, field, held, offered)
    select ${batch}::uuid, said.id, said.row, said.ref, said.field, said.held, said.offered
    from said left join ${KNOWN} where known.id is null
  )`;
