import { createHash, randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { ask, expect, test } from "./house";

const PASSWORD = "seven quiet herons cross the estuary";

test("an administrator invites somebody, who comes in, and is out at once when frozen @desktop", async ({
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
  await expect(invited.getByRole("cell", { name: "This browser" })).toBeVisible();
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

test("guessing is slowed down, and told so in words @desktop", async ({ page }) => {
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

test("@desktop an administrator sets up an app first, signs in with its codes, and is asked again for what does most harm", async ({
  page,
  expectAccessible,
  expectNoSidewaysScroll,
}) => {
  const email = await newMember(page, "administrator");
  await page.goto("/desk/members");
  await expect(page).toHaveURL(/\/desk\/account\/authenticator$/);
  await page.getByRole("button", { name: "Show the key" }).click();
  const key = await page.locator("code").innerText();
  await expectAccessible(page);
  const app = new TOTP({ secret: Secret.fromBase32(key.replaceAll(" ", "")) });
  const confirming = app.generate();
  await page.getByLabel("Code").fill("000000");
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText("This is not the code of the key above").first()).toBeVisible();
  await page.getByLabel("Code").fill(confirming);
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByRole("button", { name: "Make ten codes" }).click();
  const codes = page.getByRole("list", { name: "Your recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const [recovery = ""] = await codes.allInnerTexts();
  await expectAccessible(page);

  await page.goto("/desk/account");
  await page.getByRole("button", { name: "Sign out here" }).click();
  await expect(page).toHaveURL(/\/desk\/sign-in/);
  await page.goto("/desk/members");
  await signIn(page, email, PASSWORD);
  await expect(page).toHaveURL(/\/desk\/sign-in\/code\?callbackUrl=/);
  await expectAccessible(page);
  const answer = page.getByRole("button", { name: "Sign in", exact: true });
  await page.getByLabel("Code", { exact: true }).fill(confirming);
  await answer.click();
  await expect(page.getByText("This code is not right, or it was used already.")).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill(app.generate({ timestamp: inHalfAMinute() }));
  await answer.click();
  await expect(page).toHaveURL(/\/desk\/members$/);

  await ask(
    `update member_session set proved_at = now() - interval '11 minutes'
     where member_id = (select id from member where email = $1)`,
    [email],
  );
  const invited = `asked-${randomBytes(4).toString("hex")}@example.org`;
  const invitation = page.locator("form", { hasText: "Make an invitation" });
  const send = invitation.getByRole("button", { name: "Make an invitation" });
  await invitation.getByLabel("E-mail").fill(invited);
  await send.click();
  const proof = invitation.getByLabel("Code of your authenticator app");
  await expect(proof).toBeFocused();
  await expectAccessible(page);
  await proof.fill("000000");
  await send.click();
  await expect(invitation.getByText("This code is not right")).toBeVisible();
  await expect(invitation.getByLabel("E-mail")).toHaveValue(invited);
  await proof.fill(recovery);
  await send.click();
  await expect(invitation.getByLabel("Link")).toHaveValue(/\/desk\/welcome\//);
  await expect(proof).toHaveCount(0);

  const own = page.getByRole("row").filter({ hasText: email });
  await own.locator("summary").click();
  await own.getByRole("link", { name: "Where they signed in, and what they viewed" }).click();
  await expect(page.getByRole("table", { name: /^Signed in/ })).toContainText("Signed in now");
  await expectAccessible(page);
  await page.goto("/desk/account/confirm?callbackUrl=/desk/members");
  await expect(page.getByText("You gave a code a moment ago")).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test("@desktop a form that was open when its member was frozen says so and keeps its words", async ({
  signedIn,
}) => {
  const page = await signedIn("researcher");
  await page.goto("/desk/account");
  await page.getByLabel("Name", { exact: true }).fill("Words that are not saved");
  const [session] = await page.context().cookies();
  await ask(
    `update member set frozen_at = now() where id =
      (select member_id from member_session where token_hash = $1)`,
    [
      createHash("sha256")
        .update(session?.value ?? "")
        .digest("hex"),
    ],
  );
  await page.getByRole("button", { name: "Change name" }).click();
  await expect(page.getByText(/^Your account has been frozen/)).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Words that are not saved");
});

/** An app shows the next code before the clock of the desk has come to it: phones are ahead at times. */
const inHalfAMinute = () => Date.now() + 30_000;

/** Somebody who has just followed an invitation, and is signed in on this page. */
async function newMember(page: Page, role = "researcher"): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const email = `member-${randomBytes(4).toString("hex")}@example.org`;
  const hash = createHash("sha256").update(token).digest("hex");
  await ask(
    `insert into one_time_link (token_hash, purpose, email, role, organisation_id, expires_at)
     select $1, 'invitation', $2, $3, id, now() + interval '1 hour' from organisation limit 1`,
    [hash, email, role],
  );
  await page.goto(`/desk/welcome/${token}`);
  await page.getByLabel("Your name").fill("Malik Example");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Accept the invitation" }).click();
  await expect(page).toHaveURL(/\/desk$|\/authenticator$/);
  return email;
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}
