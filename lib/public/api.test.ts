import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { GET as getOpenApi } from "@/app/(public)/api/v1/openapi.json/route";
import { GET as getSummary } from "@/app/(public)/api/v1/summary/route";
import { GET as getRecommendations } from "@/app/(public)/api/v1/recommendations/route";
import { GET as getRecommendation } from "@/app/(public)/api/v1/recommendations/[ref]/route";
import { GET as getEditions } from "@/app/(public)/api/v1/editions/route";
import { GET as getChanges } from "@/app/(public)/api/v1/editions/[n]/changes/route";
import { GET as getCsv } from "@/app/(public)/data/recommendations.csv/route";
import { GET as getXlsx } from "@/app/(public)/data/recommendations.xlsx/route";
import { GET as getJson } from "@/app/(public)/data/recommendations.json/route";
import { GET as getSitemap } from "@/app/(public)/sitemap.xml/route";
import { GET as getReady } from "@/app/(public)/ready/route";
import {
  answered,
  assessed,
  declared,
  publish,
  published,
  review,
  state,
  takeDownPublished,
} from "@/lib/db/testing/published";
import { CSV_COLUMNS } from "@/lib/export/csv";
import * as answers from "./answer";

const ROWS = 60;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  await publish(1, {
    asOf: "2025-03-01",
    entries: [
      state("XEX", "Examplia", true),
      state("XNB", "Neighbouria"),
      review(4, "2024-01-23", {
        declared: [declared({ total: 428, supported: 290, partly: 8, noted: 32, rejected: 98 })],
      }),
      review(3, "2018-11-06", { declared: [declared({ total: 346, supported: 284, noted: 62 })] }),
    ],
    recommendations: [
      published("99", { text: "To be taken down" }),
      ...Array.from({ length: ROWS }, (_, n) =>
        published(String(n + 1), {
          ...answered(n % 3 === 0 ? "rejected" : "supported"),
          text: n === 0 ? '=HYPERLINK("https://example.org")' : `“Détention”, 拘留,\nitem ${n}`,
        }),
      ),
    ],
  });
  await publish(2, {
    asOf: "2025-06-01",
    recommendations: [published("1", { ...answered("rejected"), ...assessed("initiated") })],
    removed: ["A-HRC-90-1.60"],
  });
  await takeDownPublished("A-HRC-90-1.99", new Date("2025-07-01T12:00:00Z"));
});
afterAll(() => {
  vi.useRealTimers();
});

type Handler = (
  request: Request,
  context: { params: Promise<{ ref: string }> & Promise<{ n: string }> },
) => Promise<Response> | Response;

/** Calls the door of an address as the framework does. */
const ask = (address: string, headers: Record<string, string> = {}): Promise<Response> => {
  const { pathname } = new URL(address, "http://localhost");
  const parts = pathname.split("/").map(decodeURIComponent);
  const params = Promise.resolve({ ref: parts[4] ?? "", n: parts[4] ?? "" });
  const handler = HANDLERS.find(([pattern]) => pattern.test(pathname))?.[1];
  if (!handler) throw new Error(`No door at ${pathname}`);
  const request = new Request(new URL(address, "http://localhost"), { headers });
  return Promise.resolve(handler(request, { params }));
};
const HANDLERS: [RegExp, Handler][] = [
  [/openapi\.json$/, getOpenApi],
  [/v1\/summary$/, getSummary],
  [/v1\/recommendations$/, getRecommendations],
  [/v1\/recommendations\/[^/]+$/, getRecommendation],
  [/v1\/editions$/, getEditions],
  [/v1\/editions\/[^/]+\/changes$/, getChanges],
  [/\.csv$/, getCsv],
  [/\.xlsx$/, getXlsx],
  [/data\/recommendations\.json$/, getJson],
  [/sitemap\.xml$/, getSitemap],
];
const json = async (address: string) => (await ask(address)).json();

