import { expect, inPhoneWindow, test } from "./house";
import { SVG, upload } from "./logo";

test("an administrator sets a logo, sees it on both grounds, readers have it, and it is taken away again @desktop", async ({
  signedIn,
  page: reader,
  expectAccessible,
  expectNoSidewaysScroll,
}) => {
  const page = await signedIn("administrator");
  await page.goto("/desk/settings");
  await upload(page, "logo.png", "no picture at all");
  await expect(page.getByText("neither a PNG, a JPEG nor an SVG")).toBeVisible();
  await upload(page, "logo.svg", SVG);
  await expect(page.getByText("The logo is set.")).toBeVisible();
  for (const ground of ["light", "dark"])
    await expect(page.getByRole("img", { name: `On ${ground} pages`, exact: true })).toBeVisible();
  await expectAccessible(page);
  await inPhoneWindow(page, () => expectNoSidewaysScroll(page));

  const shown = reader.locator('header img[src^="/site/logo-"]');
  await expect(async () => {
    await reader.goto("/methodology");
    await expect(shown).toBeVisible({ timeout: 500 });
  }).toPass();
  expect(await shown.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(512);
  // The picture says nothing that the name beside it does not say.
  await expect(reader.getByRole("banner").getByRole("img")).toHaveCount(0);
  await expectAccessible(reader);
  await inPhoneWindow(reader, () => expectNoSidewaysScroll(reader));

  await page.getByText("Take the logo away").click();
  await page.getByRole("button", { name: "Take it away" }).click();
  await expect(page.getByText("The site has no logo.")).toBeVisible();
  await expect(page.getByText("The logo is taken away.")).toBeVisible();
  await expect(page.getByText("The logo is set.")).toHaveCount(0);
  await expect(async () => {
    await reader.goto("/methodology");
    await expect(shown).toHaveCount(0, { timeout: 500 });
  }).toPass();
});

test("an administrator gives an organisation a logo for reports, and takes it away again @desktop", async ({
  signedIn,
  expectAccessible,
  expectNoSidewaysScroll,
}) => {
  const page = await signedIn("administrator");
  await page.goto("/desk/members");
  const section = page.getByRole("region", { name: "Logos of organisations" });
  const name = (await section.getByLabel("Organisation").locator("option").first().textContent())!;
  await upload(page, "white.svg", SVG.replace("#b5533c", "#fff").replace("#3f8f6b", "#fff"));
  await expect(section.getByText("On white nothing of this picture can be seen")).toBeVisible();
  await upload(page, "logo.svg", SVG);
  await expect(section.getByText("The logo is set.")).toBeVisible();
  const shown = section.getByRole("img", { name: `Logo of ${name}` });
  await expect(shown).toBeVisible();
  const address = await shown.locator("image").getAttribute("href");
  expect((await page.request.get(address!)).headers()["content-type"]).toBe("image/png");
  await expectAccessible(page);
  await inPhoneWindow(page, () => expectNoSidewaysScroll(page));
  await section.getByRole("button", { name: `Take the logo away of ${name}` }).click();
  await expect(section.getByText("The logo is taken away.")).toBeVisible();
  await expect(shown).toHaveCount(0);
});

test("nobody below an administrator sets a logo @desktop", async ({ signedIn }) => {
  const page = await signedIn("editor");
  await page.goto("/desk");
  const answer = await page.request.post("/desk/settings/logo", {
    headers: { origin: new URL(page.url()).origin },
    multipart: {
      number: "0",
      file: { name: "logo.svg", mimeType: "image/svg+xml", buffer: Buffer.from(SVG) },
    },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(303);
  expect(decodeURIComponent(answer.headers()["location"] ?? "")).toContain("for+administrators");
});
