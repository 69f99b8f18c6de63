import { inflateRawSync, inflateSync } from "node:zlib";
import { SHELVES } from "../lib/domain/shelf";
import { ask, baseUrl, expect, test, UNPACKED } from "./house";

// One odd word in every private column of the running record; then an edition is published, and everything that the
// public can fetch is fetched. The word must never leave the building.

const CANARY = "Zilpzalp";
/** Keys of what is hidden in this run begin with it. */
const HIDDEN = `HIDDEN-${Date.now().toString(36)}`;

test("@desktop no public address, export or report says a private word", async ({
  signedIn,
  request,
}) => {
  test.setTimeout(600_000);
  await hideCanaries();
  const editor = await signedIn("editor");
  await editor.goto("/desk/publish");
  await expect(editor.getByRole("main")).not.toContainText(CANARY);
  await editor
    .getByLabel(/What does this edition bring/)
    .fill("An edition with birds in the attic");
  await editor.getByRole("button", { name: /Publish edition/ }).click();
  await expect(editor.getByText(/Edition \d+ is published/)).toBeVisible();

  const sitemap = await (await request.get("/sitemap.xml")).text();
  const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, address]) => new URL(address ?? "").pathname,
  );
  expect(listed.length).toBeGreaterThan(50);
  const leaks: string[] = [];
  const look = async (address: string) => {
    const answer = await request.get(address, { maxRedirects: 0, headers: UNPACKED });
    expect(answer.status(), address).not.toBe(500);
    const bytes = await answer.body();
    const texts = [bytes.toString("utf8"), JSON.stringify(answer.headers()), ...unpacked(bytes)];
    if (texts.some((text) => FORMS.some((form) => text.includes(form)))) leaks.push(address);
  };
  const addresses = [...new Set([...listed, ...ELSEWHERE])];
  while (addresses.length > 0) await Promise.all(addresses.splice(0, AT_ONCE).map(look));
  expect(leaks).toEqual([]);

  // The search is no oracle either.
  const found = (await (await request.get(`/api/v1/recommendations?q=${CANARY}`)).json()) as {
    total: number;
  };
  expect(found.total).toBe(0);
});

const AT_ONCE = 8;

const FORMS = [
  CANARY,
  CANARY.toUpperCase(),
  CANARY.toLowerCase(),
  Buffer.from(CANARY).toString("base64").slice(0, 10),
];

const ELSEWHERE = [
  ...Object.values(SHELVES).flatMap((shelf) => [
    `/${shelf}/${HIDDEN}-restricted`,
    `/api/v1/${shelf}/${HIDDEN}-public`,
    `/${shelf}?about=CHN`,
    `/api/v1/${shelf}?limit=200`,
    `/data/${shelf}.csv`,
    `/data/${shelf}.xlsx`,
    `/data/${shelf}.json`,
    `/data/${shelf}.sources.csv`,
  ]),
  ...[
    "/api/v1/openapi.json",
    "/api/v1/summary?state=CHN",
    "/api/v1/recommendations?limit=100",
    "/api/v1/editions",
  ],
  ...[
    "/api/v1/editions/1/changes",
    "/api/v1/recommendations/HIDDEN-1",
    "/recommendations/HIDDEN-1",
  ],
  ...[
    "/data/recommendations.csv",
    "/data/recommendations.xlsx",
    "/data/recommendations.json",
    "/robots.txt",
    "/health",
    "/ready",
  ],
  ...[
    "/chn/report.pdf",
    "/chn/report.docx",
    "/editions/1/chn/report.pdf",
    "/editions/1/chn",
    "/no/such/page",
  ],
  ...[`/recommendations?q=${CANARY.slice(0, 4)}`, "/recommendations?position=nonsense"],
];

async function hideCanaries() {
  const [{ id: recommendation }] = (await ask<{ id: string }>(
    "select id from recommendation where ref = 'XA-01'",
  )) as [{ id: string }];
  const [{ id: batch, imported_by_id: member, organisation_id: organisation }] = (await ask(
    `select import_batch.id, imported_by_id, organisation_id from import_batch join member on member.id = imported_by_id
     where format = 'starter' limit 1`,
  )) as [{ id: string; imported_by_id: string; organisation_id: string }];
  const [{ id: checker }] = (await ask<{ id: string }>(
    "select id from member where role = 'editor' and id <> $1 limit 1",
    [member],
  )) as [{ id: string }];

  for (const level of ["embargoed", "coalition", "organisation", "restricted", "sealed", "public"])
    await ask(
      `with one as (insert into evidence (code, title, publisher, kind, url, summary_public, detail_restricted, confidentiality,
         embargoed_until, organisation_id, logged_by_id, checked_by_id, checked_at)
       values ($1, case when $2 = 'public' then 'A public report' else $3 end, case when $2 = 'public' then null else $3 end,
         'ngo', 'https://example.org/' || $1, case when $2 = 'public' then 'Public words' else $3 end, $3, $2,
         '2999-01-01', $4, $5, $6, now()) returning id),
       link as (insert into evidence_link (evidence_id, recommendation_id, relation, note) select id, $7, 'context', $3 from one)
       insert into attachment (evidence_id, sha256, size, mime, original_name, uploaded_by_id)
       select id, repeat('a', 64), 1, 'text/plain', $3, $5 from one`,
      [
        `${level}-${Date.now().toString(36)}`,
        level,
        CANARY,
        organisation,
        member,
        checker,
        recommendation,
      ],
    );
  await ask(
    `insert into assessment (recommendation_id, level, rationale_public, rationale_internal, organisation_id, author_id,
       submitted_at, returned_at, return_reason) values ($1, 'initiated', $2, $2, $3, $4, now(), now(), $2)`,
    [recommendation, CANARY, organisation, member],
  );
  await ask(
    `insert into recommendation (ref, state_iso3, addressee_kind, addressee, body_code, counting_unit, summary, check_note, batch_id)
     values ('HIDDEN-1', 'CHN', 'state', $1, 'upr', 'paragraph', $1, $1, $2) on conflict do nothing`,
    [CANARY, batch],
  );
  await ask(
    "insert into state_response (recommendation_id, verbatim, position, check_note) values ($1, $2, 'noted', $2)",
    [recommendation, CANARY],
  );
  await hideInEntries({ organisation, member, checker });
  await ask("update member set name = $1 where id = $2", [CANARY, checker]);
}

