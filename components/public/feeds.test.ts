import { expect, test } from "vitest";
import { feedsOf } from "./feeds";

const hrefs = (path: string | null) => feedsOf(path).map(({ href }) => href);

test("every page offers the feed of all editions", () => {
  for (const path of [null, "/", "/votes", "/votes/A-HRC-90-L.1", "/methodology"])
    expect(hrefs(path)).toEqual(["/feeds/changes.atom"]);
});

test("a dossier, a recommendation and a list of one theme offer their own feed first", () => {
  expect(hrefs("/xex")[0]).toBe("/feeds/state/xex.atom");
  expect(hrefs("/recommendations/A-HRC-90-1.1")[0]).toBe("/feeds/recommendation/A-HRC-90-1.1.atom");
  expect(hrefs("/recommendations?state=XEX&theme=fair-trial")[0]).toBe(
    "/feeds/theme/fair-trial.atom",
  );
});
