import fs from "node:fs";
import path from "node:path";
import { ask, expect, inPhoneWindow, test } from "./house";

// Every page of the desk, with what the starter dossier holds: no obstacle to anybody, and nothing wider than the window.
// Pages are read from the folder, so that a new one is looked at or missed here.

const DESK = path.join("app", "(staff)", "desk");
/** Where nothing is: e2e/state.spec.ts looks at it. */
const NOWHERE = "/desk/[...rest]";
/** Shown to whoever is not signed in yet, or on the way in: e2e/account.spec.ts looks at them. */
const AT_THE_DOOR = ["/desk/sign-in", "/desk/sign-in/code", "/desk/welcome/[token]"];

/** What stands in place of each "[…]" of an address. */
async function addressOf(page: string): Promise<string[]> {
  const first = async (sql: string): Promise<string> =>
    (await ask<{ name: string }>(sql))[0]?.name ?? "";
  switch (page) {
    case "/desk/evidence/[code]":
    case "/desk/evidence/[code]/edit":
      // One that every administrator may open, whatever beside this is logged as closed.
      return [
        page.replace(
          "[code]",
          await first(
            "select code as name from evidence where confidentiality = 'public' and retracted_at is null order by 1",
          ),
        ),
      ];
    case "/desk/imports/[id]":
      return [page.replace("[id]", await first("select id::text as name from import_batch"))];
    case "/desk/imports/map":
      return [];
    case "/desk/members/[id]":
      return [
        page.replace(
          "[id]",
          await first("select id::text as name from member where email is not null"),
        ),
      ];
    case "/desk/record/documents/[key]":
    case "/desk/record/documents/[key]/edit":
      return [page.replace("[key]", await first("select key as name from document order by 1"))];
    case "/desk/reports/[key]":
    case "/desk/reports/[key]/annex":
      return [
        page.replace("[key]", await first("select key as name from entry where kind = 'report'")),
      ];
    case "/desk/review/[id]":
      return [
        page.replace("[id]", await first("select id::text as name from assessment order by 1")),
      ];
    case "/desk/search":
      return [page, `${page}?q=torture`];
    case "/desk/publish":
      return [page, `${page}?at=${new Date(Date.now() + 86_400_000).toISOString().slice(0, 16)}`];
    default:
      return [
        page
          .replace("[ref]", "CERD22-08")
          .replace("[collection]", "votes")
          .replace("[key]", "A-HRC-51-L.6")
          .replace("[name]", "CHN-4"),
      ];
  }
}

const pages = fs
  .readdirSync(DESK, { recursive: true, encoding: "utf8" })
  .filter((file) => path.basename(file) === "page.tsx")
  .map((file) => path.join("/desk", path.dirname(file)))
  .filter((page) => page !== NOWHERE && !AT_THE_DOOR.includes(page))
  .sort();

test("every page of the desk can be used by everybody, on any screen @desktop", async ({
  signedIn,
  expectAccessible,
  expectNoSidewaysScroll,
}) => {
  test.setTimeout(240_000);
  const page = await signedIn("administrator");
  expect(pages.length).toBeGreaterThan(30);
  await page.goto("/desk/reports");
  await page.getByRole("link", { name: "Overdue and deadlines" }).last().click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page).toHaveURL(/\/desk\/reports\/[^/]+\?saved=1$/);
  for (const address of (await Promise.all(pages.map(addressOf))).flat())
    await test.step(address, async () => {
      const answer = await page.goto(address);
      expect([address, answer?.status()]).toEqual([address, 200]);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
      await inPhoneWindow(page, () => expectNoSidewaysScroll(page));
    });
});
