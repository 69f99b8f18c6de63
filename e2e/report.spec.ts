import { expect, inPhoneWindow, test } from "./house";
import { SVG, upload } from "./logo";

// A report on its way out: begun with one click, signed, locked, reviewed by somebody else, published, and read by anybody.

const TITLE = "A brief of the test";
const SIGNATORY = "Organisation of test researchers";

test("a report is begun, signed, locked, reviewed, published and taken along @desktop", async ({
  signedIn,
  request,
  expectAccessible,
  expectNoSidewaysScroll,
}) => {
  test.setTimeout(120_000);
  const researcher = await signedIn("researcher");
  const administrator = await signedIn("administrator");
  await administrator.goto("/desk/members");
  await administrator.getByLabel("Organisation").last().selectOption(SIGNATORY);
  await upload(administrator, "logo.svg", SVG);
  await expect(administrator.getByText("The logo is set.")).toBeVisible();

  await researcher.goto("/desk/reports");
  await researcher.getByRole("link", { name: "Press page" }).last().click();
  await researcher.getByLabel("Title", { exact: true }).first().fill(TITLE);
  await researcher.getByLabel("Introduction").fill("What *everybody* should know <b>today</b>.");
  const asItReads = researcher.getByRole("region", { name: "As it will read" });
  await expect(asItReads.getByText("What everybody should know <b>today</b>.")).toBeVisible();
  await researcher.getByLabel("Organisations that sign are shown").selectOption("logos");
  await researcher.getByRole("button", { name: "Save", exact: true }).click();
  await expect(researcher).toHaveURL(/\/desk\/reports\/[^/]+\?saved=1$/);
  const preview = researcher.frameLocator("iframe");
  await expect(preview.getByRole("heading", { level: 1 })).toHaveText(TITLE);
  await expect(preview.getByText("<b>today</b>")).toBeVisible();
  await expectAccessible(researcher);
  const { pathname } = new URL(researcher.url());
  const key = pathname.split("/").at(-1) ?? "";

  const editor = await signedIn("editor");
  await editor.goto(pathname);
  await editor.getByText("Open it for signatures").click();
  await editor.getByLabel("Last day to answer").fill("2099-12-31");
  await editor.getByRole("textbox", { name: "Organisations" }).fill(`${SIGNATORY}\nOutside Forum`);
  await editor.getByRole("button", { name: "Open for signatures" }).click();
  await expect(editor.getByText("0 of 2 have signed")).toBeVisible();
  await editor.getByRole("button", { name: "Decline for Outside Forum" }).click();
  await expect(editor.getByRole("cell", { name: "Declined" })).toBeVisible();
  await expectAccessible(editor);

  await researcher.goto(pathname);
  await expect(researcher.getByRole("main")).not.toContainText("Outside Forum");
  await researcher.getByRole("button", { name: "Sign", exact: true }).click();
  await expect(researcher.getByText("Your organisation has signed.")).toBeVisible();
  await researcher.getByRole("button", { name: "Lock and hand to review" }).click();
  await expect(researcher.getByText("Locked, in review")).toBeVisible();

  await editor.goto(pathname);
  await editor.getByRole("radio", { name: /^Nobody is named, and nobody/ }).check();
  await editor.getByRole("button", { name: "Approve for the next edition" }).click();
  await expect(editor).toHaveURL(/\/desk\/review/);
  await editor.goto("/desk/publish");
  await editor.getByLabel(/What does this edition bring/).fill("A report");
  await editor.getByRole("button", { name: /Publish edition/ }).click();
  await expect(editor.getByText(/Edition \d+ is published/)).toBeVisible();

  await expect.poll(async () => (await request.get(`/reports/${key}`)).status()).toBe(200);
  await editor.goto(`/reports/${key}`);
  // The picture says nothing that the name beside it does not say.
  const logo = editor.getByRole("listitem").filter({ hasText: SIGNATORY }).locator("img[alt='']");
  expect(await logo.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(512);
  // A dark page leaves it the white that it was drawn for.
  await editor.emulateMedia({ colorScheme: "dark" });
  await expect(logo).toHaveCSS("background-color", "rgb(255, 255, 255)");
  await editor.emulateMedia({ colorScheme: null });
  await expectAccessible(editor);
  await expectNoSidewaysScroll(editor);
  await inPhoneWindow(editor, () => expectNoSidewaysScroll(editor));
  const page = await (await request.get(`/reports/${key}`)).text();
  expect(page).toContain(SIGNATORY);
  expect(page).not.toContain("Outside Forum");
  for (const format of ["pdf", "docx", "odt", "html", "json", "csv", "xlsx"]) {
    const file = await request.get(`/reports/${key}/report.${format}`);
    expect([format, file.status(), (await file.body()).length > 200]).toEqual([format, 200, true]);
    expect(file.headers()["content-security-policy"]).toContain("default-src 'none'");
  }
  expect((await request.get(`/reports/${key}/report.exe`)).status()).toBe(404);
  expect((await request.get("/reports/no-such-report/report.pdf")).status()).toBe(404);
});
