import { randomUUID } from "node:crypto";
import fs from "node:fs";
import type { Page } from "@playwright/test";
import { leastFacts } from "../lib/db/testing/entry";
import { COLLECTIONS, type EntryKind } from "../lib/domain/entry/kind";
import { fieldsOf, type Field } from "../lib/domain/entry/shape";
import { ask, expect, inPhoneWindow, test } from "./house";

// Entries of the record by hand: written, reviewed by somebody else, published, changed and withdrawn. The forms are
// filled by the shape of each kind; every other kind goes the same way through the commands in lib/staff/entry.test.ts.

const CANARY = "Zilpzalp";
const stamp = Date.now().toString(36);

for (const kind of ["statement", "vote", "case"] as const satisfies EntryKind[])
  test(`a ${kind} goes from a form to the public through two members, is changed, and withdrawn @desktop`, async ({
    signedIn,
    request,
    expectAccessible,
    expectNoSidewaysScroll,
  }) => {
    test.setTimeout(240_000);
    const [researcher, editor] = [await signedIn("researcher"), await signedIn("editor")];
    const key = `${kind}-${stamp}`;
    const address = `/desk/record/${COLLECTIONS[kind]}/${key}`;
    const word = `first ${key}`;

    await researcher.goto(`/desk/record/${COLLECTIONS[kind]}/new`);
    await expectAccessible(researcher);
    await expectNoSidewaysScroll(researcher);
    await save(researcher);
    await expectEachNamed(researcher, kind);
    await fill(researcher, kind, word);
    await field(researcher, "confidential.detail").fill(CANARY);
    await field(researcher, "key").fill(key);
    await save(researcher);
    await expect(researcher).toHaveURL(new RegExp(`${key}\\?saved=1$`));
    await expect(researcher.getByRole("main")).toContainText(CANARY);
    await expectAccessible(researcher);
    await researcher.getByRole("button", { name: "Hand to review" }).click();
    await expect(researcher.getByText("somebody else has to review it")).toBeVisible();

    await approve(editor, kind, key);
    await expectPublic(request, kind, key, { status: 404 });
    const edition = await publish(editor, word, CANARY);
    await expectPublic(request, kind, key, { status: 200, says: word, never: CANARY });

    await researcher.goto(`${address}/edit`);
    const title = field(researcher, kind === "case" ? "facts.name" : "facts.title");
    await title.fill(`second ${key}`);
    await save(researcher);
    await expect(researcher).toHaveURL(/\?saved=1$/);
    await expect(researcher.getByText("an older version stands")).toBeVisible();
    await expect(researcher.getByRole("deletion").first()).toContainText(word);
    await researcher.getByRole("button", { name: "Hand to review" }).click();
    await expect(researcher.getByText("somebody else has to review it")).toBeVisible();
    await expectPublic(request, kind, key, { status: 200, says: word, never: `second ${key}` });
    await approve(editor, kind, key);
    await publish(editor, `second ${key}`);
    await expectPublic(request, kind, key, { status: 200, says: `second ${key}` });
    await expectPublic(request, kind, key, {
      edition,
      status: 200,
      says: word,
      never: `second ${key}`,
    });

    await editor.goto(address);
    await editor.locator("summary", { hasText: "Withdraw" }).click();
    await editor.getByLabel("Why it is withdrawn").fill("A test");
    await editor.getByRole("button", { name: "Withdraw it" }).click();
    await expect(editor.getByText("Withdrawn", { exact: true }).first()).toBeVisible();
    await expectPublic(request, kind, key, { status: 200 });
    await publish(editor, key);
    await expectPublic(request, kind, key, { status: 404 });
  });

test("a list of States that is pasted becomes rows, and each name that no State has is named @desktop", async ({
  signedIn,
}) => {
  const page = await signedIn("researcher");
  await page.goto("/desk/record/votes/new");
  await page.locator("summary", { hasText: "Paste a list of States" }).click();
  await page
    .getByLabel("States to add")
    .fill("Autriche, Polonia and Albania\nAtlantis\nТурция; Côte d’Ivoire");
  await field(page, "paste.facts.records.vote").selectOption("abstain");
  await page.getByRole("button", { name: "Add these States" }).click();
  await expect(page.getByText(/“Atlantis”/).first()).toBeVisible();
  await expect(page.getByLabel("States to add")).toHaveValue("Atlantis");
  const states = page.locator('[name^="facts.records."][name$=".state"]');
  await expect(states).toHaveCount(5);
  expect(
    await states.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)),
  ).toEqual(["Austria", "Poland", "Albania", "Türkiye", "Côte d’Ivoire"]);
  for (const one of await page.locator('[name^="facts.records."][name$=".vote"]').all())
    await expect(one).toHaveValue("abstain");
});

