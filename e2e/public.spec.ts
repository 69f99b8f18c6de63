import type { APIRequestContext, ConsoleMessage, Page } from "@playwright/test";
import { COLLECTIONS } from "../lib/domain/entry/kind";
import { baseUrl, expect, inPhoneWindow, test } from "./house";

// What every public page owes its reader, on a desk and on a phone; the words of single pages are in other specs.

const ADDRESSES = [
  "/",
  "/chn",
  "/recommendations",
  "/recommendations?state=CHN&level=not-implemented",
  "/recommendations?q=detention",
  "/recommendations?q=nothinglikethis",
  "/recommendations/CERD22-01",
  "/recommendations/XA-01",
  "/charts/signing-organisations?state=CHN",
  "/editions",
  "/editions/1",
  "/editions/1/overview",
  "/editions/1/chn",
  "/editions/1/recommendations",
  "/votes/A-HRC-51-L.6",
  "/statements/core-group-2024-09-24",
  "/statements/signatories",
  "/statements/compare?a=ngo-joint-2024-06-25&b=ngo-joint-2024-08-28",
  "/states/pak",
  "/cases/gulshan-abbas",
  "/obligations",
  "/calls",
  "/engagement",
  "/disagreement?state=CHN",
  "/methodology",
  "/data",
  "/privacy",
  "/record",
  "/documents?about=CHN",
  "/reviews/CHN-4",
  "/editions/1/record",
  "/no/such/page",
];

/** Shelves, each tried with its list and with the first thing on it. */
const SHELVES = [...Object.values(COLLECTIONS), "documents", "reviews", "states"];

/** No starter has one: e2e/report.spec.ts makes it, and looks at its page. */
const BEGUN_BY_PEOPLE: readonly string[] = [COLLECTIONS.report];

/** Each is tried on a desk; of the parts that they share, these show all on a phone. */
const ON_A_PHONE = [
  "/",
  "/chn",
  "/recommendations",
  "/votes/A-HRC-51-L.6",
  "/statements/signatories",
];
const showsAllOnAPhone = (address: string) =>
  ON_A_PHONE.includes(address) || address.startsWith("/recommendations/");

for (const address of ADDRESSES)
  test(`${address} can be read by everybody @desktop`, async ({
    readerPage: page,
    expectAccessible,
    expectNoSidewaysScroll,
  }) => {
    await openReadable(page, address);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await inPhoneWindow(page, async () => {
      await expectNoSidewaysScroll(page);
      if (showsAllOnAPhone(address)) await expectAccessible(page);
    });
  });

for (const shelf of SHELVES)
  test(`/${shelf} and what stands there can be read by everybody @desktop`, async ({
    readerPage: page,
    request,
    expectAccessible,
    expectNoSidewaysScroll,
  }) => {
    const first = BEGUN_BY_PEOPLE.includes(shelf) ? [] : [await firstOn(shelf, request)];
    for (const one of [`/${shelf}`, ...first]) {
      await openReadable(page, one);
      await expectNoSidewaysScroll(page);
      await inPhoneWindow(page, () => expectNoSidewaysScroll(page));
    }
    await expectAccessible(page);
    expectPlain(await page.content());
  });

/** The address of the first thing on a shelf. */
async function firstOn(shelf: string, request: APIRequestContext): Promise<string> {
  const { items } = await (await request.get(`/api/v1/${shelf}?limit=1`)).json();
  expect(items, `the starter has something in ${shelf}`).toHaveLength(1);
  return new URL(items[0].url).pathname;
}

/** Of all scripts a page has the one that copies citations, held to its hash; none stands in the page, and no style. */
function expectPlain(html: string) {
  const scripts = html.match(/<script(?! type="application\/ld\+json")[^>]*>[^<]*/g) ?? [];
  expect(scripts).toHaveLength(1);
  expect(scripts[0]).toMatch(
    /^<script src="\/assets\/copy\.[0-9a-f]{12}\.js" integrity="sha384-[^"]{64}" defer="">$/,
  );
  expect(html).not.toMatch(/\sstyle=|\son\w+=/);
}

