import { expect, test } from "vitest";
import { BODIES, BODY_CODES } from "@/lib/domain/body";
import { CONFIDENTIALITIES } from "@/lib/domain/confidentiality";
import { EVIDENCE_KINDS, RELATIONS } from "@/lib/domain/evidence";
import { CONFIDENCES, LEVELS, STANDARDS_OF_PROOF } from "@/lib/domain/level";
import { ROLES } from "@/lib/domain/permission";
import { CLAIMS, POSITIONS } from "@/lib/domain/position";
import { RATE_KEYS } from "@/lib/domain/rate";
import { ADDRESSEE_KINDS, ASK_TYPES, COUNTING_UNITS } from "@/lib/domain/recommendation";
import domain from "./en/domain.json";
import { bodyWords, positionWords, translator } from "./words";

const LISTS = {
  levels: LEVELS,
  positions: POSITIONS,
  claims: [...CLAIMS, "none"],
  relations: RELATIONS,
  evidenceKinds: EVIDENCE_KINDS,
  confidences: CONFIDENCES,
  standards: STANDARDS_OF_PROOF,
  rates: RATE_KEYS,
  countingUnits: COUNTING_UNITS,
  askTypes: ASK_TYPES,
  addresseeKinds: ADDRESSEE_KINDS,
  confidentialities: CONFIDENTIALITIES,
  roles: ROLES,
  bodies: BODY_CODES,
} satisfies Record<keyof typeof domain, readonly string[]>;

test.each(Object.keys(LISTS) as (keyof typeof LISTS)[])(
  "%s: the catalogue has a word for each member of the list, and none for what is not in it",
  (list) => {
    expect(Object.keys(domain[list]).sort()).toEqual([...LISTS[list]].sort());
  },
);

test("a body is called the same in the rules and in the catalogue", () => {
  for (const code of BODY_CODES) {
    const { abbreviation, name } = BODIES[code];
    expect(bodyWords(code)).toEqual({ abbreviation, name });
  }
});

test("rejected is the State’s word and noted is the Council’s", () => {
  expect(positionWords("rejected").whose).toBe("The State’s word");
  expect(positionWords("noted").whose).toBe("The Council’s word");
});

test("one is counted as one", () => {
  const t = translator("domain");
  expect(t("countingUnits.paragraph.count", { count: 1 })).toBe("1 numbered paragraph");
  expect(t("countingUnits.paragraph.count", { count: 1428 })).toBe("1,428 numbered paragraphs");
});

test("a message that does not exist is a fault and not a word for readers", () => {
  const loose = translator("public") as unknown as (key: string) => string;
  expect(() => loose("site.no-such-message")).toThrow();
});
