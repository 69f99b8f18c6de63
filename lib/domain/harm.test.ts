import { describe, expect, test } from "vitest";
import { NOBODY, SAFE } from "@/lib/db/testing/harm";
import { evidenceAsksAboutHarm, isRisky, readHarm, type HarmGiven } from "./harm";

const risky = (given: HarmGiven) => {
  const read = readHarm({ ...SAFE, ...given });
  if (!read.ok) throw new Error(read.problem.message);
  return isRisky(read.value);
};

describe("a second reviewer is asked for", () => {
  test.each<[string, HarmGiven]>([
    ["of a person whom the United Nations have not named", { publishedByUn: "no" }],
    ["where nobody knows whether they have", { publishedByUn: "unknown" }],
    ["of somebody in custody of whom this is new", { inCustody: "yes", newlyPublic: "yes" }],
    ["of somebody with relatives within reach", { relatives: "unknown", newlyPublic: "yes" }],
    ["without consent", { consent: "no" }],
    ["where nobody knows of a consent", { consent: "unknown", persons: "recognisable" }],
  ])("%s", (_, given) => expect(risky(given)).toBe(true));

  test.each<[string, HarmGiven]>([
    ["of somebody at liberty whom the United Nations have named", {}],
    ["of somebody in custody of whom nothing is new", { inCustody: "yes", newlyPublic: "no" }],
    [
      "of somebody who can be recognised and agreed",
      { persons: "recognisable", publishedByUn: "no" },
    ],
    ["where consent is not needed", { consent: "not-needed" }],
    ["of nobody", { ...NOBODY, consent: "no", inCustody: "yes", newlyPublic: "yes" }],
  ])("but not %s", (_, given) => expect(risky(given)).toBe(false));
});

describe("the answers", () => {
  test("are one where nobody could be recognised", () => {
    expect(readHarm(NOBODY)).toEqual({ ok: true, value: { persons: "none", reason: "" } });
  });

  test("begin with whether there is anybody", () => {
    expect(fieldsOf(readHarm({}))).toEqual(["persons"]);
  });

  test("are all of them where somebody could be, and what is missing is said at once", () => {
    expect(fieldsOf(readHarm({ persons: "named", consent: "yes", reason: " " }))).toEqual([
      "inCustody",
      "relatives",
      "newlyPublic",
      "publishedByUn",
      "harmReason",
    ]);
  });
});

describe("evidence is asked about", () => {
  const now = new Date("2024-06-11T00:00:00Z");
  const one = {
    kind: "ngo",
    url: "https://example.org",
    confidentiality: "public",
    embargoedUntil: null,
  };
  test.each([
    ["a testimony, wherever it stands", { kind: "testimony" }, true],
    ["what stands nowhere else", { url: null }, true],
    ["what will be public later", { url: null, confidentiality: "embargoed" }, true],
    ["what stands at an address already", {}, false],
    ["the word of the United Nations", { kind: "un", url: null }, false],
    ["what only members read", { kind: "testimony", confidentiality: "coalition" }, false],
  ])("%s: %s", (_, given, asks) => {
    expect(evidenceAsksAboutHarm({ ...one, ...given }, now)).toBe(asks);
  });
});

const fieldsOf = (read: ReturnType<typeof readHarm>) =>
  read.ok ? [] : (read.problem.fields ?? []).map(({ field }) => field);
