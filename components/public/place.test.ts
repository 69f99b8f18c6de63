import { expect, test } from "vitest";
import { addressesOf, permanentAddress, queryOf, type Place } from "./place";

const edition = {
  number: 3,
  asOf: "2024-08-31",
  publishedAt: "2024-09-01T08:00:00.000Z",
  note: "A note",
  sha256: "00",
};
const place: Place = {
  edition,
  newest: 5,
  pinned: true,
  path: "/chn",
  origin: "https://onus.example",
};

test("links of a past edition stay inside it", () => {
  const to = addressesOf(place);
  expect(to.overview).toBe("/editions/3/overview");
  expect(to.dossier("CHN")).toBe("/editions/3/chn");
  expect(to.recommendation("A-HRC-25-5.186.1")).toBe(
    "/editions/3/recommendations/A-HRC-25-5.186.1",
  );
  expect(to.recommendations({ state: "CHN", level: "regressed" })).toBe(
    "/editions/3/recommendations?level=regressed&state=CHN",
  );
});

test("links of the newest edition carry no number", () => {
  const to = addressesOf({ ...place, pinned: false });
  expect(to.overview).toBe("/");
  expect(to.dossier("CHN")).toBe("/chn");
});

test("one view has one address, whatever the order of its words", () => {
  expect(queryOf({ state: "CHN", body: "upr" })).toBe(queryOf({ body: "upr", state: "CHN" }));
  expect(queryOf({ page: 1 })).toBe("");
  expect(queryOf({ q: "forced labour & Tibet" })).toBe("?q=forced+labour+%26+Tibet");
});

test("the permanent address names the edition", () => {
  expect(permanentAddress({ ...place, pinned: false })).toBe("https://onus.example/editions/3/chn");
  expect(permanentAddress({ ...place, path: "/" })).toBe(
    "https://onus.example/editions/3/overview",
  );
});

test("a page about editions is in no edition", () => {
  expect(permanentAddress({ ...place, path: "/editions/2" })).toBe(
    "https://onus.example/editions/2",
  );
  expect(permanentAddress({ ...place, path: "/corrections?edition=2" })).toBe(
    "https://onus.example/corrections?edition=2",
  );
});

test("where nothing was found there is nothing to come back to", () => {
  expect(permanentAddress({ ...place, path: null })).toBeNull();
});
