import { createHash, randomBytes, randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Page } from "@playwright/test";
import { ask, baseUrl, expect, test } from "./house";
import { keyboardOn } from "./keyboard";

// Nothing that was typed or sent is lost: the line is cut, the browser is killed, and the work is there again.

const stamp = Date.now().toString(36);
const MEGABYTE = 1024 * 1024;

test("an upload of 200 MB goes on where it was after a cut line and a killed browser @desktop", async ({
  signedIn,
}) => {
  test.setTimeout(120_000);
  const { file, sha256 } = largeFile(200);
  const page = await signedIn("researcher");
  await page.goto("/desk/evidence/new");
  await page.getByLabel("Files", { exact: true }).setInputFiles(file);
  await arrivedAtLeast(page, 20);
  await page.context().setOffline(true);
  await expect(page.getByText("The line is cut. It goes on by itself")).toBeVisible();
  await page.context().setOffline(false);
  await arrivedAtLeast(page, 60);

  const again = await killed(page, "/desk/evidence/new");
  await expect(again.getByText("Not finished", { exact: true })).toBeVisible();
  let sent = 0;
  again.on("request", (request) => {
    if (request.method() === "PATCH") sent += Number(request.headers()["content-length"] ?? 0);
  });
  await again.getByLabel("Files", { exact: true }).setInputFiles(file);
  await expect(again.getByText("Kept", { exact: true })).toBeVisible({ timeout: 60_000 });
  expect(sent).toBeLessThanOrEqual(140 * MEGABYTE);
  const [kept] = await ask<{ sha256: string; size: string }>(
    "select sha256, size from attachment where original_name = $1",
    [path.basename(file)],
  );
  expect(kept).toEqual({ sha256, size: String(200 * MEGABYTE) });
  fs.rmSync(file);
});

test("what is typed while the line is cut is kept when it is back, and is there after the browser was killed @desktop", async ({
  signedIn,
  expectAccessible,
}) => {
  const page = await signedIn("researcher");
  await page.goto("/desk/evidence/new?ref=CERD22-05");
  await page.getByLabel("Title", { exact: true }).fill(`A notice ${stamp}`);
  await expect(page.getByText("Kept as you type")).toBeVisible();
  await page.context().setOffline(true);
  await page.getByLabel("Public summary").fill("Typed in a tunnel, in Тибет");
  await expect(page.getByText("The line is cut. What you type now")).toBeVisible();
  await page.getByRole("button", { name: "Log evidence" }).click();
  await expect(page.getByText("No answer came")).toBeVisible();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue(`A notice ${stamp}`);
  await page.context().setOffline(false);
  await expect(page.getByText("Kept as you type")).toBeVisible();

  const again = await killed(page, "/desk/evidence/new");
  await expect(again.getByText(/Your draft of .* has been put back/)).toBeVisible();
  await expectAccessible(again);
  await expect(again.getByLabel("Title", { exact: true })).toHaveValue(`A notice ${stamp}`);
  await expect(again.getByLabel("Public summary")).toHaveValue("Typed in a tunnel, in Тибет");
  await expect(again.locator("strong", { hasText: "CERD22-05" })).toBeVisible();
  expect(await storedIn(again)).toEqual([]);
  await again.getByRole("button", { name: "Log evidence" }).click();
  await expect(again).toHaveURL(/saved=1/);
  await again.goto("/desk/evidence/new");
  await expect(again.getByLabel("Title", { exact: true })).toHaveValue("");
});

test("what is typed and chosen before the page's script is there is kept as well @desktop", async ({
  signedIn,
}) => {
  const page = await signedIn("researcher");
  let letThrough = () => {};
  const script = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route("**/_next/static/**/*.js", (route) => script.then(() => route.continue()));
  await page.goto("/desk/evidence/new", { waitUntil: "commit" });
  await page.getByLabel("Title", { exact: true }).fill(`Typed early ${stamp}`);
  const { file } = largeFile(1);
  await page.getByLabel("Files", { exact: true }).setInputFiles(file);
  letThrough();
  await expect(page.getByText("Kept", { exact: true })).toHaveCount(1);
  await expect(page.getByText("Kept as you type")).toBeVisible();
  const again = await killed(page, "/desk/evidence/new");
  await expect(again.getByLabel("Title", { exact: true })).toHaveValue(`Typed early ${stamp}`);
  await again.getByRole("button", { name: "Discard it" }).click();
  await expect(again.getByLabel("Title", { exact: true })).toHaveValue("");
  fs.rmSync(file);
});

test("a review in the middle of its reason is there after the browser was killed, and can be discarded @desktop", async ({
  signedIn,
}) => {
  await signedIn("researcher");
  const page = await signedIn("editor");
  const id = await assessmentInReview();
  await page.goto(`/desk/review/${id}`);
  await page.getByLabel("What has to change").fill(`Cite the report itself ${stamp}`);
  await expect(page.getByText("Kept as you type")).toBeVisible();
  const again = await killed(page, `/desk/review/${id}`);
  const reason = again.getByLabel("What has to change");
  await expect(reason).toHaveValue(`Cite the report itself ${stamp}`);
  await again.getByRole("button", { name: "Discard it" }).click();
  await expect(again.getByText("has been put back")).toHaveCount(0);
  await expect(reason).toHaveValue("");
});

