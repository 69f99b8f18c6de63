import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Dataset } from "./dataset";
import type { Place } from "./place";
import { cardAddress, Preview } from "./preview";

const place = (path: string | null): Place => ({
  edition: {
    number: 3,
    asOf: "2025-06-01",
    publishedAt: "2025-06-01T10:00:00.000Z",
    note: "A note",
    sha256: "0".repeat(64),
  },
  newest: 3,
  pinned: false,
  path,
  origin: "https://onus.example.org",
});
const page = (path: string | null) => ({
  title: "Examplia </script>",
  description: "Short",
  place: place(path),
});

test("what others show of a page names its edition in address and picture", () => {
  const head = renderToStaticMarkup(createElement(Preview, page("/xex")));
  expect(head).toContain('content="https://onus.example.org/editions/3/xex"');
  expect(head).toContain('content="https://onus.example.org/card/dossier/xex.png?edition=3"');
});

test("a page that has no address of its own is shown by nobody", () => {
  expect(renderToStaticMarkup(createElement(Preview, page(null)))).toBe("");
});

test("a dossier and a recommendation have a card of their own, and the rest that of the site", () => {
  expect(cardAddress("/recommendations/A-HRC-90-1.1")).toBe(
    "/card/recommendation/A-HRC-90-1.1.png",
  );
  for (const path of ["/", "/votes", "/recommendations?theme=x", "/states/xex"])
    expect(cardAddress(path)).toBe("/card/overview/site.png");
});

test("a dossier, the overview and the page of data describe the data of their edition, as data and not as script", () => {
  for (const path of ["/", "/data", "/xex"]) {
    const block = renderToStaticMarkup(createElement(Dataset, page(path)));
    const [, json = ""] = /^<script type="application\/ld\+json">(.*)<\/script>$/.exec(block) ?? [];
    expect(json).not.toContain("</script>");
    const dataset = JSON.parse(json);
    expect(dataset).toMatchObject({ "@type": "Dataset", version: "3" });
    expect(dataset.name).toContain("Examplia </script>");
    expect(dataset.description.length).toBeGreaterThanOrEqual(50);
    for (const { contentUrl } of dataset.distribution) expect(contentUrl).toContain("edition=3");
  }
  expect(renderToStaticMarkup(createElement(Dataset, page("/votes")))).toBe("");
});
