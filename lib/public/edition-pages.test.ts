import { readXlsx } from "hucre/xlsx";
import { beforeAll, expect, test } from "vitest";
import { GET as getChart } from "@/app/(public)/editions/[n]/charts/[file]/route";
import { GET as getChanges } from "@/app/(public)/editions/[n]/changes/route";
import { GET as getChosen } from "@/app/(public)/editions/changes/route";
import { GET as getCorrections } from "@/app/(public)/corrections/route";
import {
  answered,
  assessed,
  publish,
  published,
  state,
  takeDownPublished,
} from "@/lib/db/testing/published";

// Two editions with a level changed, a correction and a withdrawal, and a thing taken down from both, as pages say it.

const SITE = "https://onus.example";
const REWORDED = "A summary that was mended";

beforeAll(async () => {
  await publish(1, {
    asOf: "2025-01-31",
    entries: [state("XEX", "Examplia", true)],
    recommendations: [
      published("1", { ...answered("supported"), ...assessed("initiated") }),
      published("2", { summary: "A summary with an eror" }),
      published("3", { summary: "To be withdrawn" }),
      published("4", { summary: "To be taken down" }),
    ],
  });
  await publish(2, {
    asOf: "2025-02-28",
    recommendations: [
      published("1", { ...answered("supported"), ...assessed("regressed") }),
      published("2", { summary: REWORDED }),
    ],
    removed: [published("3").ref],
  });
  await takeDownPublished(published("4").ref, new Date("2025-03-01T12:00:00Z"));
});

const textOf = async (answer: Response) =>
  (await answer.text()).replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
const changes = (n: string, question = "") =>
  getChanges(new Request(`${SITE}/editions/${n}/changes${question}`), {
    params: Promise.resolve({ n }),
  });

test("a comparison says in words what moved, by name, and nothing of what is gone but its reference", async () => {
  const text = await textOf(await changes("2", "?since=1"));
  expect(text).toContain("What changed from edition 1 to edition 2");
  expect(text).toContain("No recommendation was added, 2 changed and 1 removed.");
  expect(text).toContain("One is graded lower than before.");
  expect(text).toContain(REWORDED);
  expect(text).toContain(`${published("3").ref} is no longer published`);
  expect(text).not.toContain("To be withdrawn");
  expect(text).not.toContain("To be taken down");
  expect(text).not.toContain(published("4").ref);
});

test("without a number it is the edition before, and what cannot be compared is told why", async () => {
  expect(await textOf(await changes("2"))).toContain("from edition 1 to edition 2");
  const statuses = await Promise.all(
    [changes("1"), changes("2", "?since=2"), changes("9", "?since=1"), changes("x")].map(
      async (answer) => (await answer).status,
    ),
  );
  expect(statuses).toEqual([400, 400, 404, 404]);
});

test("two editions may be chosen in either order, and have one address", async () => {
  for (const question of ["since=1&until=2", "since=2&until=1"]) {
    const answer = await getChosen(new Request(`${SITE}/editions/changes?${question}`));
    expect([answer.status, answer.headers.get("location")]).toEqual([
      308,
      "/editions/2/changes?since=1",
    ]);
  }
});

test("corrections name the editions that altered something, and the days of take-downs, never what", async () => {
  const answer = await getCorrections(new Request(`${SITE}/corrections`));
  const text = await textOf(answer);
  expect(text).toContain("Note of edition 2");
  expect(text).not.toContain("Note of edition 1");
  expect(text).toContain("1 March 2025: one thing");
  expect(text).not.toContain(published("4").ref);
});

const chartOf = (n: string, ending: string) =>
  getChart(new Request(`${SITE}/editions/${n}/charts/levels.${ending}?state=XEX`), {
    params: Promise.resolve({ n, file: `levels.${ending}` }),
  });

test("a chart stays as its edition has it", async () => {
  const tableOf = async (n: string) => (await chartOf(n, "csv")).text();
  expect(await tableOf("1")).toContain("1,2025-01-31,levels,Initiated,1\r\n");
  expect(await tableOf("2")).toContain("2,2025-02-28,levels,Initiated,0\r\n");
  expect(await tableOf("2")).toContain("2,2025-02-28,levels,Regressed,1\r\n");
});

test("a chart as a workbook and as JSON has the numbers of its table, and says what is counted", async () => {
  const { items, definition, ...head } = await (await chartOf("2", "json")).json();
  expect(head).toMatchObject({ edition: 2, asOf: "2025-02-28", chart: "levels" });
  const bytes = new Uint8Array(await (await chartOf("2", "xlsx")).arrayBuffer());
  const [table, definitions] = (await readXlsx(bytes)).sheets;
  const [names, ...lines] = table!.rows;
  expect(names!.slice(3)).toEqual(Object.keys(items[0]));
  expect(lines.map((line) => line.slice(3))).toEqual(items.map(Object.values));
  expect(lines).toContainEqual([2, new Date("2025-02-28T00:00:00Z"), "levels", "Regressed", 1]);
  expect(definitions!.rows).toContainEqual(["What is counted", definition]);
});
