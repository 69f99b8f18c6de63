import { beforeAll, expect, test } from "vitest";
import { publish } from "@/lib/db/testing/published";
import { ENTRY } from "@/lib/domain/entry/kind";
import { findEdition } from "./edition";
import { sinceSessionFor } from "./since-session";

const session = (key: string, opensOn: string) => ({
  kind: "session" as const,
  key,
  content: { key, facts: ENTRY.session.parse({ title: `Session ${key}`, opensOn }) },
});

beforeAll(async () => {
  await publish(1, { asOf: "2024-05-01", entries: [session("first", "2024-02-26")] });
  await publish(2, { asOf: "2024-06-01", entries: [session("second", "2024-06-18")] });
  await publish(3, {
    asOf: "2024-07-01",
    entries: [session("vague", "2024-07"), session("third", "2024-09-09")],
  });
  await publish(4, { asOf: "2024-10-01" });
});

const told = async (number: number) => {
  const edition = await findEdition(number);
  const since = edition && (await sinceSessionFor(edition));
  return since && [since.session.key, since.before.number];
};

test("an edition is held against the one that stood when the last session opened", async () => {
  expect(await told(3)).toEqual(["second", 2]);
  expect(await told(4)).toEqual(["third", 3]);
});

test("before the first session that an edition preceded there is nothing to compare with", async () => {
  expect(await told(1)).toBeNull();
  expect(await told(2)).toBeNull();
});
