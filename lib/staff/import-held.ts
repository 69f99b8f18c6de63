import "server-only";
import type { Tx } from "@/lib/db/record";
import type { Position } from "@/lib/domain/position";
import type { ParsedRecommendation } from "@/lib/import/parsed";

/** What the record holds of one recommendation, with what already waits for it in batches not yet approved. */
export type Held = {
  id: string;
  ref: string;
  state: string | null;
  externalKey: string | null;
  text: string | null;
  actionCategory: number | null;
  hasDocument: boolean;
  hasReview: boolean;
  /** It came with a batch of this importer's that nobody has approved, and nobody has touched it since. */
  isOwnDraft: boolean;
  issuers: string[];
  themes: string[];
  groups: string[];
  /** As the last response says; null where none is held. */
  position: Position | null;
};

type WaitingFill = Pick<Held, "text" | "actionCategory" | "issuers" | "themes" | "groups"> & {
  id: string;
  response: { position: Position } | null;
  symbol: string | null;
  review: object | null;
};

/** By the source's key, or by the public reference of a numbered paragraph, however it came into the record. */
export async function heldFor(db: Tx, given: ParsedRecommendation[], importerId: string) {
  const keys = given.map(({ externalKey }) => externalKey);
  const refs = given.map((parsed) => parsed.refs[0] ?? "");
  const rows = await db.$queryRaw<Held[]>`
    select r.id, r.ref, r.state_iso3 as state, r.external_key as "externalKey", r.text_verbatim as text,
      r.action_category as "actionCategory", r.document_id is not null as "hasDocument",
      r.review_cycle_id is not null as "hasReview",
      b.approved_at is null and b.imported_by_id = ${importerId}::uuid and r.version = 1 as "isOwnDraft",
      array(select state_iso3 from recommendation_issuer where recommendation_id = r.id order by 1) as issuers,
      array(select theme_code from recommendation_theme where recommendation_id = r.id) as themes,
      array(select group_code from recommendation_group where recommendation_id = r.id) as groups,
      (select position from state_response where recommendation_id = r.id
       order by created_at desc, id desc limit 1) as position
    from recommendation r join import_batch b on b.id = r.batch_id
    where r.external_key = any (${keys}::text[]) or r.ref = any (${refs}::text[])`;
  const waiting = await waitingFills(
    db,
    rows.map(({ id }) => id),
  );
  const held = withWaiting(rows, waiting);
  return {
    byKey: new Map(held.map((row) => [row.externalKey ?? "", row])),
    byRef: new Map(held.map((row) => [row.ref, row])),
  };
}

/** Open batches are few and short-lived; what they hold back is as good as held, or it would be offered again. */
const waitingFills = (db: Tx, ids: string[]) => db.$queryRaw<{ fill: WaitingFill }[]>`
  select fill from import_batch, jsonb_array_elements(report -> 'waiting') as fill
  where approved_at is null and jsonb_typeof(report -> 'waiting') = 'array'
    and fill ->> 'id' = any (${ids}::text[])`;

function withWaiting(rows: Held[], waiting: { fill: WaitingFill }[]): Held[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const { fill } of waiting) {
    const row = byId.get(fill.id);
    if (!row) continue;
    row.text ??= fill.text;
    row.actionCategory ??= fill.actionCategory;
    row.position ??= fill.response?.position ?? null;
    row.hasDocument ||= fill.symbol !== null;
    row.hasReview ||= fill.review !== null;
    for (const list of ["issuers", "themes", "groups"] as const) row[list].push(...fill[list]);
  }
  return rows;
}
