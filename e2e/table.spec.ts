import { ask, expect, test } from "./house";

// The desk's table by keys alone: rows are chosen, get a theme, and lose it again; a view is kept and opened.

const chosen = "input[name=ref]:checked";
const tagged = async (refs: string[], theme: string) =>
  (
    await ask(
      "select 1 from recommendation_theme join recommendation on id = recommendation_id where ref = any($1) and theme_code = $2",
      [refs, theme],
    )
  ).length;

test("rows are chosen, tagged and untagged from the keyboard @desktop", async ({
  signedIn,
  expectAccessible,
  expectNoSidewaysScroll,
}) => {
  const page = await signedIn("researcher");
  await page.goto("/desk/recommendations?state=CHN&body=cerd&columns=text,themes");
  await expect(page.getByRole("status").filter({ hasText: "No row is chosen" })).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Shift+X");
  await expect(page.getByRole("status").filter({ hasText: "3 rows are chosen" })).toBeVisible();
  const refs = await page
    .locator(chosen)
    .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));
  await expectAccessible(page);

  await page.keyboard.press("t");
  const theme = page.getByLabel("Theme to add");
  await expect(theme).toBeFocused();
  const code = await unusedTheme(refs);
  await theme.selectOption(code);
  await theme.press("Tab");
  await page.getByRole("button", { name: "Add to those chosen" }).press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "”: 3 got it." })).toBeVisible();
  expect(await tagged(refs, code)).toBe(3);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect.poll(() => tagged(refs, code)).toBe(0);
  await expect(page.getByRole("button", { name: "Undo" })).toHaveCount(0);
});

test("the work on a row is given to somebody by g, and taken back @desktop", async ({
  signedIn,
  expectAccessible,
}) => {
  const page = await signedIn("researcher");
  await page.goto("/desk/recommendations?state=CHN&body=cerd&assigned=nobody");
  const row = page.getByRole("row").nth(1);
  const name = (await row.locator("[data-row]").getAttribute("data-row")) ?? "";
  await expect(page.getByRole("status").filter({ hasText: "No row is chosen" })).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("g");
  const dialog = page.getByRole("dialog", { name: `Whose work is ${name}` });
  await expectAccessible(page);
  const member = await dialog
    .getByRole("option", { name: /^Test researcher/ })
    .last()
    .innerText();
  await dialog.getByLabel("Give it to").selectOption({ label: member });
  await dialog.getByRole("button", { name: "Give", exact: true }).press("Enter");
  await expect(dialog).toBeHidden();
  const undo = page.getByRole("listitem").filter({ hasText: `work given to ${member}` });
  await expect(undo).toBeVisible();
  await undo.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(undo).toHaveCount(0);
  const [held] = await ask(
    "select 1 from recommendation where ref = $1 and assigned_to_id is null",
    [name],
  );
  expect(held).toBeDefined();
});

test("keys lead where they say, write in fields as ever, and can be turned off @desktop", async ({
  signedIn,
  expectAccessible,
}) => {
  const page = await signedIn("researcher");
  await page.goto("/desk/recommendations");
  await expect(page.getByRole("button", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.type("jxe?");
  await expect(page.getByRole("searchbox")).toHaveValue("jxe?");
  await page.keyboard.press("Tab");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("checkbox", { name: /^Keys of a single letter/ }).uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("e");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page).toHaveURL(/\/desk\/recommendations$/);
  await page.reload();
  await page.getByRole("button", { name: "Keys" }).click();
  await page.getByRole("checkbox", { name: /^Keys of a single letter/ }).check();
  await page.getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("j");
  const ref = await page.locator(":focus").getAttribute("data-row");
  await page.keyboard.press("e");
  await expect(page).toHaveURL(`/desk/evidence/new?ref=${encodeURIComponent(ref ?? "")}`);
});

test("the head of a page does not move when its keys arrive @desktop", async ({ signedIn }) => {
  const page = await signedIn("researcher");
  const links = page.locator("header a");
  const places = async () => {
    await page.evaluate(() => document.fonts.ready);
    return links.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().x));
  };
  await page.route(/\.js(\?|$)/, (route) => route.abort());
  await page.goto("/desk/help");
  await expect(page.getByRole("button", { name: "Keys" })).toHaveCount(0);
  const before = await places();
  await page.unrouteAll();
  await page.reload();
  await expect(page.getByRole("button", { name: "Keys" })).toBeVisible();
  expect(before.length).toBeGreaterThan(5);
  expect(await places()).toEqual(before);
});

test("a view is kept, opens the table, and is deleted @desktop", async ({
  signedIn,
  expectAccessible,
}) => {
  const page = await signedIn("researcher");
  await page.goto("/desk/recommendations?level=not-assessed&sort=newest&columns=text,level");
  await page.locator("summary", { hasText: "Keep this view" }).click();
  await page.getByLabel("Name", { exact: true }).fill("To assess");
  await page.getByLabel("The table opens with it").check();
  await page.getByRole("button", { name: "Keep", exact: true }).click();
  await expect(page.getByRole("link", { name: "To assess" })).toHaveAttribute(
    "aria-current",
    "page",
  );
  await expectAccessible(page);
  await page.goto("/desk/recommendations");
  await expect(page).toHaveURL(/level=not-assessed/);
  await page.getByRole("link", { name: "All", exact: true }).click();
  await expect(page).toHaveURL(/view=all$/);
  await page.getByRole("link", { name: "To assess" }).click();
  await page.locator("summary", { hasText: "Change this view" }).click();
  await page.getByRole("button", { name: "Delete this view" }).click();
  await expect(page.getByRole("link", { name: "To assess" })).toHaveCount(0);
});

async function unusedTheme(refs: string[]): Promise<string> {
  const [found] = await ask<{ code: string }>(
    `select code from theme where not exists (select 1 from recommendation_theme t join recommendation r
       on r.id = t.recommendation_id where r.ref = any($1) and t.theme_code = code) order by code limit 1`,
    [refs],
  );
  return found?.code ?? "";
}