/** The page is there, has one heading, and was refused nothing by its own policy. */
async function openReadable(page: Page, address: string) {
  const refused: string[] = [];
  const listen = (said: ConsoleMessage) => said.type() === "error" && refused.push(said.text());
  page.on("console", listen);
  await page.goto(address);
  await expect(page.getByRole("main")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  page.off("console", listen);
  expect(refused.filter((text) => text.includes("Content Security Policy"))).toEqual([]);
}

test("@desktop from a list to an entry, to what it points at and back, without a script", async ({
  page,
}) => {
  await page.goto("/record");
  await page.getByRole("main").getByRole("link", { name: "Organisations", exact: true }).click();
  await page.getByRole("main").getByRole("link", { name: "Uyghur Human Rights Project" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Uyghur Human Rights Project");
  const pointers = page.getByRole("region", { name: "Where it comes up" });
  await pointers.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/statements\//);
  await page
    .getByRole("main")
    .getByRole("link", { name: "Uyghur Human Rights Project" })
    .first()
    .click();
  await expect(page).toHaveURL(/\/organisations\//);
});

test("@desktop a list keeps to one State, and says when there is nothing", async ({ page }) => {
  await page.goto("/treaties?about=CHN");
  await expect(page.getByRole("main")).toContainText("has been published here yet");
  await page.getByRole("main").getByRole("link", { name: "Show all" }).click();
  await expect(page).toHaveURL(/\/treaties$/);
  expect((await page.request.get("/votes?about=XXX")).status()).toBe(404);
  expect((await page.request.get("/votes?concerning=CHN")).status()).toBe(400);
});

test("everything absent under a kind looks like everything else that is absent", async ({
  request,
}) => {
  const texts = await Promise.all(
    ["/votes/none", "/documents/none", "/reviews/none", "/nowhere/at/all"].map(async (address) => {
      const answer = await request.get(address);
      expect(answer.status(), address).toBe(404);
      return answer.text();
    }),
  );
  expect(new Set(texts).size).toBe(1);
});

test("a public page is a document: no framework, its own policy, no cookie", async ({
  request,
}) => {
  const answer = await request.get("/chn");
  expect(answer.headers()["content-security-policy"]).toContain("default-src 'none'");
  expect(answer.headers()["set-cookie"]).toBeUndefined();
  expectPlain(await answer.text());
});

test("@desktop a citation is copied by a button, which is not there without the script", async ({
  page,
  context,
  browser,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/chn");
  const button = page.getByRole("button", { name: /^Copy.*This page, in a footnote$/ });
  await button.click();
  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toHaveCount(1);
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^Onus, “.+”, edition \d+, as of .+\/editions\/\d+\/chn\.$/);

  const without = await browser.newPage({ javaScriptEnabled: false });
  await without.goto(`${baseUrl()}/chn`);
  await expect(without.locator("#cite-footnote")).toBeVisible();
  await expect(without.locator("button[data-copies]").first()).toBeHidden();
  await without.close();
});

test("China's dossier says the finding before any chart, and how it is counted", async ({
  page,
}) => {
  await page.goto("/chn");
  const main = page.getByRole("main");
  await expect(main).toContainText("130");
  await expect(main).toContainText("30.4");
  const text = await main.innerText();
  const finding = text.indexOf("30.4");
  const firstChart = await main.locator("svg").first().boundingBox();
  const sentence = await page
    .getByText(/did not\s+support/i)
    .first()
    .boundingBox();
  expect(finding).toBeGreaterThan(-1);
  expect(sentence!.y).toBeLessThan(firstChart!.y);
});

test("every chart has its table", async ({ page }) => {
  await page.goto("/chn");
  const charts = await page.locator("svg[role=img]").count();
  expect(charts).toBeGreaterThan(0);
  expect(await page.locator("figure:has(svg[role=img]) + details table").count()).toBe(
    await page.locator("figure:has(svg[role=img])").count(),
  );
});

test("unknown and forbidden look the same", async ({ request }) => {
  const [unknown, other] = [
    await request.get("/recommendations/X-1.1"),
    await request.get("/nowhere/at/all"),
  ];
  expect([unknown.status(), other.status()]).toEqual([404, 404]);
  expect(await unknown.text()).toBe(await other.text());
});

test("a wrong word in an address is said, not ignored", async ({ request }) => {
  const page = await request.get("/recommendations?position=refused");
  expect(page.status()).toBe(400);
  const api = await request.get("/api/v1/recommendations?position=refused");
  expect(api.status()).toBe(400);
  expect(await api.json()).toMatchObject({ error: { field: "position" } });
});

test("the summary of China names every rate with its definition, unit, day and basis", async ({
  request,
}) => {
  const summary = await (await request.get("/api/v1/summary?state=CHN")).json();
  const rate = (cycle: number, key: string) => {
    const review = summary.reviews.find(
      (one: { cycle: number; countingUnit: string }) =>
        one.cycle === cycle && one.countingUnit === "paragraph",
    );
    return {
      ...review.rates.find((one: { key: string }) => one.key === key),
      basis: review.basis.kind,
      asOf: review.asOf,
    };
  };
  expect(rate(4, "rejected")).toMatchObject({
    numerator: 98,
    denominator: 428,
    percent: 22.9,
    basis: "declared",
  });
  expect(rate(4, "notSupported")).toMatchObject({
    numerator: 130,
    denominator: 428,
    percent: 30.4,
  });
  expect(rate(4, "accepted")).toMatchObject({ numerator: 290, denominator: 428, percent: 67.8 });
  expect(rate(3, "notSupported")).toMatchObject({ numerator: 62, denominator: 346, percent: 17.9 });
  expect(rate(4, "rejected").definition).toBeTruthy();
});

test("@desktop what a page's head promises to other programs is there", async ({ page }) => {
  await page.goto("/chn");
  const head = page.locator("head");
  const feed = head.locator('link[type="application/atom+xml"]').first();
  const addresses = [
    await feed.getAttribute("href"),
    await head.locator('link[rel="manifest"]').getAttribute("href"),
    await head.locator('meta[property="og:image"]').getAttribute("content"),
  ];
  const dataset = JSON.parse(
    (await head.locator('script[type="application/ld+json"]').textContent()) ?? "",
  );
  for (const { contentUrl } of dataset.distribution) addresses.push(contentUrl);
  for (const address of addresses) {
    const { pathname, search } = new URL(address ?? "", baseUrl());
    expect((await page.request.get(pathname + search)).status(), `${address}`).toBe(200);
  }
});

test("@desktop programs get JSON for every address of the interface that leads nowhere", async ({
  request,
}) => {
  for (const address of ["/api/v1", "/api/v1/unknown", "/api/v1/no/such/thing"]) {
    const answer = await request.get(address);
    expect(answer.status(), address).toBe(404);
    expect((await answer.json()).error.code).toBe("not found");
  }
});

test("@desktop another site can frame one chart or one recommendation, and no page", async ({
  page,
}) => {
  await page.goto("/charts/levels?state=CHN");
  await page.getByText("Put this on your page").click();
  await expect(page.locator("pre", { hasText: "<iframe" })).toBeVisible();
  const frameOf = async (address: string) => {
    const answer = await page.request.get(address);
    expect(answer.status(), address).toBe(200);
    return /frame-ancestors [^;]+/.exec(answer.headers()["content-security-policy"] ?? "")?.[0];
  };
  expect(await frameOf("/embed/chn/levels")).toBe("frame-ancestors *");
  expect(await frameOf("/charts/levels?state=CHN")).toBe("frame-ancestors 'none'");
});

test.describe("with scripts off", () => {
  test.use({ javaScriptEnabled: false });

  test("a reader filters, opens a recommendation and comes back", async ({ page }) => {
    await page.goto("/recommendations");
    const words = page.getByRole("searchbox").first();
    // On a phone the filters are a sheet that opens by itself, without a script.
    if (!(await words.isVisible())) await page.getByRole("main").locator("summary").first().click();
    await words.fill("detained");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/q=detained/);
    await page
      .getByRole("main")
      .getByRole("link", { name: /release/i })
      .first()
      .click();
    await expect(page).toHaveURL(new RegExp(`${baseUrl()}/recommendations/[^?]+$`));
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });
});

test("@desktop a reader searches, narrows by a touch, takes columns along and finds a way out", async ({
  page,
  expectAccessible,
}) => {
  await page.goto("/recommendations?q=torture");
  await expect(page.getByRole("main").locator("mark").first()).toHaveText(/tortur/i);
  await page
    .getByRole("group", { name: "Theme" })
    .getByRole("link", { name: /^Torture and ill-treatment/ })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("on Torture");
  await page.locator("summary", { hasText: "Choose columns for a table" }).click();
  await page.getByRole("checkbox", { name: "Text" }).check();
  await page.getByRole("checkbox", { name: "What was found" }).check();
  await page.getByRole("button", { name: "Show the table" }).click();
  await expect(page.getByRole("columnheader", { name: "What was found" })).toBeVisible();
  await expectAccessible(page);
  const rows = await page.getByRole("row").count();
  const csv = await page.getByRole("link", { name: "CSV" }).getAttribute("href");
  const lines = (await (await page.request.get(csv!)).text()).trimEnd().split("\r\n");
  expect(lines[0]).toContain("edition,as_of,ref,url,text,level");
  expect(lines.length).toBe(rows);

  await page.goto("/recommendations?state=CHN&q=nothinglikethis");
  await page.getByRole("link", { name: /without “nothinglikethis”/ }).click();
  await expect(page).toHaveURL(/\/recommendations\?state=CHN$/);
  await page.getByRole("link", { name: "Remove: State: China" }).click();
  await expect(page).toHaveURL(/\/recommendations$/);
});
