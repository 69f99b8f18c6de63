import type { Page } from "@playwright/test";
import { ask, expect, inPhoneWindow, test } from "./house";

// States of the desk that no other journey comes by: each can be read and used by everybody, on any screen.

test.describe("@desktop a state of the desk", () => {
  test("where two members change one recommendation, the second sees both versions", async ({
    signedIn,
    expectAccessible,
    expectNoSidewaysScroll,
  }) => {
    const one = await signedIn("editor");
    const other = await one.context().newPage();
    const address = "/desk/recommendations/CERD22-07/edit";
    for (const page of [one, other]) await page.goto(address);
    await one.getByLabel("Summary").fill("In the words of the first");
    await one.getByRole("button", { name: "Save", exact: true }).click();
    await expect(one).toHaveURL(/CERD22-07$/);
    await other.getByLabel("Summary").fill("In the words of the second");
    await other.getByRole("button", { name: "Save", exact: true }).click();
    await expect(other.getByText("Both versions are shown")).toBeVisible();
    await expect(other.getByText("In the words of the first")).toBeVisible();
    await expectAccessible(other);
    await inPhoneWindow(other, () => expectNoSidewaysScroll(other));
    await other.getByRole("button", { name: "Take this over" }).click();
    await expect(other.getByLabel("Summary")).toHaveValue("In the words of the first");
  });

  test("a file that is refused says so beside its name, and the others are kept", async ({
    signedIn,
    expectAccessible,
    expectNoSidewaysScroll,
  }) => {
    const page = await signedIn("researcher");
    await page.goto("/desk/evidence/new");
    await page.route(/\/desk\/uploads$/, (route) =>
      route.request().headers()["upload-length"] === "3"
        ? route.fulfill({ status: 400, body: "" })
        : route.continue(),
    );
    const name = `${"a-name-without-an-end-".repeat(6)}.txt`;
    const file = (given: string, content: string) => ({
      ...{ name: given, mimeType: "text/plain" },
      buffer: Buffer.from(content),
    });
    await page
      .getByLabel("Files", { exact: true })
      .setInputFiles([file("refused.txt", "abc"), file(name, "A made-up notice")]);
    await expect(page.getByRole("listitem").filter({ hasText: "refused.txt" })).toContainText(
      "Not kept",
    );
    await expect(page.getByText("Kept", { exact: true })).toBeVisible();
    await expectAccessible(page);
    await inPhoneWindow(page, () => expectNoSidewaysScroll(page));
  });

  test("an address at which nothing is stays within the desk, and strangers are asked who they are", async ({
    signedIn,
    page,
    expectAccessible,
  }) => {
    const reader = await signedIn("reader");
    for (const address of ["/desk/nothing-here", "/desk/record/nothing/at/all"]) {
      const answer = await reader.goto(address);
      expect(answer?.status()).toBe(404);
      await expect(reader.getByRole("link", { name: "Back to the desk" })).toBeVisible();
      await expect(reader.getByRole("link", { name: "Notices" })).toBeVisible();
    }
    await expectAccessible(reader);
    await page.goto("/desk/nothing-here");
    await expect(page).toHaveURL(/\/desk\/sign-in/);
  });

  test("a fault in the frame itself is said in our words", async ({
    signedIn,
    expectAccessible,
    expectNoSidewaysScroll,
  }) => {
    const page = await signedIn("reader");
    await page.goto("/desk");
    await withoutNotices(async () => {
      await page.goto("/desk/help");
      await saysFault(page);
      await expectAccessible(page);
      await inPhoneWindow(page, () => expectNoSidewaysScroll(page));
    });
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("heading", { name: "Help", level: 1 })).toBeVisible();
  });

  test("a reader is told what is not theirs to do", async ({ signedIn, expectAccessible }) => {
    const page = await signedIn("reader");
    for (const address of [
      "/desk/members",
      "/desk/evidence/new",
      "/desk/recommendations/CERD22-05/assess",
    ]) {
      await page.goto(address);
      await expect(page.getByRole("main")).toContainText(/administrators|researchers|editors/);
      await expectAccessible(page);
    }
  });
});

const saysFault = (page: Page) =>
  expect(page.getByRole("alert").getByRole("heading", { level: 1 })).toBeVisible();

/** The frame counts notices: while their table is called otherwise, no page of the desk can be made. */
async function withoutNotices(look: () => Promise<void>): Promise<void> {
  await ask("alter table notice rename to notice_away");
  try {
    await look();
  } finally {
    await ask("alter table notice_away rename to notice");
  }
}
