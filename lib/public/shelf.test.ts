import { parse } from "csv-parse/sync";
import { readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { GET as getOne } from "@/app/(public)/api/v1/[collection]/[key]/route";
import { GET as getMany } from "@/app/(public)/api/v1/[collection]/route";
import { GET as getOpenApi } from "@/app/(public)/api/v1/openapi.json/route";
import { GET as getFile } from "@/app/(public)/data/[file]/route";
import { GET as getSitemap } from "@/app/(public)/sitemap.xml/route";
import { wholeFacts } from "@/lib/db/testing/entry";
import {
  declared,
  publish,
  published,
  review,
  state,
  takeDownPublished,
  type Brought,
} from "@/lib/db/testing/published";
import { ENTRY, ENTRY_KINDS, type EntryKind } from "@/lib/domain/entry/kind";
import { SHELF_KINDS, SHELVES } from "@/lib/domain/shelf";
import { ITEMS, onShelfAnswer, shelfAnswer, shelfFile } from "./shelf-answer";
import { rowFilesOf } from "./shelf-file";

// One of each kind, and what goes wrong with such lists: a vote that does not add up, a cell that is a formula, a key
// that was taken down, an edition that ends between two pages.

const links = { state: "XEX", recommendation: "A-HRC-90-1.1", document: "D-1", review: "XEX-4" };

type Entries = NonNullable<Brought["entries"]>;
const entry = (kind: EntryKind, key: string, facts: object) =>
  ({ kind, key, content: { key, facts } }) as unknown as Entries[number];

const roll = (key: string, votes: string, declaredYes: number) =>
  entry(
    "vote",
    key,
    ENTRY.vote.parse({
      title: `Draft ${key}`,
      on: "2022-10-06",
      forum: "Council",
      question: "To debate",
      result: "rejected",
      declaredYes,
      declaredNo: 1,
      declaredAbstain: 0,
      records: [...votes].map((letter, n) => ({
        state: ["XEX", "XNB", "XFA"][n],
        vote: letter === "y" ? "yes" : "no",
      })),
      about: ["XEX"],
    }),
  );

const document = (key: string): Entries[number] => ({
  kind: "document",
  key,
  content: {
    key,
    symbol: null,
    title: `Paper ${key}`,
    body: "cat",
    kind: "report",
    state: "XEX",
    adoptedOn: null,
    distributedOn: null,
    publishedOn: "2024",
    url: "https://example.org/d",
    archivedUrl: null,
    aliases: ["The paper", "=1+1"],
    supersedes: null,
  },
});

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  await publish(1, {
    asOf: "2025-03-01",
    recommendations: [published("1")],
    entries: [
      ...[state("XEX", "Examplia", true), state("XNB", "Neighbouria"), state("XFA", "Farland")],
      review(4, "2024-01-23", {
        declared: [declared({ total: 9, supported: 6, noted: 1, rejected: 2 })],
      }),
      document("D-1"),
      document("D-2"),
      ...ENTRY_KINDS.map((kind) => entry(kind, `one-${kind}`, wholeFacts(kind, "Words", links))),
      roll("agrees", "yyn", 2),
      roll("differs", "ynn", 2),
      entry(
        "law",
        "formula",
        ENTRY.law.parse({ title: "=HYPERLINK(1)", state: "XNB", summary: "-1" }),
      ),
      entry("case", "hidden", wholeFacts("case", "Gone", links)),
    ],
  });
  await publish(2, { asOf: "2025-06-01", entries: [document("D-3")] });
  await takeDownPublished("hidden", new Date("2025-07-01T12:00:00Z"), "case");
});
afterAll(() => {
  vi.useRealTimers();
});

const at = (path: string) => new Request(new URL(path, "http://localhost"));
async function ask(path: string): Promise<Response> {
  const [, , , collection = "", key] = path.split("?")[0]?.split("/").map(decodeURIComponent) ?? [];
  return key === undefined
    ? getMany(at(path), { params: Promise.resolve({ collection }) })
    : getOne(at(path), { params: Promise.resolve({ collection, key }) });
}
const json = async (path: string) => (await ask(path)).json();
const file = (name: string, query = "") =>
  getFile(at(`/data/${name}${query}`), { params: Promise.resolve({ file: name }) });
