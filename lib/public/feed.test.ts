import { SaxesParser } from "saxes";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { GET as getChanges } from "@/app/(public)/feeds/changes.atom/route";
import { GET as getFeed } from "@/app/(public)/feeds/[kind]/[file]/route";
import {
  answered,
  assessed,
  publish,
  published,
  state,
  takeDownPublished,
} from "@/lib/db/testing/published";

const SECRET = "What was withdrawn";

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  await publish(1, {
    asOf: "2025-03-01",
    entries: [state("XEX", "Examplia", true), state("XNB", "Neighbouria")],
    recommendations: [
      published("1", { text: 'Free <all> & "sundry"\u0002' }),
      published("2", { text: SECRET }),
      published("3", { text: "What was taken down" }),
      published("4", { text: "Of another dossier", state: "XNB", themes: [] }),
    ],
  });
  await publish(2, {
    asOf: "2025-06-01",
    recommendations: [
      published("1", { text: 'Free <all> & "sundry"', ...assessed("initiated") }),
      published("2", { text: SECRET, ...answered("noted") }),
    ],
  });
  await publish(3, { asOf: "2025-09-01", removed: ["A-HRC-90-1.2"] });
  await takeDownPublished("A-HRC-90-1.3", new Date("2025-10-01T12:00:00Z"));
});

const follow = (kind: string, file: string) =>
  getFeed(new Request(`http://localhost:3000/feeds/${kind}/${file}`), {
    params: Promise.resolve({ kind, file }),
  });
const textOf = async (kind: string, file: string) => (await follow(kind, file)).text();

/** What a program that knows nothing of ours reads: every element with its text. */
function read(xml: string) {
  const found: { name: string; text: string }[] = [];
  const open: { name: string; text: string }[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("opentag", ({ name }) => {
    const element = { name, text: "" };
    found.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const innermost = open.at(-1);
    if (innermost) innermost.text += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.on("error", (fault) => {
    throw fault;
  });
  parser.write(xml).close();
  return (name: string) => found.filter((one) => one.name === name).map(({ text }) => text);
}

describe("a feed", () => {
  test("is Atom: one id, title, author and update of its own, and of each entry", async () => {
    const response = await follow("state", "xex.atom");
    expect(response.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
    const all = read(await response.text());
    const entries = all("entry").length;
    expect(entries).toBe(3);
    for (const name of ["id", "title", "updated"]) expect(all(name)).toHaveLength(entries + 1);
    for (const moment of all("updated"))
      expect(moment).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(all("name")).toEqual(["Onus"]);
    expect(new Set(all("id")).size).toBe(entries + 1);
  });

  test("names its entries for good: by a tag with the edition, newest first", async () => {
    const ids = read(await textOf("state", "xex.atom"))("id");
    expect(ids).toEqual([
      "tag:localhost,2026:state/xex",
      "tag:localhost,2026:state/xex/3",
      "tag:localhost,2026:state/xex/2",
      "tag:localhost,2026:state/xex/1",
    ]);
  });

  test("says what each edition changed, in words, as text that no reader's program runs", async () => {
    const [, changed, first] = read(await textOf("state", "xex.atom"))("content");
    expect(changed).toContain("2 recommendations changed");
    expect(changed).toContain(
      '<a href="http://localhost:3000/recommendations/A-HRC-90-1.1">Free &lt;all&gt; &amp; &quot;sundry&quot;</a>: finding Not yet assessed → Initiated',
    );
    expect(first).not.toContain("<all>");
  });

  test("keeps to its State, its theme, its recommendation", async () => {
    expect(await textOf("state", "xex.atom")).not.toContain("Of another dossier");
    expect(await textOf("theme", "arbitrary-detention.atom")).toContain(
      "Onus: Arbitrary detention",
    );
    expect(await textOf("theme", "arbitrary-detention.atom")).not.toContain("Of another dossier");
    const ids = read(await textOf("recommendation", "A-HRC-90-1.1.atom"))("id");
    expect(ids.map((id) => id.split("/").at(-1))).toEqual(["A-HRC-90-1.1", "2", "1"]);
  });

  test("leaves no title of what was withdrawn in any entry of the past, and says that it changed", async () => {
    const feeds = await Promise.all([
      textOf("state", "xex.atom"),
      textOf("theme", "arbitrary-detention.atom"),
      textOf("recommendation", "A-HRC-90-1.2.atom"),
    ]);
    for (const feed of feeds) {
      expect(feed).not.toContain(SECRET);
      expect(feed).toContain("withdrawn since");
    }
    const [, , second] = read(feeds[0])("updated").slice(0);
    expect(second).toBe("2025-09-01T10:00:00.000Z");
  });

  test("says nothing at all of what was taken down", async () => {
    expect(await textOf("state", "xex.atom")).not.toMatch(/taken down|A-HRC-90-1\.3/);
    expect((await follow("recommendation", "A-HRC-90-1.3.atom")).status).toBe(404);
  });

  test("is not there for what is not there", async () => {
    for (const [kind, file] of [
      ["state", "xnb.atom"],
      ["state", "xxx.atom"],
      ["theme", "no-such-theme.atom"],
      ["recommendation", "none.atom"],
      ["planet", "mars.atom"],
      ["state", "xex.rss"],
      ["theme", "a%00b.atom"],
    ] as const) {
      const response = await follow(kind, file);
      expect(response.status, `${kind}/${file}`).toBe(404);
      expect((await response.json()).error.code).toBe("not found");
    }
  });
});

test("the feed of all editions has the note and the counts of each", async () => {
  const response = await getChanges(new Request("http://localhost:3000/feeds/changes.atom"));
  const [newest] = read(await response.text())("content");
  expect(newest).toContain("Note of edition 3");
  expect(newest).toContain("0 added, 0 changed, 1 removed");
});
