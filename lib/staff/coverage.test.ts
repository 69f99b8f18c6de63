import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { GET as getRecommendation } from "@/app/(public)/recommendations/[ref]/route";
import { GET as getRecommendations } from "@/app/(public)/recommendations/route";
import { GET as getState } from "@/app/(public)/states/[iso3]/route";
import { namedEntryAt } from "@/app/(public)/named";
import { publication } from "@/lib/db/publication";
import { record } from "@/lib/db/record";
import { freshStart } from "@/lib/db/testing/fresh-start";
import { COLLECTIONS, isEntryKind } from "@/lib/domain/entry/kind";
import { publishedRecommendation } from "@/lib/domain/published";

// docs/coverage.md against a fresh start: what the table says is there is asked of the published edition, and what it
// calls a draft is asked of the desk, and must not be in the edition.

type Home = { kind: string; key: string; isDraft: boolean };
type Row = { number: number; homes: Home[]; page: string; test: string };

const rows = readFileSync("docs/coverage.md", "utf8")
  .split("\n")
  .filter((line) => /^\| \d/.test(line))
  .map(rowOf);

function rowOf(line: string): Row {
  const [, number, , homes = "", page = "", file = ""] = line.split("|").map((cell) => cell.trim());
  return {
    number: Number(number),
    homes: [...homes.matchAll(/`(\S+) (\S+)`( \[(G|draft)\])?/g)].map(
      ([, kind = "", key = "", , draft]) => ({ kind, key, isDraft: draft !== undefined }),
    ),
    page: page.replaceAll("`", ""),
    test: file.replaceAll("`", ""),
  };
}

let published: Set<string>;

beforeAll(async () => {
  await freshStart();
  published = await namesInTheEdition();
}, 120_000);

async function namesInTheEdition(): Promise<Set<string>> {
  const [entries, held] = await Promise.all([
    publication.publishedEntry.findMany({
      where: { editionTo: null },
      select: { kind: true, key: true },
    }),
    publication.publishedRecommendation.findMany({
      where: { editionTo: null },
      select: { content: true },
    }),
  ]);
  const recommendations = held.map(({ content }) => publishedRecommendation.parse(content));
  return new Set([
    ...entries.map(({ kind, key }) => `${kind} ${key}`),
    ...recommendations.map(({ ref }) => `recommendation ${ref}`),
    ...recommendations.flatMap(({ themes }) => themes.map(({ code }) => `theme ${code}`)),
    ...recommendations.flatMap(({ evidence }) => evidence.map(({ code }) => `evidence ${code}`)),
    // Names of territories are a vocabulary of every installation, shown beside what is said of them.
    ...(await record.territory.findMany()).map(({ code }) => `territory ${code}`),
  ]);
}

/** What waits at the desk: with a note that says what to check. */
async function isWaiting({ kind, key }: Home): Promise<boolean> {
  if (kind === "recommendation")
    return (
      (await record.recommendation.count({ where: { ref: key, checkNote: { not: null } } })) > 0
    );
  if (kind === "document")
    return (await record.document.count({ where: { key, checkNote: { not: null } } })) > 0;
  if (kind === "evidence")
    return (await record.evidence.count({ where: { code: key, checkedAt: null } })) > 0;
  const versions = { some: { approvedAt: null, checkNote: { not: null } } };
  return (await record.entry.count({ where: { kind, key, versions } })) > 0;
}

/** The page of a published thing, where it has one of its own. */
function pageOf({ kind, key }: Home): string | null {
  if (kind === "theme") return `/recommendations?theme=${key}`;
  if (kind === "state") return `/states/${key.toLowerCase()}`;
  if (["recommendation", "document", "review"].includes(kind)) return `/${kind}s/${key}`;
  return isEntryKind(kind) ? `/${COLLECTIONS[kind]}/${key}` : null;
}

describe("the table of what the starter dossier covers", () => {
  test("has every item from 1 to 189 once, each with a home", () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 189 }, (_, n) => n + 1));
    expect(rows.filter(({ homes }) => homes.length === 0)).toEqual([]);
  });

  test("names nothing as published that is not in the edition", () => {
    const missing = rows.flatMap(({ number, homes }) =>
      homes
        .filter(({ kind, key, isDraft }) => !isDraft && !published.has(`${kind} ${key}`))
        .map(({ kind, key }) => `${number}: ${kind} ${key}`),
    );
    expect(missing).toEqual([]);
  });

  test("names nothing as a draft that is in the edition, or that nobody has", async () => {
    const drafts = rows.flatMap(({ homes }) => homes.filter(({ isDraft }) => isDraft));
    expect(drafts.length).toBeGreaterThan(5);
    for (const draft of drafts) {
      const name = `${draft.kind} ${draft.key}`;
      expect([name, published.has(name), await isWaiting(draft)]).toEqual([name, false, true]);
    }
  });

  test("leaves no item with drafts alone", () => {
    expect(rows.filter(({ homes }) => homes.every(({ isDraft }) => isDraft))).toEqual([]);
  });

  test("gives each item the page of one of its homes", () => {
    const wrong = rows.filter(
      ({ homes, page }) => !homes.some((home) => !home.isDraft && pageOf(home) === page),
    );
    // A thing of a photograph stands on the page of a recommendation to which it speaks.
    expect(wrong.map(({ homes: [first] }) => first?.kind)).toEqual(wrong.map(() => "evidence"));
  });

  test("names tests that are there", () => {
    expect([...new Set(rows.map((row) => row.test))].filter((file) => !existsSync(file))).toEqual(
      [],
    );
  });

  test("leads to pages that open", async () => {
    const pages = [...new Set(rows.map(({ page }) => page))];
    const closed: string[] = [];
    for (const page of pages) {
      const { status } = await open(page);
      if (status !== 200) closed.push(`${page}: ${status}`);
    }
    expect(closed).toEqual([]);
  }, 60_000);
});

function open(page: string): Promise<Response> {
  const request = new Request(new URL(page, "http://localhost"));
  const [, name = "", key] = new URL(request.url).pathname.split("/").map(decodeURIComponent);
  if (name === "states") return getState(request, { params: Promise.resolve({ iso3: key ?? "" }) });
  if (name !== "recommendations") return namedEntryAt(request, name, key ?? "");
  return key === undefined
    ? getRecommendations(request)
    : getRecommendation(request, { params: Promise.resolve({ ref: key }) });
}
