import { createHash, randomBytes, randomUUID } from "node:crypto";
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Browser, type Page } from "@playwright/test";
import pg from "pg";

export type Role = "reader" | "researcher" | "editor" | "administrator";

type House = {
  /** A page of a browser of its own, in which a new member with this role is signed in. */
  signedIn: (role: Role) => Promise<Page>;
  /** Runs axe on the page as it stands, WCAG 2.2 A and AA. */
  expectAccessible: (page: Page) => Promise<void>;
  /** Nothing is wider than the window. */
  expectNoSidewaysScroll: (page: Page) => Promise<void>;
};
type Street = {
  /** One page for all that is only looked at: a reader goes on from page to page in it. */
  readerPage: Page;
};

/** Fixtures for every spec. Members made here are frozen afterwards: nothing in the record is ever deleted. */
export const test = base.extend<House, Street>({
  readerPage: [
    async ({ browser }, provide, { project: { use } }) => {
      const context = await browser.newContext({ baseURL: baseUrl(), ...(use as object) });
      await provide(await context.newPage());
      await context.close();
    },
    { scope: "worker" },
  ],
  signedIn: async ({ browser }, provide, { project }) => {
    const members: Member[] = [];
    await provide(async (role) => {
      const member = await makeMember(role);
      members.push(member);
      return openAs(browser, member, project.use);
    });
    for (const member of members)
      await ask("update member set frozen_at = now() where id = $1", [member.id]);
  },
  expectAccessible: async ({ page: _ }, provide) => {
    await provide(async (page) => {
      // A page that was led to by a link gets its title a moment after its words.
      await expect(page).toHaveTitle(/./);
      // "Legacy" means in the page itself, which has no frames, and not in a second one beside it.
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode()
        .options({ resultTypes: ["violations"] })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
        .analyze();
      const said = violations.map(
        (one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`,
      );
      expect.soft(said, `accessibility of ${page.url()}`).toEqual([]);
    });
  },
  expectNoSidewaysScroll: async ({ page: _ }, provide) => {
    await provide(async (page) => {
      const [inner, outer] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        window.innerWidth,
      ]);
      expect(inner, `width of ${page.url()}`).toBeLessThanOrEqual(outer ?? 0);
    });
  },
});
export { expect };

const PHONE = { width: 360, height: 740 };

/** Looks at a page once more in the window of a phone, without asking for it a second time. */
export async function inPhoneWindow(page: Page, look: () => Promise<void>): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize(PHONE);
  try {
    await look();
  } finally {
    if (before) await page.setViewportSize(before);
  }
}

const ASKED_FOR_CODES: Role[] = ["editor", "administrator"];
type Member = { id: string; name: string; token: string };

async function makeMember(role: Role): Promise<Member> {
  const [id, token] = [randomUUID(), randomBytes(32).toString("base64url")];
  const name = `Test ${role} ${id.slice(0, 4)}`;
  const [organisation] = await ask<{ id: string }>(
    `insert into organisation (name) values ($1)
     on conflict (name) do update set name = excluded.name returning id`,
    [`Organisation of test ${role}s`],
  );
  await ask(
    "insert into member (id, email, name, organisation_id, role) values ($1, $2, $3, $4, $5)",
    [id, `${role}-${id}@example.org`, name, organisation?.id, role],
  );
  // As if they had given a code of their app a moment ago. Its key is nobody's: no code of theirs is taken again.
  if (ASKED_FOR_CODES.includes(role))
    await ask(
      "insert into second_factor (member_id, sealed_seed, confirmed_at) values ($1, 'nobody has it', now())",
      [id],
    );
  await ask(
    `insert into member_session (token_hash, member_id, proved_at)
     select $1, $2, (select confirmed_at from second_factor where member_id = $2)`,
    [createHash("sha256").update(token).digest("hex"), id],
  );
  return { id, name, token };
}

async function openAs(browser: Browser, member: Member, use: object): Promise<Page> {
  const context = await browser.newContext(use);
  const url = new URL(baseUrl());
  await context.addCookies([
    { name: "onus-session", value: member.token, domain: url.hostname, path: "/" },
  ]);
  return context.newPage();
}

/** Where the app under test answers. */
export const baseUrl = (): string => process.env["ONUS_TEST_URL"] ?? "http://localhost:3000";

/** For whoever asks for every page once: packing each of them hard for a single reader takes longer than making it. */
export const UNPACKED = { "accept-encoding": "identity" };

/** Kept open from one question to the next: proving who asks takes longer than the answer. */
const owner = new pg.Pool({
  connectionString: process.env["ONUS_TEST_OWNER_RECORD_URL"],
  max: 4,
  allowExitOnIdle: true,
});

/** Asks the record as its owner: for setting a scene, and for looking at what the app has really written. */
export const ask = async <Row extends pg.QueryResultRow>(
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> => (await owner.query<Row>(sql, values)).rows;
