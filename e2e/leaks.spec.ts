import { inflateRawSync, inflateSync } from "node:zlib";
import { ask, baseUrl, expect, test } from "./house";

// One odd word in every private column of the running record; then an edition is published, and everything that the
// public can fetch is fetched. The word must never leave the building.

const CANARY = "Zilpzalp";

test("@desktop no public address, export or report says a private word", async ({
  signedIn,
  request,
}) => {
  test.setTimeout(300_000);
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
  for (const address of new Set([...listed, ...ELSEWHERE])) {
    const answer = await request.get(address, { maxRedirects: 0 });
    expect(answer.status(), address).not.toBe(500);
    const bytes = await answer.body();
    const texts = [bytes.toString("utf8"), JSON.stringify(answer.headers()), ...unpacked(bytes)];
    if (texts.some((text) => FORMS.some((form) => text.includes(form)))) leaks.push(address);
  }
  expect(leaks).toEqual([]);

  // The search is no oracle either.
  const found = (await (await request.get(`/api/v1/recommendations?q=${CANARY}`)).json()) as {
    total: number;
  };
  expect(found.total).toBe(0);
});

const FORMS = [
  CANARY,
  CANARY.toUpperCase(),
  CANARY.toLowerCase(),
  Buffer.from(CANARY).toString("base64").slice(0, 10),
];

const ELSEWHERE = [
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
    "insert into outside_assessment (recommendation_id, assessor, summary, source_title, check_note) values ($1, $2, $2, $2, $2)",
    [recommendation, CANARY],
  );
  await ask(
    "insert into state_response (recommendation_id, verbatim, position, check_note) values ($1, $2, 'noted', $2)",
    [recommendation, CANARY],
  );
  await ask("update member set name = $1 where id = $2", [CANARY, checker]);
}

/** The parts of a Word file and of a PDF, as far as they are deflated. Words of a PDF are set in glyphs; its model is that of the Word file. */
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
    parts.some((part) => part.includes("China")),
    `${baseUrl()}: the parts of a Word file were read`,
  ).toBe(true);
  return parts;
}