type Members = { organisation: string; member: string; checker: string };

/**
 * In every kind of entry: approved ones that are closed at each level, drafts of open ones, and what members write for
 * each other about an entry that is published. Approving is an update, so that publishing looks at each of them.
 */
async function hideInEntries({ organisation, member, checker }: Members) {
  const canaries = { detail: CANARY, contact: CANARY, risk: CANARY };
  await ask(
    `with sample as (
       select distinct on (entry.kind) entry.kind, version.facts from entry
       join entry_version version on version.entry_id = entry.id and version.approved_at is not null
       order by entry.kind, entry.key
     ), hidden as (
       insert into entry (kind, key, confidentiality, embargoed_until, organisation_id, created_by_id)
       select kind, $5 || '-' || level, level, case when level = 'embargoed' then '2999-01-01'::timestamptz end, $1, $2
       from sample, unnest(array['embargoed', 'coalition', 'organisation', 'restricted', 'sealed', 'public']) as level
       returning id, kind
     )
     insert into entry_version (entry_id, number, title, facts, confidential, author_id, submitted_at)
     select hidden.id, 1, $3, facts || jsonb_build_object('remark', $3::text), $4::jsonb, $2, now()
     from hidden join sample using (kind)`,
    [organisation, member, CANARY, JSON.stringify(canaries), HIDDEN],
  );
  await ask(
    `update entry_version set approved_at = now(), approved_by_id = $1 from entry
     where entry.id = entry_id and starts_with(key, $2) and confidentiality <> 'public'`,
    [checker, HIDDEN],
  );
  // An open entry whose newest version says nothing new in public, and much among members.
  const noted = await ask<{ id: string; before: string }>(
    `with newest as (
       select distinct on (entry.kind) version.* from entry
       join entry_version version on version.entry_id = entry.id and version.approved_at is not null
       where entry.confidentiality = 'public' and entry.withdrawn_at is null and version.author_id <> $1
       order by entry.kind, entry.key, version.number desc
     )
     insert into entry_version (entry_id, number, title, "on", facts, confidential, author_id, submitted_at)
     select entry_id, number + 1, title, "on", facts, $2::jsonb, author_id, now() from newest
     returning id, (select id from newest where newest.entry_id = entry_version.entry_id) as before`,
    [checker, JSON.stringify(canaries)],
  );
  expect(noted.length).toBeGreaterThan(20);
  for (const { id, before } of noted) {
    await ask(
      `insert into entry_link (version_id, part, state_iso3, recommendation_id, document_id, review_cycle_id, entry_id)
       select $1, part, state_iso3, recommendation_id, document_id, review_cycle_id, entry_id
       from entry_link where version_id = $2`,
      [id, before],
    );
    await ask("update entry_version set approved_at = now(), approved_by_id = $2 where id = $1", [
      id,
      checker,
    ]);
  }
}

/** The parts of a Word file, a workbook and a PDF, as far as they are deflated. Words of a PDF are set in glyphs; its model is that of the Word file. */
function unpacked(bytes: Buffer): string[] {
  if (bytes.subarray(0, 2).toString() === "PK") return zipParts(bytes);
  if (bytes.subarray(0, 5).toString() !== "%PDF-") return [];
  const texts: string[] = [];
  for (let at = bytes.indexOf("stream\n"); at >= 0; at = bytes.indexOf("stream\n", at + 7)) {
    try {
      texts.push(inflateSync(bytes.subarray(at + 7), { finishFlush: 2 }).toString("latin1"));
    } catch {
      // Not every stream is deflated.
    }
  }
  return texts;
}

function zipParts(bytes: Buffer): string[] {
  const parts: string[] = [];
  for (
    let at = bytes.indexOf("PK\u0003\u0004");
    at >= 0;
    at = bytes.indexOf("PK\u0003\u0004", at + 4)
  ) {
    const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    parts.push(inflateRawSync(bytes.subarray(from), { finishFlush: 2 }).toString("utf8"));
  }
  expect(
    parts.some((part) => part.includes("China") || part.includes("<worksheet ")),
    `${baseUrl()}: the parts of a Word file or a workbook were read`,
  ).toBe(true);
  return parts;
}