test("rows are added and removed from the keyboard, and nothing typed is lost on a refusal @desktop", async ({
  signedIn,
}) => {
  const page = await signedIn("researcher");
  await page.goto("/desk/record/groups/new");
  await field(page, "facts.name").fill(`Core group ${stamp}`);
  await page.getByRole("button", { name: /^Add a row.*Members$/ }).press("Enter");
  await expect(field(page, "facts.members.0.state")).toBeFocused();
  await page.keyboard.type("Austria");
  await page.keyboard.press("Enter");
  await expect(field(page, "facts.members.1.state")).toBeFocused();
  await page.keyboard.type("Atlantis");
  await page.keyboard.press("Enter");
  await expect(field(page, "facts.members.2.state")).toBeFocused();
  await page.keyboard.type("Poland");
  await page.getByRole("button", { name: "Remove row 1, Members" }).press("Enter");
  await expect(field(page, "facts.members.0.state")).toHaveValue("Atlantis");
  await save(page);
  await expect(page.getByRole("alert").getByText(/“Atlantis”/)).toBeVisible();
  await expect(field(page, "facts.name")).toHaveValue(`Core group ${stamp}`);
  await expect(field(page, "facts.members.0.state")).toHaveValue("Atlantis");
  await expect(field(page, "facts.members.1.state")).toHaveValue("Poland");
});

test("a save over somebody else’s is refused, and both versions are shown @desktop", async ({
  signedIn,
}) => {
  const [one, other] = [await signedIn("researcher"), await signedIn("editor")];
  const key = `law-${stamp}`;
  await one.goto("/desk/record/laws/new");
  await fill(one, "law", key);
  await field(one, "key").fill(key);
  await save(one);
  await expect(one).toHaveURL(/\?saved=1$/);
  for (const page of [one, other]) await page.goto(`/desk/record/laws/${key}/edit`);
  await field(other, "facts.title").fill(`Theirs ${key}`);
  await save(other);
  await expect(other).toHaveURL(/\?saved=1$/);
  await field(one, "facts.title").fill(`Mine ${key}`);
  await save(one);
  const main = one.getByRole("main");
  await expect(main).toContainText("Somebody has saved this since you opened it");
  await expect(main).toContainText(`Theirs ${key}`);
  await expect(field(one, "facts.title")).toHaveValue(`Mine ${key}`);
  await save(one);
  await expect(one).toHaveURL(/\?saved=1$/);
  await expect(one.getByRole("heading", { level: 1 })).toContainText(`Mine ${key}`);
});

test("a name that the public may not know stops an edition until somebody answers for it @desktop", async ({
  signedIn,
  expectAccessible,
  expectNoSidewaysScroll,
}) => {
  const [editor, researcher] = [await signedIn("editor"), await signedIn("researcher")];
  const [member] = await ask<{ name: string }>("select name from member order by created_at desc");
  const [document] = await ask<{ key: string; title: string }>(
    `update document set title = title || $1 where id = (
       select id from document where check_note is null and not exists (
         select from recommendation where document_id = document.id) limit 1)
     returning key, title`,
    [`, noted down by ${member?.name}`],
  );
  await researcher.goto("/desk/publish");
  await expect(researcher.getByRole("main")).toContainText(`noted down by ${member?.name}`);
  await expect(researcher.getByLabel("Why may it stand here?")).toHaveCount(0);

  await editor.goto("/desk/publish");
  await expect(editor.getByRole("heading", { name: "One name to answer for" })).toBeVisible();
  await expect(editor.locator("mark")).toHaveText(member?.name ?? "");
  await expectAccessible(editor);
  await expectNoSidewaysScroll(editor);
  await editor.getByLabel(/What does this edition bring/).fill("A name");
  await editor.getByRole("button", { name: /Publish edition/ }).click();
  await expect(editor.getByText(`may not know stand in ${document?.key}`)).toBeVisible();
  await editor.getByRole("button", { name: "It may stand" }).click();
  await expect(editor.getByText("Say why the name may stand here").first()).toBeVisible();
  await editor.getByLabel("Why may it stand here?").fill("The title of a public document");
  await editor.getByRole("button", { name: "It may stand" }).click();
  await expect(editor.getByText("It may stand: The title of a public document")).toBeVisible();
  await publish(editor, document?.key ?? "");
});

