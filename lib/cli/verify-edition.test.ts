import { beforeAll, describe, expect, test, vi } from "vitest";
import { GET as getFile } from "@/app/(public)/data/[file]/route";
import { GET as getRecommendations } from "@/app/(public)/data/recommendations.json/route";
import { GET as getManifest } from "@/app/(public)/editions/[n]/manifest.json/route";
import { GET as getTakeDowns } from "@/app/(public)/editions/takedowns.json/route";
import { record } from "@/lib/db/record";
import { withClient } from "@/lib/db/server";
import { recommendation, world } from "@/lib/db/testing/world";
import { manifest } from "@/lib/domain/manifest";
import { nameDigest } from "@/lib/domain/seal";
import { finishPublishing, publishEdition } from "@/lib/staff/publishing";
import { takeDown } from "@/lib/staff/take-down";
import { verifyFrom, type Source } from "./verify-edition";

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const { editor } = await world();
  for (const ref of ["M-1", "M-2", "M-3"]) await recommendation({ ref });
  await publishEdition(editor, { note: "First" });
  await record.recommendation.update({ where: { ref: "M-2" }, data: { withdrawnAt: new Date() } });
  await recommendation({ ref: "M-4" });
  await publishEdition(editor, { note: "Second" });
  await takeDown(editor, { kind: "recommendation", key: "M-3", reason: "Consent was withdrawn" });
});

/** The doors of the street, as a program elsewhere would reach them. */
const site: Source = async (address) => {
  vi.advanceTimersByTime(2000); // The stamp is asked for anew.
  const request = new Request(new URL(address, "http://localhost:3000"));
  const [, first, second = ""] = new URL(request.url).pathname.split("/");
  const params = Promise.resolve({ n: second, file: second });
  const door =
    first === "data"
      ? second === "recommendations.json"
        ? getRecommendations
        : getFile
      : second === "takedowns.json"
        ? getTakeDowns
        : getManifest;
  return (await door(request, { params })).json();
};

/** The same, with one answer changed on the way. */
const changed =
  (where: RegExp, change: (text: string) => string): Source =>
  async (address) => {
    const text = JSON.stringify(await site(address));
    return JSON.parse(where.test(address) ? change(text) : text);
  };

const faultsOf = async (source: Source, edition: number | null = null) => {
  const verified = await verifyFrom(source, edition);
  return verified.ok ? verified.value.faults : [verified.problem.message];
};

describe("an edition that others serve", () => {
  test("verifies, the first as well as the newest, though things were withdrawn and taken down", async () => {
    const newest = await verifyFrom(site, null);
    expect(newest).toMatchObject({ ok: true, value: { edition: 2, unproven: 0, faults: [] } });
    expect(await faultsOf(site, 1)).toEqual([]);
  });

  test("does not where one word of one item differs", async () => {
    const source = changed(/recommendations\.json/, (text) => text.replace('"M-1"', '"M-1b"'));
    expect(await faultsOf(source)).toEqual([
      "recommendation M-1b is shown, but this edition does not hold it",
      "recommendation M-1 was sealed, but is not shown",
    ]);
    const words = changed(/recommendations\.json/, (text) =>
      text.replace('"summary":"', '"summary":"X'),
    );
    expect(await faultsOf(words)).toEqual([
      expect.stringMatching(/^recommendation M-\d is not what/),
    ]);
  });

  test("does not where an item is left out", async () => {
    const source = changed(/recommendations\.json/, (text) => {
      const file = JSON.parse(text);
      return JSON.stringify({ ...file, items: file.items.slice(1) });
    });
    expect(await faultsOf(source)).toEqual(["recommendation M-1 was sealed, but is not shown"]);
  });

  test("does not where a manifest was changed to fit, for the chain of editions breaks", async () => {
    const source = changed(/1\/manifest/, (text) =>
      text.replace(/"hash":"[0-9a-f]{64}"/, `"hash":"${"0".repeat(64)}"`),
    );
    expect(await faultsOf(source)).toContain(
      "the manifest of edition 1 does not add up to its SHA-256",
    );
    const note = changed(/2\/manifest/, (text) => text.replace('"Second"', '"Another"'));
    expect(await faultsOf(note)).toEqual([
      "the manifest of edition 2 does not add up to its SHA-256",
    ]);
  });

  test("is said to be unreadable where it is no edition at all", async () => {
    const verified = await verifyFrom(async () => ({}), 1);
    expect(verified).toMatchObject({ ok: false });
  });
});

test("a manifest names what was withdrawn and what was taken down by digests alone", async () => {
  const [first, second] = await Promise.all(
    [1, 2].map((n) => site(`/editions/${n}/manifest.json`)),
  );
  expect(manifest.parse(first).items.find(({ name }) => name === digest("M-3"))).toMatchObject({
    key: null,
    salt: null,
  });
  expect(manifest.parse(second).items.find(({ name }) => name === digest("M-2"))).toMatchObject({
    key: null,
    salt: null,
  });
  expect(JSON.stringify([first, second])).not.toContain('"M-3"');
  expect(second).toMatchObject({ previous: "/editions/1/manifest.json", note: "Second" });
});

test("mirrors learn what to remove, and nothing about it", async () => {
  const answer = (await site("/editions/takedowns.json")) as { items: unknown[] };
  expect(answer.items).toEqual([
    {
      kind: "recommendation",
      name: digest("M-3"),
      on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    },
  ]);
});

test("an edition that was published before there were manifests gets its lines at the next start", async () => {
  await withClient(process.env["ONUS_TEST_OWNER_PUBLICATION_URL"] ?? "", async (client) => {
    await client.query("delete from sealed_line");
  });
  expect(await faultsOf(site)).not.toEqual([]);
  await finishPublishing();
  expect(await faultsOf(site)).toEqual([]);
});

const digest = (ref: string) => nameDigest("recommendation", ref);
