import { createHash, randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { ask, expect, test } from "./house";

const PASSWORD = "seven quiet herons cross the estuary";

test("an administrator invites somebody, who comes in, and is out at once when frozen", async ({
  signedIn,
  browser,
  expectAccessible,
  expectNoSidewaysScroll,
}, { project }) => {
  const email = `invited-${randomBytes(4).toString("hex")}@example.org`;
  const administrator = await signedIn("administrator");
  await administrator.goto("/desk/members");
  const invitation = administrator.locator("form", { hasText: "Make an invitation" });
  await invitation.getByLabel("E-mail").fill(email);
  await invitation.getByRole("button", { name: "Make an invitation" }).click();
  const link = await invitation.getByLabel("Link").inputValue();
  await expectAccessible(administrator);
  await expectNoSidewaysScroll(administrator);

  const another: object = project.use;
  const invited = await (await browser.newContext(another)).newPage();
  await invited.goto(link);
  await expectAccessible(invited);
  await expectNoSidewaysScroll(invited);
  await invited.getByLabel("Your name").fill("Ines Example");
  await invited.getByLabel("Password").fill("too short");
  await invited.getByRole("button", { name: "Accept the invitation" }).click();
  await expect(invited.getByText("Use at least 15 characters").first()).toBeVisible();
  await expect(invited.getByLabel("Your name")).toHaveValue("Ines Example");
  await invited.getByLabel("Password").fill(PASSWORD);
  await invited.getByRole("button", { name: "Accept the invitation" }).click();
  await expect(invited).toHaveURL(/\/desk$/);
  await expect(invited.getByText("Signed in as Ines Example.")).toBeVisible();

  await invited.goto("/desk/account");
  await expect(invited.getByText("This browser")).toBeVisible();
  await expectAccessible(invited);
  await expectNoSidewaysScroll(invited);
  await invited.goto(link);
  await expect(invited.getByRole("heading", { name: "This link is over" })).toBeVisible();

  await administrator.reload();
  const row = administrator.getByRole("row", { name: /Ines Example/ }).filter({ hasText: email });
  await row.locator("summary").click();
  await row.getByRole("button", { name: "Freeze" }).click();
  await expect(row.getByText("Frozen")).toBeVisible();
  await invited.goto("/desk/account");
  await expect(invited).toHaveURL(/\/desk\/sign-in/);
});

test("a member signs in, is led back to the page they asked for, and signs out", async ({
  page,
  expectAccessible,
  expectNoSidewaysScroll,
}) => {
  const email = await newMember(page);
  await page.goto("/desk/account");
  await page.getByRole("button", { name: "Sign out here" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();

  await page.goto("/desk/recommendations?q=herons");
  await expect(page).toHaveURL(/\/desk\/sign-in\?callbackUrl=/);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await signIn(page, email, "not the password at all");
  await expect(page.getByText("The e-mail or the password is not right.")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(email);
  await signIn(page, email, PASSWORD);
  await expect(page).toHaveURL(/\/desk\/recommendations\?q=herons$/);
});

test("guessing is slowed down, and told so in words", async ({ page }) => {
  await page.goto("/desk/sign-in");
  const email = `nobody-${randomBytes(4).toString("hex")}@example.org`;
  for (let n = 1; n <= 5; n++) {
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await signIn(page, email, "not the password at all");
    await answered;
  }
  await expect(page.getByText(/Wait [12] seconds?, then try again/)).toBeVisible();
});

test("a link is followed, and one signs out and in again, without any script @no-script", async ({
  page,
}) => {
  const email = await newMember(page);
  await page.goto("/desk/account");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page).toHaveURL(/\/desk\/sign-in/);
  await signIn(page, email, "not the password at all");
  await expect(page.getByText("The e-mail or the password is not right.")).toBeVisible();
  await signIn(page, email, PASSWORD);
  await expect(page).toHaveURL(/\/desk$/);
});

/** Somebody who has just followed an invitation, and is signed in on this page. */
async function newMember(page: Page): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const email = `member-${randomBytes(4).toString("hex")}@example.org`;
  const hash = createHash("sha256").update(token).digest("hex");
  await ask(
    `insert into one_time_link (token_hash, purpose, email, role, organisation_id, expires_at)
     select $1, 'invitation', $2, 'researcher', id, now() + interval '1 hour' from organisation limit 1`,
    [hash, email],
  );
  await page.goto(`/desk/welcome/${token}`);
  await page.getByLabel("Your name").fill("Malik Example");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Accept the invitation" }).click();
  await expect(page).toHaveURL(/\/desk$/);
  return email;
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}
