import { deflateRawSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { ask, expect, test } from "./house";
import { keyboardOn } from "./keyboard";

// The whole way, by hand: evidence is logged, a finding is drafted, somebody else reviews it, an edition is published,
// and the public reads it; the edition before still says what it said.

const REF = "CERD22-05";
const stamp = Date.now().toString(36);

test("a finding goes from evidence to the public, through two members and by keyboard alone @desktop", async ({
  signedIn,
  page,
  request,
  expectAccessible,
}) => {
  test.setTimeout(240_000);
  const researcher = await signedIn("researcher");
  const editor = await signedIn("editor");
  const before = await levelOf(request, REF);
  const next = before === "initiated" ? "not-implemented" : "initiated";
  const name = next === "initiated" ? /^Initiated/ : /^Not implemented/;

  await researcher.goto(`/desk/evidence/new?ref=${REF}`);
  await researcher.getByLabel("Title", { exact: true }).fill(`Yearly report ${stamp}`);
  await researcher.getByLabel("Address").fill(`https://example.org/report-${stamp}`);
  await researcher.getByLabel("Published", { exact: true }).fill("2024-06");
  await researcher.getByLabel("Public summary").fill(`What the report says ${stamp}`);
  await researcher.getByLabel("Detail for members").fill(`Only for members ${stamp}`);
  await researcher.getByRole("radio", { name: /^Public/ }).check();
  await expectAccessible(researcher);
  await researcher.getByRole("button", { name: "Log evidence" }).click();
  await expect(researcher).toHaveURL(/\/desk\/evidence\/[^/]+$/);
  await expect(researcher.getByRole("main")).toContainText(`Yearly report ${stamp}`);

  // From here on nobody touches a mouse.
  const [hers, theirs] = [keyboardOn(researcher), keyboardOn(editor)];
  await researcher.goto(`/desk/recommendations/${REF}`);
  await hers.follow(researcher.getByRole("link", { name: "Assess", exact: true }));
  await hers.choose(
    researcher.getByRole("checkbox", { name: new RegExp(`Yearly report ${stamp}`) }),
  );
  await hers.choose(researcher.getByRole("radio", { name }));
  await hers.fill(researcher.getByLabel("Public rationale"), `Much was seen ${stamp}`);
  await hers.fill(researcher.getByLabel("Evidence up to"), "12122024");
  await hers.choose(researcher.getByRole("radio", { name: /^Low/ }));
  await hers.choose(researcher.getByRole("radio", { name: /^Reasonable grounds/ }));
  await expectAccessible(researcher);
  await hers.follow(researcher.getByRole("button", { name: "Hand to review" }));
  const ours = researcher.getByRole("listitem").filter({ hasText: stamp });
  await expect(ours.getByText("In review", { exact: true })).toBeVisible();

  await editor.goto("/desk");
  const inMain = editor.getByRole("main");
  const [drafted] = await openAssessments(stamp);
  const proposed = inMain.locator(`a[href="/desk/review/${drafted?.id}"]`);
  const openReview = async () => {
    await theirs.follow(editor.getByRole("link", { name: /^Review/ }).first());
    await expect(editor).toHaveURL(/\/desk\/review$/);
    await theirs.follow(proposed);
    await expect(editor).toHaveURL(/\/desk\/review\/[^/]+$/);
  };
  await openReview();
  await expectAccessible(editor);
  await theirs.fill(editor.getByLabel("What has to change"), `“Much” is not what it says ${stamp}`);
  await theirs.follow(editor.getByRole("button", { name: "Return to its author" }));
  await expect.poll(async () => (await openAssessments(stamp))[0]?.returned_at).not.toBeNull();

  await researcher.goto("/desk");
  await hers.follow(
    researcher
      .getByRole("main")
      .getByRole("link", { name: new RegExp(REF) })
      .first(),
  );
  await expect(researcher.getByText(`“Much” is not what it says ${stamp}`)).toBeVisible();
  await hers.fill(researcher.getByLabel("Public rationale"), `A first step was seen ${stamp}`);
  await hers.follow(researcher.getByRole("button", { name: "Hand to review" }));
  await expect(ours.getByText("In review", { exact: true })).toBeVisible();

  await openReview();
  await expect(inMain).toContainText(`A first step was seen ${stamp}`);
  await theirs.choose(editor.getByRole("checkbox", { name: /I opened this source/ }).first());
  await theirs.choose(editor.getByRole("radio", { name: /nobody could be recognised/ }));
  await theirs.follow(editor.getByRole("button", { name: /Approve/ }));
  await expect(editor).toHaveURL(/\/desk\/review(\?|$|\/)/);
  await expect.poll(async () => (await openAssessments(stamp))[0]?.approved_at).not.toBeNull();

  // Approved, and not yet public.
  expect(await levelOf(request, REF)).toBe(before);

  await theirs.follow(editor.getByRole("link", { name: "Publish", exact: true }));
  await expect(inMain).toContainText(REF);
  await expect(inMain).toContainText(`A first step was seen ${stamp}`);
  await expect(inMain).not.toContainText(`Only for members ${stamp}`);
  await expectAccessible(editor);
  await theirs.fill(
    editor.getByLabel(/What does this edition bring/),
    `A finding on ${REF} ${stamp}`,
  );
  await theirs.follow(editor.getByRole("button", { name: /Publish edition/ }));
  await expect(editor.getByText(/Edition \d+ is published/)).toBeVisible();

  await expect.poll(() => levelOf(request, REF)).toBe(next);
  await page.goto(`/recommendations/${REF}`);
  await expect(page.getByRole("main")).toContainText(`A first step was seen ${stamp}`);
  await expect(page.getByRole("main")).toContainText(`Yearly report ${stamp}`);
  await expect(page.getByRole("link", { name: "Edition 1", exact: true }).first()).toBeVisible();
  expect(await levelOf(request, REF, 1)).toBe("not-assessed");

  const csv = await (await request.get("/data/recommendations.csv?state=CHN")).text();
  expect(csv).toContain(`A first step was seen ${stamp}`);
  expect(csv).not.toContain(`Only for members ${stamp}`);
});

test("its author is refused approval by the command, not by a hidden button @desktop", async ({
  signedIn,
}) => {
  const editor = await signedIn("editor");
  await editor.goto("/desk/recommendations/CERD22-08/assess");
  await editor.getByRole("radio", { name: /^Looked, could not tell/ }).check();
  await editor.getByLabel("Public rationale").fill(`Own work ${stamp}`);
  await editor.getByLabel("Evidence up to").fill("2024-12-31");
  await editor.getByRole("radio", { name: /^Low/ }).check();
  await editor.getByRole("radio", { name: /^Reasonable grounds/ }).check();
  await editor
    .getByLabel(/Where evidence of action was looked for/)
    .fill("Official journals of 2024");
  await editor.getByRole("button", { name: "Hand to review" }).click();
  await expect
    .poll(async () => (await openAssessments(`Own work ${stamp}`))[0]?.submitted_at)
    .toBeTruthy();
  const [own] = await openAssessments(`Own work ${stamp}`);
  await editor.goto(`/desk/review/${own?.id}`);
  await expect(editor.getByRole("main")).toContainText("somebody else has to review it");
});

test("a file is previewed, imported, and published only after a second member approved it", async ({
  signedIn,
  request,
}) => {
  test.setTimeout(180_000);
  const [researcher, editor] = [await signedIn("researcher"), await signedIn("editor")];
  const text = `Let ${stamp} be heard`;
  const file = {
    name: `export-${stamp}.csv`,
    mimeType: "text/csv",
    buffer: Buffer.from(`${HEAD}\rSlovenia,EEG,,${text},Finland,WEOG,EU,Accepted,4,Justice,4\r`),
  };
  await upload(researcher, file);
  await expect(researcher.getByRole("main")).toContainText("1 would be created");
  expect(await heldTexts(text)).toBe(0);
  await researcher.getByRole("button", { name: /^Import: create 1/ }).click();
  await expect.poll(() => heldTexts(text)).toBe(1);
  await expect(researcher.getByRole("link", { name: /^Taken in: 1 created/ })).toBeVisible();
  expect(await found(request, `${stamp} heard`)).toBe(0);

  await upload(researcher, file);
  await expect(researcher.getByRole("main")).toContainText("nothing to import");

  await editor.goto("/desk/imports");
  await editor
    .getByRole("main")
    .getByRole("link", { name: `export-${stamp}.csv` })
    .first()
    .click();
  await editor.getByRole("button", { name: /^Approve one recommendation/ }).click();
  await expect
    .poll(
      async () =>
        (
          await ask("select 1 from import_batch where file_name = $1 and approved_at is not null", [
            `export-${stamp}.csv`,
          ])
        ).length,
    )
    .toBe(1);
  await editor.goto("/desk/publish");
  await editor.getByLabel(/What does this edition bring/).fill(`An import ${stamp}`);
  await editor.getByRole("button", { name: /Publish edition/ }).click();
  await expect.poll(() => found(request, `${stamp} heard`)).toBe(1);
});

test("a file that is not what it claims is refused in words, and nothing is written @desktop", async ({
  signedIn,
}) => {
  const researcher = await signedIn("researcher");
  const [{ count }] = (await ask<{ count: string }>("select count(*) from recommendation")) as [
    { count: string },
  ];
  const refusals: [name: string, words: RegExp, bytes: Buffer][] = [
    ["empty.csv", /is empty/i, Buffer.alloc(0)],
    ["matrix.docx", /PNG|picture|image/i, Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")],
    ["wide.csv", /UTF-16/, Buffer.from(`\uFEFF${HEAD}\rSlovenia`, "utf16le")],
    ["short.csv", /column/i, Buffer.from("To,Text,Response,Session\rSlovenia,Something,Noted,4\r")],
    [
      "cut.docx",
      /cut|incomplete|whole|damaged|broken/i,
      Buffer.concat([Buffer.from("504b0304", "hex"), deflateRawSync(Buffer.from("cut short"))]),
    ],
  ];
  for (const [name, words, buffer] of refusals) {
    await upload(researcher, { name, mimeType: "application/octet-stream", buffer });
    await expect.soft(researcher.getByRole("alert").filter({ hasText: words }), name).toBeVisible();
    await expect(researcher.getByRole("button", { name: /^Import: create/ })).toHaveCount(0);
  }
  expect(await ask("select count(*) from recommendation")).toEqual([{ count }]);
});

const HEAD = "To,To-Rgrp,To-Org,Text,From,From-Rgrp,From-Org,Response,Action,Issue,Session";

async function upload(page: Page, file: { name: string; mimeType: string; buffer: Buffer }) {
  await page.goto("/desk/imports");
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByRole("button", { name: "Upload and preview" }).click();
  await page.waitForLoadState("networkidle");
}

type Get = { get: (url: string) => Promise<{ json: () => Promise<unknown> }> };

async function levelOf(request: Get, ref: string, edition?: number): Promise<string> {
  const answer = await request.get(
    `/api/v1/recommendations/${ref}${edition ? `?edition=${edition}` : ""}`,
  );
  const body = (await answer.json()) as { recommendation: { level: string } };
  return body.recommendation.level;
}

async function found(request: Get, words: string): Promise<number> {
  const answer = await request.get(`/api/v1/recommendations?q=${encodeURIComponent(words)}`);
  return ((await answer.json()) as { total: number }).total;
}

const heldTexts = async (text: string) =>
  (await ask("select 1 from recommendation where text_verbatim = $1", [text])).length;

const openAssessments = (words: string) =>
  ask<Record<"submitted_at" | "returned_at" | "approved_at", Date | null> & { id: string }>(
    "select id, submitted_at, returned_at, approved_at from assessment where rationale_public like $1 order by created_at desc",
    [`%${words}%`],
  );