describe("the description for programs", () => {
  test.each([
    ["/api/v1/summary", "/api/v1/summary?state=XEX", answers.summaryAnswer],
    [
      "/api/v1/recommendations",
      "/api/v1/recommendations?q=detention&limit=3",
      answers.recommendationsAnswer,
    ],
    [
      "/api/v1/recommendations/{ref}",
      "/api/v1/recommendations/A-HRC-90-1.1",
      answers.recommendationAnswer,
    ],
    ["/api/v1/editions", "/api/v1/editions", answers.editionsAnswer],
    ["/api/v1/editions/{n}/changes", "/api/v1/editions/2/changes", answers.changesAnswer],
    [
      "/data/recommendations.json",
      "/data/recommendations.json?state=XEX&year=2024",
      answers.fileAnswer,
    ],
  ])("says of %s just what it answers", async (path, address, strict) => {
    const described = await json("/api/v1/openapi.json");
    const operation = described.paths[path].get;
    const { schema } = operation.responses["200"].content["application/json"];
    const given = await json(address);
    expect(strict.parse(given)).toEqual(given);
    z.fromJSONSchema(schema).parse(given);
    expect(z.fromJSONSchema(schema).safeParse({ edition: 1 }).success).toBe(false);
    const known = operation.parameters.map(({ name }: { name: string }) => name);
    for (const name of new URL(address, "http://localhost").searchParams.keys())
      expect(known).toContain(name);
  });

  test("describes parameters by what is right for them", async () => {
    const { paths } = await json("/api/v1/openapi.json");
    const { parameters } = paths["/api/v1/recommendations"].get;
    const named = (name: string) =>
      parameters.find((parameter: { name: string }) => parameter.name === name);
    expect(named("position").schema.enum).toContain("rejected");
    expect(named("limit")).toMatchObject({ required: false, schema: { type: "integer" } });
    expect(paths["/api/v1/summary"].get.parameters[0]).toMatchObject({
      name: "state",
      required: true,
      schema: { type: "string" },
    });
  });

  test("says of errors what they look like", async () => {
    const { components } = await json("/api/v1/openapi.json");
    const { schema } = components.responses.Wrong.content["application/json"];
    z.fromJSONSchema(schema).parse(await json("/api/v1/summary"));
  });
});

describe("the summary", () => {
  test("gives the figures of 2024 and 2018 with definition, unit, day and basis", async () => {
    const { edition, asOf, reviews } = await json("/api/v1/summary?state=XEX");
    expect({ edition, asOf }).toEqual({ edition: 2, asOf: "2025-06-01" });
    const figure = (year: number, key: string) => {
      const { rates, basis } = reviews.find((one: { year: number }) => one.year === year);
      const rate = rates.find((one: { key: string }) => one.key === key);
      expect(rate.label).toMatch(/\w/);
      expect(rate.definition).toMatch(/\w{3}/);
      expect(rate).toMatchObject({ countingUnit: "paragraph", asOf: "2024-06-25", edition: 2 });
      expect(basis).toMatchObject({ kind: "declared", source: { url: expect.any(String) } });
      return `${rate.numerator}/${rate.denominator} = ${rate.percent}`;
    };
    expect(figure(2024, "rejected")).toBe("98/428 = 22.9");
    expect(figure(2024, "notSupported")).toBe("130/428 = 30.4");
    expect(figure(2024, "accepted")).toBe("290/428 = 67.8");
    expect(figure(2018, "notSupported")).toBe("62/346 = 17.9");
    expect(reviews[0].basis).toMatchObject({ held: 59, of: 428 });
  });

  test("of an earlier edition says what was true then", async () => {
    const levels = async (n: number) =>
      (await json(`/api/v1/summary?state=xex&edition=${n}`)).levels.initiated;
    expect([await levels(1), await levels(2)]).toEqual([0, 1]);
  });
});

describe("wrong input is refused in words that name it:", () => {
  test.each([
    ["/api/v1/summary", "state", /state/],
    ["/api/v1/summary?state=China", "state", /three letters/],
    ["/api/v1/recommendations?position=reject", "position", /supported, partly, noted, rejected/],
    ["/api/v1/recommendations?stat=XEX", "stat", /no parameter “stat”.*state/],
    ["/api/v1/recommendations?limit=0", "limit", /1 or more/],
    ["/api/v1/recommendations?limit=9999", "limit", /200 or less/],
    ["/api/v1/recommendations?cycle=two", "cycle", /whole number/],
    ["/api/v1/recommendations?cycle=2.5", "cycle", /whole number/],
    ["/api/v1/recommendations?edition=99999999999", "edition", /or less/],
    ["/api/v1/recommendations?cursor=abc", "cursor", /next/],
    ["/api/v1/recommendations?state=XEX&state=XNB", "state", /more than once/],
    ["/api/v1/recommendations?q=a%00b", "q", /character/],
    [`/api/v1/recommendations?q=${"x".repeat(201)}`, "q", /200 characters/],
    ["/api/v1/recommendations?__proto__=1", "__proto__", /no parameter/],
    ["/api/v1/editions?x=1", "x", /no parameter/],
    ["/data/recommendations.csv?level=bad", "level", /not-implemented/],
  ])("%s", async (address, field, words) => {
    const response = await ask(address);
    expect(response.status).toBe(400);
    const { error } = await response.json();
    expect(error).toMatchObject({ code: "not valid", field });
    expect(error.message).toMatch(words);
  });
});