test("a consent that is withdrawn takes what rests on it from every edition at once @desktop", async ({
  signedIn,
  request,
  expectAccessible,
}) => {
  test.setTimeout(180_000);
  const [researcher, editor] = [await signedIn("researcher"), await signedIn("editor")];
  const [code, key] = [`P-${stamp}`, `consented-${stamp}`];
  await editor.goto("/desk/consents");
  await editor.getByLabel("Code of the person").fill(code);
  await editor.getByLabel("Given", { exact: true }).fill("2024-01");
  await editor.getByLabel("How it was given").fill("In writing");
  await editor.getByLabel("Publication with the name").check();
  await expectAccessible(editor);
  await editor.getByRole("button", { name: "Record it" }).click();
  await expect(editor.getByText("The consent is recorded.")).toBeVisible();

  await researcher.goto("/desk/record/cases/new");
  await fill(researcher, "case", `Somebody ${key}`);
  await field(researcher, "facts.nameBasis").selectOption("consent");
  await field(researcher, "consent").fill(code);
  await field(researcher, "key").fill(key);
  await save(researcher);
  await expect(researcher).toHaveURL(/\?saved=1$/);
  await researcher.getByRole("button", { name: "Hand to review" }).click();
  await expect(researcher.getByText("somebody else has to review it")).toBeVisible();
  await approve(editor, "case", key);
  const edition = await publish(editor, key);
  await expectPublic(request, "case", key, { status: 200, says: "Somebody" });

  await editor.goto("/desk/consents");
  const row = editor.getByRole("row", { name: new RegExp(code) });
  await row.locator("summary").click();
  await row.getByLabel("Why it is withdrawn").fill("The family asked");
  await row.getByRole("button", { name: "Withdraw this consent" }).click();
  await expect(row.getByText("Withdrawn", { exact: true })).toBeVisible();
  for (const at of [undefined, edition])
    await expectPublic(request, "case", key, { edition: at, status: 410, never: "Somebody" });
});

test("a call is written at the desk, approved by a second member, and stands apart from the figures @desktop", async ({
  signedIn,
  request,
  expectAccessible,
}) => {
  test.setTimeout(120_000);
  const [researcher, editor] = [await signedIn("researcher"), await signedIn("editor")];
  const ref = `CALL-${stamp}`;
  await researcher.goto("/desk/recommendations/new");
  await expectAccessible(researcher);
  await field(researcher, "textVerbatim").fill(`Establish a mechanism ${stamp}`);
  await field(researcher, "type").selectOption("call");
  await field(researcher, "body").selectOption("hrc");
  await field(researcher, "addresseeKind").selectOption("un-body");
  await field(researcher, "state").fill("China");
  await save(researcher);
  await expect(researcher.getByText("Say who is asked").first()).toBeVisible();
  await field(researcher, "addressee").fill("Human Rights Council");
  await field(researcher, "ref").fill(ref);
  await save(researcher);
  await expect(researcher).toHaveURL(new RegExp(`${ref}$`));
  const [batch] = await ask<{ id: string }>(
    "select batch_id as id from recommendation where ref = $1",
    [ref],
  );
  await editor.goto(`/desk/imports/${batch?.id}`);
  await editor.getByRole("button", { name: /^Approve one recommendation/ }).click();
  await expect(editor.getByText("Waits for a second member")).toHaveCount(0);
  await publish(editor, ref);
  await expect(async () => {
    const answer = await request.get(`/api/v1/recommendations/${ref}`);
    expect(answer.status()).toBe(200);
    expect(await answer.text()).toContain(`Establish a mechanism ${stamp}`);
  }).toPass({ timeout: 5000 });
});

test("a paragraph that is pasted is entered point by point, and its second member sees the whole of it @desktop @no-script", async ({
  signedIn,
  expectAccessible,
  expectNoSidewaysScroll,
}) => {
  const [researcher, editor] = [await signedIn("researcher"), await signedIn("editor")];
  const ref = `POINTS-${randomUUID().slice(0, 8)}`;
  const text =
    "The State party should: (a) release those held under article 2 (b); (b) repeal the decree; (c) report on it.";
  await researcher.goto("/desk/recommendations/new");
  await field(researcher, "textVerbatim").fill(text);
  await field(researcher, "body").selectOption("cat");
  await field(researcher, "ref").fill(ref);
  await researcher.getByRole("button", { name: /^Enter its (3 )?points one by one$/ }).click();
  const point = (letter: string) => researcher.getByRole("group", { name: `Point (${letter})` });
  await expect(field(researcher, "points.1.text")).toHaveValue(
    "The State party should: (b) repeal the decree;",
  );
  if (test.info().project.name !== "no-script") {
    await expect(researcher.getByRole("group", { name: "Its points" })).toBeFocused();
    await expectAccessible(researcher);
    await inPhoneWindow(researcher, () => expectNoSidewaysScroll(researcher));
  }
  await point("c").getByRole("checkbox").uncheck();
  await field(researcher, "points.1.place").fill("b");
  const savePoints = researcher.getByRole("button", { name: "Save the ticked points" });
  await savePoints.click();
  // Everything that is wrong, of the points and of the rest, is said at once, and nothing is lost.
  const alert = researcher.getByRole("main").getByRole("alert");
  await expect(alert).toContainText("Say which State is asked");
  await expect(alert).toContainText("Write how this point is cited");
  await expect(point("c").getByRole("checkbox")).not.toBeChecked();
  await field(researcher, "points.1.place").fill("(b)");
  await field(researcher, "state").fill("China");
  await savePoints.click();
  await expect(researcher).toHaveURL(/\/desk\/imports\/[\w-]+$/);
  await editor.goto(researcher.url());
  const main = editor.getByRole("main");
  await expect(main).toContainText(`These 2 points are of one paragraph, ${ref}`);
  await expect(main.getByRole("blockquote")).toHaveText(text);
  await expect(main.getByRole("link", { name: `${ref}(b)` })).toBeVisible();
  await main.getByRole("button", { name: /^Approve 2 recommendations/ }).click();
  await expect(editor).toHaveURL(/\/desk\/imports$/);
});

