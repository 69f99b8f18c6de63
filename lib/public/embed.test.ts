import { beforeAll, describe, expect, test, vi } from "vitest";
import { GET as getChart } from "@/app/(public)/embed/[iso3]/[chart]/route";
import { GET as getRecommendation } from "@/app/(public)/embed/recommendations/[ref]/route";
import { GET as getPage } from "@/app/(public)/recommendations/[ref]/route";
import {
  answered,
  assessed,
  publish,
  published,
  state,
  takeDownPublished,
} from "@/lib/db/testing/published";

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  await publish(1, {
    asOf: "2025-03-01",
    entries: [state("XEX", "Examplia", true)],
    recommendations: [published("1", { ...answered("noted"), ...assessed("initiated") })],
  });
  await publish(2, {
    asOf: "2025-06-01",
    recommendations: [published("1", { ...answered("noted"), ...assessed("implemented") })],
  });
});

const chart = (iso3: string, name: string, question = "") =>
  getChart(new Request(`http://localhost:3000/embed/${iso3}/${name}${question}`), {
    params: Promise.resolve({ iso3, chart: name }),
  });
const recommendation = (ref: string, question = "") =>
  getRecommendation(new Request(`http://localhost:3000/embed/recommendations/${ref}${question}`), {
    params: Promise.resolve({ ref }),
  });

describe("what other sites may frame", () => {
  test("is one chart or one recommendation, without script and without cookie", async () => {
    for (const answer of [await chart("xex", "levels"), await recommendation("A-HRC-90-1.1")]) {
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
      expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors *");
      expect(answer.headers.get("set-cookie")).toBeNull();
      const html = await answer.text();
      expect(html).not.toMatch(/<script|\sstyle=|<nav/);
      expect(html).toContain('<base target="_blank"/>');
      expect(html).toContain("Edition 2, as of 1 June 2025");
    }
  });

  test("stays in the edition that its address names", async () => {
    const html = await (await recommendation("A-HRC-90-1.1", "?edition=1")).text();
    expect(html).toContain("Edition 1, as of 1 March 2025");
    expect(html).toContain("Initiated");
    expect(html).toContain("http://localhost:3000/editions/1/recommendations/A-HRC-90-1.1");
  });

  test("is nothing else: no other chart, State or question", async () => {
    expect((await chart("xex", "none")).status).toBe(404);
    expect((await chart("xxx", "levels")).status).toBe(404);
    expect((await chart("xex", "vote")).status).toBe(404);
    expect((await chart("xex", "levels", "?edition=9")).status).toBe(404);
    expect((await chart("xex", "levels", "?theme=x")).status).toBe(400);
  });
});

test("a page of the site may be framed by nobody, and gives the lines to copy", async () => {
  const page = await getPage(new Request("http://localhost:3000/recommendations/A-HRC-90-1.1"), {
    params: Promise.resolve({ ref: "A-HRC-90-1.1" }),
  });
  expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect(await page.text()).toContain(
    "&lt;iframe src=&quot;http://localhost:3000/embed/recommendations/A-HRC-90-1.1?edition=2&quot;",
  );
});

test("what was taken down is in no frame", async () => {
  await takeDownPublished("A-HRC-90-1.1", new Date("2025-07-01T12:00:00Z"));
  vi.advanceTimersByTime(2000);
  const answer = await recommendation("A-HRC-90-1.1");
  expect(answer.status).toBe(410);
  expect(await answer.text()).not.toContain("Release everyone");
});
