import type { APIRequestContext } from "@playwright/test";
import { baseUrl, expect, test, UNPACKED } from "./house";

// From the overview over every link, as a program without scripts reads it. Pages of one kind are many and alike: of each
// kind, of each word in a question, and of each way from one kind to another, one is tried, and none is left out.

test("@desktop every link within the site leads somewhere, and every form is answered", async ({
  request,
}) => {
  test.setTimeout(120_000);
  const { broken, ways } = await crawl(request, baseUrl());
  expect(broken).toEqual([]);
  expect([...ways]).toEqual(expect.arrayContaining(KNOWN));
});

/** A few without which it cannot have seen the whole: a crawl that stops at its first page finds nothing broken. */
const KNOWN = [
  "/*/*.pdf",
  "/charts/levels.svg ?state",
  "/documents/*",
  "/editions/*/recommendations/*",
  "/recommendations ?q",
  "/votes/* → /states/*",
  "/votes/*",
];

async function crawl(request: APIRequestContext, origin: string) {
  const [broken, ways, seen]: [string[], Set<string>, Set<string>] = [[], new Set(), new Set()];
  const waiting: Way[] = [{ to: "/", from: "/" }];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { to, from } = next;
    const isNew = isNewWay(ways, next);
    if (seen.has(to) || !isNew) continue;
    seen.add(to);
    const answer = await request.get(to, { maxRedirects: 0, headers: UNPACKED });
    if (answer.status() !== 200) broken.push(`${answer.status()} ${to}, from ${from}`);
    if (!answer.headers()["content-type"]?.startsWith("text/html")) continue;
    const page = await answer.text();
    const here = new URL(canonicalOf(page) ?? to, origin).origin;
    for (const led of [...linksIn(page), ...formsIn(page)]) {
      const url = new URL(led, new URL(to, here));
      if (url.origin !== here || url.pathname.startsWith("/desk")) continue;
      waiting.push({ to: url.pathname + url.search, from: to });
      if (led.startsWith("#") && !page.includes(` id="${led.slice(1)}"`))
        broken.push(`no ${led} on ${to}`);
    }
  }
  return { broken, ways };
}

type Way = { to: string; from: string };

/** Whether nothing like it has been tried; from now on it has. */
function isNewWay(ways: Set<string>, { to, from }: Way): boolean {
  const kind = kindOf(to);
  const words = [...new URL(to, baseUrl()).searchParams.keys()];
  // A page of a past edition is made as the same page of the newest is: its ways are tried there.
  const way = `${kindOf(from)} → ${kind}`.replaceAll("/editions/*", "");
  const all = [kind, ...words.map((word) => `${kind} ?${word}`), way];
  const fresh = all.filter((one) => !ways.has(one));
  for (const one of fresh) ways.add(one);
  return fresh.length > 0;
}

/** An address without its particulars: names of shelves and of charts stand, names of what is on a shelf do not. */
function kindOf(address: string): string {
  const { pathname } = new URL(address, baseUrl());
  const [, edition = "", path = ""] = /^(\/editions\/\d+)?(.*)$/.exec(pathname) ?? [];
  const [shelf = "", ...names] = path.slice(1).split("/");
  return [
    edition && "/editions/*",
    `/${/^[a-z]{3}$/.test(shelf) ? "*" : shelf}`,
    ...names.map((name) => `/${WHOLE.has(shelf) ? name : `*${FILE.exec(name)?.[0] ?? ""}`}`),
  ].join("");
}

/** Shelves of which each name is a thing of its own kind. */
const WHOLE = new Set(["charts", "assets", "api", "data"]);
const FILE = /\.(svg|png|csv|xlsx|json|atom|ics|pdf|docx)$/;

const canonicalOf = (page: string) => /<link rel="canonical" href="([^"]*)"/.exec(page)?.[1];

/** What a page points at, and what it loads. */
const linksIn = (page: string): string[] =>
  [...page.matchAll(/<(?:a|link|img|script) [^>]*?(?:href|src)="([^"]*)"/g)].map(([, found]) =>
    plain(found ?? ""),
  );

/** Where each form leads that is sent as it stands: what is filled in, and the first of each choice. */
function formsIn(page: string): string[] {
  return [...page.matchAll(/<form ([^>]*)>(.*?)<\/form>/gs)].map(([, head = "", inside = ""]) => {
    const asked = new URLSearchParams();
    for (const [, input = ""] of inside.matchAll(/<input ([^>]*)>/g)) {
      const chosen = !/type="(checkbox|radio)"/.test(input) || / checked/.test(input);
      const name = attribute(input, "name");
      if (name && chosen) asked.append(name, attribute(input, "value") ?? "");
    }
    for (const [, name = "", options = ""] of inside.matchAll(
      /<select [^>]*?name="([^"]*)"[^>]*>(.*?)<\/select>/gs,
    ))
      asked.append(name, attribute(/<option ([^>]*)>/.exec(options)?.[1] ?? "", "value") ?? "");
    return `${attribute(head, "action") ?? ""}?${asked.toString()}`;
  });
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`(?:^| )${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : plain(found);
}

const plain = (text: string) =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");