type Names = Record<string, string | undefined>;
/** Playwright imports no JSON: the words of the forms are read as a file. */
const words = JSON.parse(fs.readFileSync("lib/messages/en/entry.json", "utf8")) as {
  labels: Record<string, Names> & { shared: Names };
};
const fieldWords = (kind: EntryKind, name: string) =>
  words.labels[kind]?.[name] ?? words.labels.shared[name] ?? name;

/** What samples point at. */
const LINKS = {
  state: "China",
  recommendation: "CERD22-05",
  document: "A-HRC-25-5",
  review: "CHN-4",
};

/** By the name that the form sends, whatever it is called. */
const field = (page: Page, name: string) => page.locator(`[name="${name}"]`).first();

async function save(page: Page) {
  await page.getByRole("button", { name: "Save", exact: true }).click();
}

/** A refusal names every field that has to be said, each by its own words. */
async function expectEachNamed(page: Page, kind: EntryKind) {
  const alert = page.getByRole("main").getByRole("alert");
  for (const { name } of fieldsOf(kind).filter(({ required }) => required))
    await expect(alert).toContainText(fieldWords(kind, name));
}

async function fill(page: Page, kind: EntryKind, word: string) {
  const facts = leastFacts(kind, word, LINKS);
  for (const one of fieldsOf(kind)) {
    const value = facts[one.name];
    if (one.name === "sources") await field(page, "facts.sources.0.title").fill(`Source ${word}`);
    else if (value !== undefined) await write(page, one, String(value));
  }
}

async function write(page: Page, { name, input }: Field, value: string) {
  const control = field(page, `facts.${name}`);
  if (input === "choice" || input === "flag") await control.selectOption(value);
  else await control.fill(value);
}

async function approve(editor: Page, kind: EntryKind, key: string) {
  await editor.goto("/desk/review");
  const address = `/desk/record/${COLLECTIONS[kind]}/${key}`;
  await editor.getByRole("main").locator(`a[href="${address}"]`).click();
  if (kind === "case") await editor.getByRole("radio", { name: /nobody could be/ }).check();
  await editor.getByRole("button", { name: "Approve for the next edition" }).click();
  await expect(editor).toHaveURL(/\/desk\/review$/);
}

/** Publishes what waits, and gives back the number; the preview says `word`, and never the one that is not for the public. */
async function publish(editor: Page, word: string, never?: string): Promise<number> {
  await editor.goto("/desk/publish");
  const main = editor.getByRole("main");
  await expect(main).toContainText(word);
  if (never) await expect(main).not.toContainText(never);
  await editor.getByLabel(/What does this edition bring/).fill(`A test of ${word}`);
  await editor.getByRole("button", { name: /Publish edition/ }).click();
  const said = editor.getByText(/Edition \d+ is published/);
  await expect(said).toBeVisible();
  return Number(/\d+/.exec((await said.textContent()) ?? "")?.[0]);
}

type Get = {
  get: (url: string) => Promise<{ status: () => number; text: () => Promise<string> }>;
};

type Expected = { edition?: number | undefined; status: number; says?: string; never?: string };

/** What the API says of an entry. The public asks once a second whether something new stands: an answer may lag by that. */
async function expectPublic(request: Get, kind: EntryKind, key: string, expected: Expected) {
  const asked = expected.edition ? `?edition=${expected.edition}` : "";
  await expect(async () => {
    const answer = await request.get(`/api/v1/${COLLECTIONS[kind]}/${key}${asked}`);
    expect(answer.status()).toBe(expected.status);
    const text = await answer.text();
    if (expected.says) expect(text).toContain(expected.says);
    if (expected.never) expect(text).not.toContain(expected.never);
  }).toPass({ timeout: 5000 });
}