/** A browser is killed without a word to its pages; another one is opened, signed in, at the same address. */
async function killed(page: Page, address: string): Promise<Page> {
  const browser = page.context().browser();
  const cookies = await page.context().cookies();
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  // It is gone before it can say or send anything.
  session.send("Page.crash").catch(() => undefined);
  await crashed;
  await page.context().close();
  const context = await browser!.newContext({ baseURL: baseUrl(), locale: "en-GB" });
  await context.addCookies(cookies);
  const again = await context.newPage();
  await again.goto(address);
  return again;
}

function largeFile(megabytes: number): { file: string; sha256: string } {
  const file = path.join(os.tmpdir(), `onus-${randomUUID()}.bin`);
  const [hash, block] = [createHash("sha256"), randomBytes(MEGABYTE)];
  const handle = fs.openSync(file, "w");
  for (let at = 0; at < megabytes; at += 1) {
    block.writeUInt32LE(at);
    fs.writeSync(handle, block);
    hash.update(block);
  }
  fs.closeSync(handle);
  return { file, sha256: hash.digest("hex") };
}

async function arrivedAtLeast(page: Page, megabytes: number) {
  await expect
    .poll(() => page.locator("progress").evaluate((one) => (one as HTMLProgressElement).value), {
      intervals: [20],
    })
    .toBeGreaterThanOrEqual(megabytes * MEGABYTE);
}

/** Everything that a page of the desk has left on the reader's disk, but for cookies. */
const storedIn = (page: Page): Promise<string[]> =>
  page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name ?? ""),
    ...(await caches.keys()),
  ]);

/** An assessment by the researcher who came in last, handed to review. */
async function assessmentInReview(): Promise<string> {
  const [row] = await ask<{ id: string }>(
    `insert into assessment (recommendation_id, level, author_id, organisation_id, submitted_at)
     select recommendation.id, 'initiated', member.id, member.organisation_id, now()
     from recommendation, member where ref = 'CERD22-05' and member.role = 'researcher'
     order by member.created_at desc limit 1 returning id`,
  );
  return row?.id ?? "";
}

test("one document with two files is logged against five recommendations in three mechanisms by keyboard alone @desktop", async ({
  signedIn,
  expectAccessible,
  expectNoSidewaysScroll,
}) => {
  const page = await signedIn("researcher");
  await page.goto("/desk");
  const files = ["notice.txt", "annex.txt"].map((name) => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "onus-")), name);
    fs.writeFileSync(file, `A made-up ${name} ${stamp}`);
    return file;
  });
  const { press, enter, walkTo, interactions } = keyboardOn(page);
  const focused = (name: RegExp) => expect(page.locator(":focus")).toHaveAccessibleName(name);

  // It is there once the page listens to keys.
  await expect(page.getByRole("button", { name: "Keys" })).toBeVisible();
  await press("Alt+n");
  await expect(page).toHaveURL(/\/desk\/evidence\/new$/);
  await focused(/Paste what you have/);
  await enter(
    `Examplia Watch, “Annexed notice ${stamp}”, 11 June 2024, https://example.org/notice-${stamp}
     CERD/C/CHN/CO/14-17 43-44; CEDAW/C/CHN/CO/9 12(a); E/C.12/CHN/CO/3, para. 34; CERD22-05; A-HRC-WGAD-2023-30.1`,
  );
  await press("Control+Enter");
  await expect(page.locator('input[name="ref"]')).toHaveCount(5);
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue(`Annexed notice ${stamp}`);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  // To the files, backwards from the end of the form.
  const chooser = page.waitForEvent("filechooser");
  await walkTo(page.locator("#upload"), "Shift+Tab");
  await press("Space");
  await (await chooser).setFiles(files);
  await expect(page.getByText("Kept", { exact: true })).toHaveCount(2);
  await press("Control+Enter");
  await expect(page).toHaveURL(/\/desk\/evidence\/\w+\?saved=1$/);
  await expect(page.getByRole("main")).toContainText("notice.txt");
  expect(interactions() + 1, "with the files named to the system").toBeLessThanOrEqual(40);
  const [logged] = await ask<{ links: number; files: number; publisher: string; on: string }>(
    `select publisher, published_on as on,
       (select count(*)::int from evidence_link where evidence_id = evidence.id) as links,
       (select count(*)::int from attachment where evidence_id = evidence.id) as files
     from evidence where url = $1`,
    [`https://example.org/notice-${stamp}`],
  );
  expect(logged).toEqual({ links: 5, files: 2, publisher: "Examplia Watch", on: "2024-06-11" });
});