test("what is unknown gets the same 404 everywhere", async () => {
  const answers = await Promise.all(
    [
      "/api/v1/summary?state=XXX",
      "/api/v1/summary?state=XEX&edition=7",
      "/api/v1/recommendations/no-such-thing",
      "/api/v1/recommendations/A-HRC-90-1.60",
      "/api/v1/recommendations/a%00b",
      "/api/v1/editions/7/changes",
      "/api/v1/editions/first/changes",
      "/data/recommendations.csv?edition=7",
    ].map(async (address) => {
      const response = await ask(address);
      return `${response.status} ${await response.text()}`;
    }),
  );
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toMatch(/^404 \{"error":\{"code":"not found"/);
});

test("what was taken down answers 410 and says nothing of what it was", async () => {
  for (const edition of [1, 2]) {
    const response = await ask(`/api/v1/recommendations/A-HRC-90-1.99?edition=${edition}`);
    expect(response.status).toBe(410);
    expect(await response.text()).toBe(
      '{"error":{"code":"taken down","message":"What stood here was taken down on 2025-07-01.","field":null}}',
    );
  }
});

describe("a list", () => {
  test("leaves blank parameters out, as forms send them", async () => {
    const { total } = await json("/api/v1/recommendations?q=&state=XEX&position=rejected&theme=");
    expect(total).toBe(20);
  });

  test("goes on in its own edition and order when the next one is published meanwhile", async () => {
    const first = await json("/api/v1/recommendations?edition=1&sort=newest&limit=40");
    const second = await json(`/api/v1/recommendations?limit=40&cursor=${first.next}`);
    expect(second).toMatchObject({ edition: 1, total: 60, facets: null, next: null });
    const refs = [...first.items, ...second.items].map(({ ref }) => ref);
    expect(new Set(refs).size).toBe(60);
    const mixed = await ask(`/api/v1/recommendations?edition=2&cursor=${first.next}`);
    expect((await mixed.json()).error.field).toBe("cursor");
  });

  test("is open to every page, and is not sent twice to those who hold it", async () => {
    const { headers } = await ask("/api/v1/recommendations?state=XEX");
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("etag")).toContain("2.1-");
    const again = await ask("/api/v1/recommendations?state=XEX&q=", {
      "if-none-match": headers.get("etag")!,
    });
    expect(again.status).toBe(304);
  });
});

test("changes can be read in pages", async () => {
  const first = await json("/api/v1/editions/2/changes?limit=1");
  expect(first).toMatchObject({ edition: 2, items: [{ change: "changed" }], next: 1 });
  expect(await json("/api/v1/editions/2/changes?limit=1&cursor=1")).toMatchObject({
    items: [{ change: "removed", ref: "A-HRC-90-1.60", title: null }],
    next: null,
  });
});

describe("a download", () => {
  test("as CSV holds every row, each with its edition and day, and opens as plain text", async () => {
    const response = await ask("/data/recommendations.csv?state=XEX&edition=1");
    expect(response.headers.get("content-disposition")).toBe(
      'attachment; filename="recommendations-xex-edition-1.csv"',
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 3).toString("hex")).toBe("efbbbf");
    expect(bytes.toString().split("\r\n")[0]).toBe(`\uFEFF${CSV_COLUMNS.join(",")}`);
    const rows = parse(bytes, { bom: true, columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(ROWS);
    expect(new Set(rows.map((row) => `${row["edition"]} ${row["as_of"]}`))).toEqual(
      new Set(["1 2025-03-01"]),
    );
    expect(rows[0]!["text"]).toBe(`'=HYPERLINK("https://example.org")`);
    expect(rows[1]!["text"]).toBe("“Détention”, 拘留,\nitem 1");
    expect(rows[0]!["url"]).toBe("http://localhost:3000/recommendations/A-HRC-90-1.1");
  });

  test("as CSV comes without its mark where that is asked, and is otherwise the same", async () => {
    const bytesOf = async (address: string) =>
      Buffer.from(await (await ask(address)).arrayBuffer()).toString();
    const marked = await bytesOf("/data/recommendations.csv");
    expect(`\uFEFF${await bytesOf("/data/recommendations.csv?bom=no")}`).toBe(marked);
    expect((await ask("/data/recommendations.csv?bom=yes")).status).toBe(400);
    expect((await ask("/data/recommendations.json?bom=no")).status).toBe(400);
  });

  test("as a workbook holds the cells of the CSV, of the same columns, filter and edition, unaltered", async () => {
    const question = "?state=XEX&edition=1&columns=text,cycle,issued_on";
    const response = await ask(`/data/recommendations.xlsx${question}`, {
      "accept-encoding": "gzip",
    });
    expect(response.headers.get("x-onus-encoding")).toBeNull();
    expect(response.headers.get("content-disposition")).toBe(
      'attachment; filename="recommendations-xex-edition-1.xlsx"',
    );
    const { sheets } = await readXlsx(new Uint8Array(await response.arrayBuffer()));
    const [names, ...lines] = sheets[0]!.rows;
    const csv = parse(
      Buffer.from(await (await ask(`/data/recommendations.csv${question}`)).arrayBuffer()),
      { bom: true, columns: true },
    ) as Record<string, string>[];
    expect(names).toEqual(Object.keys(csv[0]!));
    expect(lines.map((line) => line[2])).toEqual(csv.map(({ ref }) => ref));
    expect(lines[0]!.slice(0, 3)).toEqual([1, new Date("2025-03-01T00:00:00Z"), csv[0]!["ref"]]);
    expect(lines.flat()).toContain('=HYPERLINK("https://example.org")');
    const about = new Map(sheets[1]!.rows.map(([name, value]) => [name, value]));
    expect(about.get("Address of this table")).toBe(
      "http://localhost:3000/data/recommendations.xlsx?columns=text%2Ccycle%2Cissued_on&edition=1&state=XEX",
    );
    expect(about.get("issued_on")).toMatch(/When it was made/);
  });

  test("as JSON holds the same rows, and the filter that found them", async () => {
    const { edition, filter, items } = await json("/data/recommendations.json?position=rejected");
    expect({ edition, filter }).toEqual({ edition: 2, filter: { position: "rejected" } });
    expect(items).toHaveLength(20);
    expect(await json("/data/recommendations.json?q=nowhere")).toMatchObject({ items: [] });
  });

  test("is compressed for those who take it so, and not sent again to those who hold it", async () => {
    const plain = await (await ask("/data/recommendations.csv")).text();
    const packed = await ask("/data/recommendations.csv", { "accept-encoding": "gzip, br" });
    expect(packed.headers.get("x-onus-encoding")).toBe("gzip");
    const unpacked = gunzipSync(Buffer.from(await packed.arrayBuffer())).toString();
    expect(unpacked.replace("\uFEFF", "")).toBe(plain.replace("\uFEFF", ""));
    const etag = packed.headers.get("etag")!;
    const again = await ask("/data/recommendations.csv", { "if-none-match": etag });
    expect(again.status).toBe(304);
  });
});

test("a reader who goes away in the middle of a download leaves nothing running", async () => {
  for (const [ending, accepted] of [
    ["json", ""],
    ["json", "gzip"],
    ["xlsx", ""],
  ]) {
    const headers = { "accept-encoding": accepted! };
    const { body } = await ask(`/data/recommendations.${ending}`, headers);
    const reader = body!.getReader();
    await reader.read();
    await reader.cancel();
    expect(await reader.read()).toEqual({ done: true, value: undefined });
  }
});

test("the sitemap names every public address of the edition and nothing else", async () => {
  const xml = await (await ask("/sitemap.xml")).text();
  const paths = [...xml.matchAll(/<loc>http:\/\/localhost:3000([^<]*)<\/loc>/g)].map(
    ([, path]) => path,
  );
  expect(paths).toEqual(
    expect.arrayContaining(["/", "/xex", "/editions/2", "/recommendations/A-HRC-90-1.1"]),
  );
  expect(paths).toEqual(
    expect.arrayContaining(["/statements/signatories", "/statements/compare", "/disagreement"]),
  );
  expect(paths).not.toContain("/recommendations/A-HRC-90-1.60");
  expect(paths).not.toContain("/xnb");
  expect((await ask("/sitemap.xml?part=2")).status).toBe(404);
});

describe("readiness", () => {
  const from = (peer: string, forwardedFor?: string) =>
    getReady(
      new Request("http://localhost/ready", {
        headers: {
          "x-onus-peer": peer,
          ...(forwardedFor !== undefined && { "x-forwarded-for": forwardedFor }),
        },
      }),
    );

  test("is told to this machine", async () => {
    for (const own of ["127.0.0.1", "::1", "::ffff:127.0.0.1"]) {
      const response = await from(own, own);
      expect(await response.json()).toMatchObject({ checks: { publication: "ok" } });
    }
  });

  test("is not told to another, whatever it writes into X-Forwarded-For", async () => {
    for (const peer of ["203.0.113.9", "127.evil", "unknown", ""])
      for (const forged of [undefined, "127.0.0.1", "::1"])
        expect((await from(peer, forged)).status).toBe(404);
  });

  test("is not told through a proxy on this machine to somebody behind it", async () => {
    for (const hops of ["203.0.113.9", "127.0.0.1, 203.0.113.9", "203.0.113.9, 127.0.0.1", ""])
      expect((await from("127.0.0.1", hops)).status).toBe(404);
  });
});
