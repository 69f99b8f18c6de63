import { expect, test } from "./house";

// Charts as readers find them: on their pages, alone, as files; two editions held against each other.

for (const address of ["/charts?state=CHN", "/charts/timeline?state=CHN", "/corrections"])
  test(`${address} can be read by everybody`, async ({
    readerPage: page,
    expectAccessible,
    expectNoSidewaysScroll,
  }) => {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });

test("@desktop a chart alone has its table, and leads to its files and to what it counts", async ({
  page,
  request,
}) => {
  await page.goto("/chn");
  await page.locator("#charts").getByRole("link", { name: "Who asked" }).click();
  await expect(page.getByRole("table")).toBeVisible();
  const count = await page
    .getByRole("row", { name: /Greece/ })
    .getByRole("cell")
    .last()
    .innerText();

  for (const [ending, type, says] of [
    ["SVG", "image/svg+xml", "GRC"],
    ["PNG", "image/png", "PNG"],
    ["CSV", "text/csv", "Greece"],
  ] as const) {
    const href = await page
      .getByRole("main")
      .getByRole("link", { name: new RegExp(`^${ending}\\s?: Who asked`) })
      .getAttribute("href");
    const answer = await request.get(href ?? "");
    expect(answer.headers()["content-type"]).toContain(type);
    expect(await answer.text()).toContain(says);
  }

  await page.getByRole("link", { name: "Greece" }).click();
  await expect(page.getByRole("main")).toContainText(`${count} recommendations`);
});

test("@desktop a chart as a file stands by itself, and its own rules are all that it may run", async ({
  page,
}) => {
  const refused: string[] = [];
  page.on("console", (message) => message.type() === "error" && refused.push(message.text()));
  await page.goto("/editions/1/charts/themes-found.svg?state=CHN");
  const size = await page
    .locator("svg")
    .first()
    .evaluate((svg) => getComputedStyle(svg.querySelector("text")!).fontSize);
  expect(size).toBe("21px");
  expect(refused).toEqual([]);
});

test("@desktop a slip in the address of a chart is named, and what is not there is not found", async ({
  request,
}) => {
  const slips = ["/charts/levels", "/charts/history?state=CHN", "/charts/levels?state=CHN&ref=x"];
  for (const slip of slips) expect((await request.get(slip)).status(), slip).toBe(400);
  const absent = [
    "/charts/none?state=CHN",
    "/charts/levels?state=XXX",
    "/charts/levels.svg?state=XXX",
  ];
  for (const address of absent) expect((await request.get(address)).status(), address).toBe(404);
});

test("@desktop editions that cannot be compared say why", async ({ page, request }) => {
  await page.goto("/editions/1/changes");
  await expect(page.getByRole("main")).toContainText("Edition 1 is the first");
  expect((await request.get("/editions/2/changes?since=2")).status()).toBe(400);
  expect((await request.get("/editions/999/changes?since=1")).status()).toBe(404);
});
