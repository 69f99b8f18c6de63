import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { ACTIONS, OF_THE_FRAMEWORK, ROUTES, type Policy } from "./doors.policy";
import { builtActions, builtRoutes } from "./doors.manifest";
import { ask, baseUrl, expect, test, UNPACKED } from "./house";

// Every address and every action that was built is tried without a session, in all the ways that have opened such doors
// elsewhere: nothing of the record may come out, and nothing may change. What is tried is read from Next's own manifests.

test.describe("@desktop the doors", () => {
  /** A word that stands in the record alone. Wherever a stranger can read it, there is a leak. */
  const SECRET = `herons${randomBytes(6).toString("hex")}`;
  let scene: Scene;
  let stateBefore: string;

  test.beforeAll(async () => {
    scene = await setScene(SECRET);
    stateBefore = await checksum();
  });

  test("are all in the policy, and the policy names none that is gone", () => {
    expect(builtRoutes()).toEqual([...Object.keys(ROUTES), ...OF_THE_FRAMEWORK].sort());
    expect(
      builtActions()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(Object.keys(ACTIONS).sort());
  });

  test("of the yard stay shut to strangers, however they knock", async () => {
    test.setTimeout(300_000);
    const knocks = addresses("yard", scene).flatMap((address) =>
      METHODS.flatMap((method) => WAYS.map((headers) => ({ address, method, headers }))),
    );
    const answers = await inTurns(knocks, knock);
    expect(answers.filter(({ body }) => body.includes(SECRET)).map(told)).toEqual([]);
    expect(answers.filter(isLetIn).map(told)).toEqual([]);
    expect(answers.filter(isBroken).map(told)).toEqual([]);
    const ledAway = answers.filter(({ status, location }) => isRedirect(status) && location);
    expect(ledAway.length).toBeGreaterThan(0);
    expect(ledAway.filter(({ location }) => !leadsToSignIn(location)).map(told)).toEqual([]);
    expect(await checksum()).toBe(stateBefore);
  });

  test("of coming in tell nothing and change nothing for somebody who has no key", async () => {
    test.setTimeout(120_000);
    const knocks = addresses("door", scene).flatMap((address) =>
      METHODS.flatMap((method) => WAYS.map((headers) => ({ address, method, headers }))),
    );
    const answers = await inTurns(knocks, knock);
    expect(answers.filter(({ body }) => body.includes(SECRET)).map(told)).toEqual([]);
    expect(answers.filter(isBroken).map(told)).toEqual([]);
    expect(answers.filter(({ cookie }) => /onus-session=[^;]/.test(cookie)).map(told)).toEqual([]);
    expect(await checksum()).toBe(stateBefore);
  });

  test("of the street answer to reading alone", async () => {
    test.setTimeout(120_000);
    const changing = METHODS.filter((method) => method !== "GET");
    const knocks = addresses("street", scene).flatMap((address) =>
      changing.flatMap((method) => WAYS.map((headers) => ({ address, method, headers }))),
    );
    const answers = await inTurns(knocks, knock);
    expect(answers.filter(({ status }) => status < 400 || status >= 500).map(told)).toEqual([]);
    const read = await inTurns(
      addresses("street", scene).flatMap((address) =>
        ["GET", "HEAD"].map((method) => ({ address, method, headers: {} })),
      ),
      knock,
    );
    expect(read.filter(({ body }) => body.includes(SECRET)).map(told)).toEqual([]);
    expect(read.filter(({ status }) => status >= 500 && status !== 503).map(told)).toEqual([]);
    expect(await checksum()).toBe(stateBefore);
  });

  test("open to no action of a stranger, on any page, in any form", async () => {
    test.setTimeout(600_000);
    // The framework finds an action by its id, whatever the page: each is called where nobody is asked who they are, and
    // in turn on some pages of the yard, so that every page is called upon.
    const pages = addresses("yard", scene);
    const actions = builtActions();
    const each = Math.ceil(pages.length / actions.length) + 1;
    const calls = actions
      .flatMap(({ id, name }, at) => {
        const some = Array.from({ length: each }, (_, n) => pages[(at * each + n) % pages.length]!);
        const open = ["/", "/no/such/page", "/desk/sign-in"];
        return [...open, ...some].map((address) => ({ id, name, address }));
      })
      .flatMap((call) => FORMS.map((form) => ({ ...call, form })));
    expect(new Set(calls.map(({ address }) => address))).toEqual(
      new Set(["/", "/no/such/page", "/desk/sign-in", ...pages]),
    );
    const answers = await inTurns(calls, (call) => callAction(call, scene));
    const ofTheYard = answers.filter((_, index) => ACTIONS[calls[index]?.name ?? ""] === "yard");
    expect(answers.filter(({ body }) => body.includes(SECRET)).map(told)).toEqual([]);
    expect(answers.filter(({ status }) => status >= 500).map(told)).toEqual([]);
    expect(answers.filter(isDone).map(told)).toEqual([]);
    expect(ofTheYard.filter((answer) => !isTurnedAway(answer)).map(told)).toEqual([]);
    expect(await checksum()).toBe(stateBefore);
  });

  test("open to no action that comes from another site, though a member's browser sends it", async ({
    signedIn,
  }) => {
    test.setTimeout(300_000);
    const cookie = await sessionOf(await signedIn("administrator"));
    const before = await checksum();
    const calls = builtActions().flatMap((action) =>
      FOREIGN.map(({ kind, headers }) => ({
        ...action,
        address: "/desk/account",
        form: { kind, headers: { ...headers, cookie } },
      })),
    );
    const answers = await inTurns(calls, (call) => callAction(call, scene));
    const letIn = answers.filter((answer) => answer.status !== 500 && !isTurnedAway(answer));
    expect(letIn.map(told)).toEqual([]);
    expect(await checksum()).toBe(before);
  });

  test("do open to a member: the same calls get as far as the form itself", async ({
    signedIn,
  }) => {
    const cookie = await sessionOf(await signedIn("administrator"));
    const action = builtActions().find(({ name }) => name.endsWith(": changeNameAction"));
    for (const form of FORMS.filter(({ headers }) => headers === SAME)) {
      const headers = { ...form.headers, cookie };
      const call = { id: "", name: "", ...action, address: "/desk/account" };
      const answer = await callAction({ ...call, form: { ...form, headers } }, scene);
      expect(isTurnedAway(answer), told(answer)).toBe(false);
    }
  });

  test("do open to a member, so that what was tried above is no locked wall", async ({
    signedIn,
  }) => {
    const page = await signedIn("administrator");
    await page.goto(`/desk/evidence/${scene.code}`);
    await expect(page.locator("body")).toContainText(SECRET);
    const before = await checksum();
    await page.goto("/desk/account");
    await page.getByLabel("Name", { exact: true }).fill("Somebody renamed");
    await page.getByRole("button", { name: "Change name" }).click();
    await expect(page.getByText("Your name is changed.")).toBeVisible();
    expect(await checksum()).not.toBe(before);
  });
});

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const HERE = () => new URL(baseUrl()).origin;

/** Headers that have led past guards elsewhere. */
const WAYS: Record<string, string>[] = [
  {},
  { origin: HERE(), "sec-fetch-site": "same-origin" },
  { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" },
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  { "x-middleware-subrequest": Array(5).fill("middleware").join(":") },
  { "x-middleware-subrequest": Array(5).fill("proxy").join(":") },
  { "x-http-method-override": "GET", "x-forwarded-host": "elsewhere.example" },
  { "x-nextjs-data": "1" },
  { cookie: `onus-session=${"x".repeat(43)}` },
  { cookie: "next-auth.session-token=e30.e30.; onus-session=" },
];

type Form = { kind: "fetch" | "form"; headers: Record<string, string> };
const SAME = { origin: HERE(), "sec-fetch-site": "same-origin" };
/** How a stranger may send an action: as the desk's own script or as a form, from here, from nowhere. */
const FORMS: Form[] = [
  { kind: "fetch", headers: SAME },
  { kind: "fetch", headers: {} },
  { kind: "form", headers: SAME },
];
/** What a member's browser sends where another site makes it. */
const FOREIGN: Form[] = (["fetch", "form"] as const).flatMap((kind) => [
  { kind, headers: {} },
  { kind, headers: { origin: "null" } },
  { kind, headers: { origin: "https://elsewhere.example" } },
  { kind, headers: { origin: HERE(), "sec-fetch-site": "cross-site" } },
  { kind, headers: { origin: HERE(), "sec-fetch-site": "same-site" } },
  { kind, headers: { "sec-fetch-site": "none" } },
]);

type Scene = {
  code: string;
  law: string;
  ref: string;
  member: string;
  batch: string;
  assessment: string;
};
type Answer = {
  asked: string;
  status: number;
  location: string;
  cookie: string;
  body: string;
};
type Knock = { address: string; method: string; headers: Record<string, string> };
type Call = { id: string; name: string; address: string; form: Form };

/** Rows that a stranger would like to see or to change, so that each address leads to something. */
async function setScene(secret: string): Promise<Scene> {
  const [organisation] = await ask<{ id: string }>(
    "insert into organisation (name) values ($1) returning id",
    [`${secret} organisation`],
  );
  const [member] = await ask<{ id: string }>(
    "insert into member (email, name, organisation_id, role) values ($1, $2, $3, 'researcher') returning id",
    [`${secret}@example.org`, `${secret} member`, organisation?.id],
  );
  const code = secret.slice(-10);
  await ask(
    `insert into evidence (code, title, kind, confidentiality, organisation_id, logged_by_id, detail_restricted)
     values ($1, $2, 'testimony', 'coalition', $3, $4, $2)`,
    [code, `${secret} evidence`, organisation?.id, member?.id],
  );
  const [recommendation] = await ask<{ id: string; ref: string; batch_id: string }>(
    "select id, ref, batch_id from recommendation order by ref limit 1",
  );
  const [assessment] = await ask<{ id: string }>(
    `insert into assessment (recommendation_id, level, rationale_internal, organisation_id, author_id, submitted_at)
     values ($1, 'initiated', $2, $3, $4, now()) returning id`,
    [recommendation?.id, `${secret} rationale`, organisation?.id, member?.id],
  );
  const [law] = await ask<{ id: string; key: string }>(
    `insert into entry (kind, key, confidentiality, organisation_id, created_by_id)
     values ('law', $1, 'coalition', $2, $3) returning id, key`,
    [`law-${code}`, organisation?.id, member?.id],
  );
  await ask(
    `insert into entry_version (entry_id, number, title, facts, confidential, author_id, submitted_at)
     values ($1, 1, $2, $3, $4, $5, now())`,
    [
      law?.id,
      `${secret} law`,
      { title: `${secret} law`, state: "CHN", summary: secret, sources: [], recommendations: [] },
      { detail: secret },
      member?.id,
    ],
  );
  return {
    code,
    law: law?.key ?? "",
    ref: recommendation?.ref ?? "",
    member: member?.id ?? "",
    batch: recommendation?.batch_id ?? "",
    assessment: assessment?.id ?? "",
  };
}

/** The addresses of one part of the house, each leading to something that is there. */
function addresses(policy: Policy, { code, law, ref, batch, assessment, member }: Scene): string[] {
  const places: Record<string, string> = {
    "[name]": "chn",
    "[iso3]": "chn",
    "[file]": "laws.csv",
    "[n]": "1",
    "[ref]": encodeURIComponent(ref),
    "[code]": code,
    "[token]": "x".repeat(43),
    "[collection]": "laws",
    "[chart]": "levels",
    "[key]": law,
  };
  const ids: Record<string, string> = {
    imports: batch,
    review: assessment,
    exports: member,
    files: member,
    members: member,
    uploads: member,
  };
  return Object.entries(ROUTES)
    .filter(([, one]) => one === policy)
    .flatMap(([route]) =>
      route.includes("[...nextauth]")
        ? [
            "session",
            "csrf",
            "providers",
            "callback/credentials",
            "callback/second-step",
            "signout",
            "_log",
          ].map((action) => route.replace("[...nextauth]", action))
        : [
            route
              .replace("[name]/[key]", `laws/${law}`)
              .replace("feeds/[kind]/[file]", "feeds/state/chn.atom")
              .replace("card/[kind]/[file]", "card/dossier/chn.png")
              .replace("[[...rest]]", "nowhere/at/all")
              .replace(
                /(imports|review|exports|files|members|uploads)\/\[id\]/,
                (_, place: string) => `${place}/${ids[place]}`,
              )
              .replace(/\[\w+\]/g, (name) => places[name] ?? name),
          ],
    );
}

/** The cookie by which this browser is signed in. */
async function sessionOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  const session = cookies.find(({ name }) => name.includes("onus-session"));
  return `${session?.name}=${session?.value}`;
}

async function knock({ address, method, headers }: Knock): Promise<Answer> {
  const body = method === "GET" || method === "HEAD" ? {} : { body: new FormData() };
  return answerTo(`${method} ${address} ${JSON.stringify(headers)}`, address, {
    method,
    headers,
    ...body,
  });
}

/** Calls an action with what it would need to do something, as React encodes it. */
async function callAction({ id, name, address, form }: Call, scene: Scene): Promise<Answer> {
  const asked = `${form.kind} ${name} on ${address} ${JSON.stringify(form.headers)}`;
  const given = {
    memberId: scene.member,
    role: "administrator",
    name: "Somebody else",
    note: "An edition by a stranger",
    id: scene.assessment,
    batch: scene.batch,
    code: scene.code,
    kind: "law",
    key: scene.law,
    ref: scene.ref,
    reason: "No reason",
  };
  const sent = new FormData();
  if (form.kind === "form") {
    sent.append(`$ACTION_ID_${id}`, "");
    for (const [field, value] of Object.entries(given)) sent.append(field, value);
    return answerTo(asked, address, { method: "POST", headers: form.headers, body: sent });
  }
  for (const [field, value] of Object.entries(given)) sent.append(`1_${field}`, value);
  // `revokeSessionAction` and its like take the form first; all others take what was before, then the form.
  sent.append("0", id.startsWith("40") ? '["$K1"]' : '[null,"$K1"]');
  return answerTo(asked, address, {
    method: "POST",
    headers: { ...form.headers, "next-action": id, accept: "text/x-component" },
    body: sent,
  });
}

async function answerTo(asked: string, address: string, request: RequestInit): Promise<Answer> {
  const headers = { ...UNPACKED, ...request.headers };
  const send = (to: string) =>
    fetch(new URL(to, baseUrl()), { ...request, headers, redirect: "manual" });
  const first = await send(address);
  const onward = first.headers.get("location") ?? "";
  // A call for a page's data is led to its own address with a mark: what is there counts.
  const response = /[?&]_rsc/.test(onward) ? await send(onward) : first;
  return {
    asked,
    status: response.status,
    location: response.headers.get("location") ?? response.headers.get("x-action-redirect") ?? "",
    cookie: response.headers.get("set-cookie") ?? "",
    body: await response.text(),
  };
}

/** Several at a time, each taking the next; what they got, in the order of what was given. */
async function inTurns<Given, Got>(
  given: Given[],
  work: (one: Given) => Promise<Got>,
): Promise<Got[]> {
  const got: Got[] = [];
  const waiting = given.entries();
  const lane = async () => {
    for (const [at, one] of waiting) got[at] = await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return got;
}
const AT_ONCE = 8;

/** Refused, or sent to the page where one signs in. */
const isTurnedAway = ({ status, location }: Answer) =>
  (status >= 400 && status < 500) || TURNED_AWAY_TO.includes(pathOf(location));
const TURNED_AWAY_TO = ["/desk/sign-in", "/api/auth/signin", "/api/auth/signout"];
/** An action that was carried out says {ok: true}, in React's encoding. */
const isDone = ({ body }: Answer) => /"ok":\s*true/.test(body);
/**
 * The data of a page are sent with 200 even where all that they say is: go and sign in; and so is the tree of an
 * address, which repeats the parts of the address and holds nothing rendered.
 */
const isLetIn = ({ status, body }: Answer) => {
  const isShut = body.includes("NEXT_REDIRECT;replace;/desk/sign-in");
  const isTree = body.includes('"h":{"r":[null,null]') && body.length < 1000;
  return status >= 200 && status < 300 && !isShut && !isTree;
};
/** Next refuses a form from a foreign site by itself, with a 500 that says nothing. */
const isBroken = ({ asked, status, body }: Answer) =>
  status >= 500 &&
  !(asked.startsWith("POST") && asked.includes("elsewhere") && !body.includes(" at "));
const isRedirect = (status: number) => status >= 300 && status < 400;
const leadsToSignIn = (location: string) => pathOf(location) === "/desk/sign-in";
const pathOf = (location: string) =>
  location ? new URL(location.split(";")[0] ?? "", baseUrl()).pathname : "";
const told = ({ asked, status, location }: Answer) => `${status} ${location} ← ${asked}`;

/** One sum over every row of every table of the record: the same before and after means that nothing has changed. */
async function checksum(): Promise<string> {
  const tables = await ask<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  const sums = await Promise.all(
    tables.map(async ({ name }) => {
      const [sum] = await ask<{ sum: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as sum from "${name}" t`,
      );
      return `${name} ${sum?.sum}`;
    }),
  );
  return sums.join("\n");
}