const table = async (name: string, query = "") =>
  parse(await (await file(name, query)).text(), { columns: true, bom: true }) as Record<
    string,
    string
  >[];

const workbook = async (name: string) =>
  (await readXlsx(new Uint8Array(await (await file(name)).arrayBuffer()))).sheets[0]!.rows;

const keyOf: Record<string, string> = { document: "D-1", review: "XEX-4", state: "xex" };

describe.each(SHELF_KINDS)("%s", (kind) => {
  const word = SHELVES[kind];
  const key = keyOf[kind] ?? `one-${kind}`;

  test("is answered just as it is described", async () => {
    const description = await (
      await getOpenApi(new Request("http://localhost/api/v1/openapi.json"))
    ).json();
    const told = async (path: string, given: unknown, strict: z.ZodType) => {
      expect(strict.parse(given)).toEqual(given);
      const { schema } = description.paths[path].get.responses["200"].content["application/json"];
      z.fromJSONSchema(withSchemas(schema, description)).parse(given);
      expect(z.fromJSONSchema(withSchemas(schema, description)).safeParse({}).success).toBe(false);
    };
    const list = await json(`/api/v1/${word}`);
    expect(list.total).toBeGreaterThan(0);
    await told(`/api/v1/${word}`, list, shelfAnswer(ITEMS[kind]));
    const one = await json(`/api/v1/${word}/${key}`);
    expect(one.item.facts).toBeTruthy();
    await told(`/api/v1/${word}/{key}`, one, onShelfAnswer(ITEMS[kind]));
    const whole = await (await file(`${word}.json`)).json();
    expect(whole.items).toHaveLength(list.total);
    await told(`/data/${word}.json`, whole, shelfFile(ITEMS[kind]));
  });

  test("is a table with a line for each, and a table for each of its lists", async () => {
    const { total, items } = await json(`/api/v1/${word}?limit=200`);
    const lines = await table(`${word}.csv`);
    expect(lines.map((line) => line["key"])).toEqual(items.map((one: { key: string }) => one.key));
    expect(lines).toHaveLength(total);
    const book = await workbook(`${word}.xlsx`);
    expect(book[0]).toEqual(Object.keys(lines[0]!));
    expect(book.slice(1).map((line) => line[2])).toEqual(lines.map((line) => line["key"]));
    for (const name of rowFilesOf(kind)) {
      const { paths } = await (
        await getOpenApi(new Request("http://localhost/api/v1/openapi.json"))
      ).json();
      expect(paths[`/data/${name}`]).toBeTruthy();
      const rows = await table(name);
      const field = name.split(".")[1]?.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());
      const held = items.flatMap((one: { facts: Record<string, unknown[]> }) => one.facts[field!]);
      expect(rows, name).toHaveLength(held.length);
      const file = name.replace(/csv$/, "xlsx");
      expect(paths[`/data/${file}`]).toBeTruthy();
      expect((await workbook(file)).length, file).toBe(held.length + 1);
    }
  });

  test("stands in the map of the site with each of its things", async () => {
    const map = await (await getSitemap(at("/sitemap.xml"))).text();
    const { items } = await json(`/api/v1/${word}?limit=200`);
    for (const { url } of items as { url: string }[]) expect(map).toContain(`<loc>${url}</loc>`);
    expect(map).toMatch(new RegExp(`<loc>[^<]*/${word}</loc>`));
  });
});

/** A schema of the description with the ones it names inside it. */
const withSchemas = (schema: object, description: { components: { schemas: object } }) =>
  JSON.parse(
    JSON.stringify({ ...schema, $defs: description.components.schemas }).replaceAll(
      "#/components/schemas/",
      "#/$defs/",
    ),
  );

describe("a vote", () => {
  test("whose rows differ from the declared total is flagged, and keeps both", async () => {
    const { item } = await json("/api/v1/votes/differs");
    expect(item.computed).toMatchObject({
      agrees: false,
      differs: ["yes", "no"],
      counted: { yes: 1, no: 2 },
      declared: { yes: 2, no: 1 },
    });
    expect((await json("/api/v1/votes/agrees")).item.computed.agrees).toBe(true);
    const lines = await table("votes.csv");
    const line = lines.find(({ key }) => key === "differs");
    expect(line).toMatchObject({
      computed_agrees: "false",
      computed_counted_yes: "1",
      computed_declared_yes: "2",
      computed_differs: "yes; no",
    });
  });

  test("has a line for each State in a table of its own", async () => {
    const rows = await table("votes.records.csv");
    expect(rows.filter(({ key }) => key === "differs")).toMatchObject([
      { of: "Draft differs", of_date: "2022-10-06", state: "XEX", vote: "yes" },
      { state: "XNB", vote: "no" },
      { state: "XFA", vote: "no" },
    ]);
  });

  test("is mentioned by the State that voted", async () => {
    const { mentions } = await json("/api/v1/states/xnb");
    expect(mentions).toContainEqual(
      expect.objectContaining({ kind: "vote", key: "agrees", part: "vote" }),
    );
  });
});

describe("a list", () => {
  test("keeps to one State's dossier", async () => {
    const { items } = await json("/api/v1/laws?about=xex");
    expect(items.map(({ key }: { key: string }) => key)).toEqual(["one-law"]);
    expect(await table("laws.csv", "?about=XNB")).toEqual([]);
  });

  test("ends in the edition in which it began", async () => {
    const first = await json("/api/v1/documents?limit=1&edition=1");
    expect(first).toMatchObject({ edition: 1, total: 2, next: "1.1" });
    const second = await json(`/api/v1/documents?limit=1&cursor=${first.next}`);
    expect(second).toMatchObject({ edition: 1, total: 2, next: null });
    expect((await json("/api/v1/documents")).total).toBe(3);
    const mixed = await ask(`/api/v1/documents?edition=2&cursor=${first.next}`);
    expect(mixed.status).toBe(400);
    expect(await mixed.json()).toMatchObject({ error: { field: "cursor" } });
  });

  test("refuses a question that it does not know", async () => {
    const answer = await ask("/api/v1/votes?status=lost");
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { field: "status" } });
  });
});

describe("a file", () => {
  test("runs no formula in a spreadsheet", async () => {
    const [line] = (await table("laws.csv")).filter(({ key }) => key === "formula");
    expect(line).toMatchObject({ title: "'=HYPERLINK(1)", summary: "'-1" });
    const [, alias] = (await table("documents.aliases.csv")).filter(({ key }) => key === "D-1");
    expect(alias).toMatchObject({ of: "Paper D-1", value: "'=1+1" });
  });

  test("names its edition and its dossier, and is sent once", async () => {
    const answer = await file("votes.records.csv", "?about=XEX&edition=1");
    expect(answer.headers.get("content-disposition")).toContain("votes.records-xex-edition-1.csv");
    const etag = answer.headers.get("etag") ?? "";
    const held = new Request("http://localhost/data/votes.records.csv?about=XEX&edition=1", {
      headers: { "if-none-match": etag },
    });
    const again = await getFile(held, { params: Promise.resolve({ file: "votes.records.csv" }) });
    expect(again.status).toBe(304);
  });
});

describe("what is not there", () => {
  test.each(["/api/v1/witnesses", "/api/v1/witnesses/one", "/api/v1/votes/none"])(
    "%s has the one answer of everything absent",
    async (path) => {
      const answer = await ask(path);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ error: { code: "not found" } });
    },
  );

  test.each(["witnesses.csv", "votes.secrets.csv", "votes.records.json", "votes.exe", "votes"])(
    "/data/%s is no file",
    async (name) => {
      expect((await file(name)).status).toBe(404);
    },
  );

  test("of what was taken down only the day is told", async () => {
    const answer = await ask("/api/v1/cases/hidden");
    expect(answer.status).toBe(410);
    expect(await answer.text()).not.toContain("Gone");
    expect((await json("/api/v1/cases")).items.map(({ key }: { key: string }) => key)).toEqual([
      "one-case",
    ]);
  });
});
