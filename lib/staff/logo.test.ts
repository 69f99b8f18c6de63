import { describe, expect, test } from "vitest";
import { GET as getCorrections } from "@/app/(public)/corrections/route";
import { GET as getFile } from "@/app/(public)/site/[file]/route";
import { publisher } from "@/lib/db/publisher";
import { record } from "@/lib/db/record";
import { publish, state } from "@/lib/db/testing/published";
import { world } from "@/lib/db/testing/world";
import { logoAddress } from "@/lib/domain/logo";
import type { Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { siteDraft } from "@/lib/domain/site";
import { currentStamp } from "@/lib/public/edition";
import { openLogo, removeLogo, setLogo } from "./logo";
import { findSettings, listSettingsChanges, setSite } from "./setting";
import { applySite } from "./site";

const SECRET = "Zilpzalp";
const svg = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><title>${SECRET}</title><rect width="40" height="10" fill="${colour}"/></svg>`;
const numberNow = async (who: StaffMember) => (await findSettings(who))?.number ?? -1;
const set = async (who: StaffMember, given: string | Uint8Array) =>
  setLogo(who, { number: await numberNow(who), body: inPieces(Buffer.from(given)) });

test("a logo reaches readers as it was drawn, in pages that were kept before, and goes again when it is taken away", async () => {
  const { administrator } = await world();
  await publish(1, { asOf: "2025-01-31", entries: [state("XEX", "Examplia", true)] });
  expect(await corrections()).not.toContain("<img");
  value(await set(administrator, svg("#b5533c")));
  await applySite();
  await expect.poll(corrections, { timeout: 10_000 }).toContain("<img");
  const logo = (await findSettings(administrator))!.logo!;
  expect(logo).toMatchObject({ width: 512, height: 128 });
  expect(await corrections()).toMatch(
    new RegExp(`<img src="${logoAddress(logo)}" alt="" [^>]*width="160" height="40"/>Onus</a>`),
  );
  const answer = await fileAt(logoAddress(logo));
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "image/png",
    "cache-control": "public, max-age=31536000, immutable",
    "x-content-type-options": "nosniff",
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.subarray(1, 4).toString()).toBe("PNG");
  expect(bytes.includes(SECRET)).toBe(false);

  value(await removeLogo(administrator, { number: await numberNow(administrator) }));
  await applySite();
  await expect.poll(corrections, { timeout: 10_000 }).not.toContain("<img");
  const gone = await fileAt(logoAddress(logo));
  expect([gone.status, gone.headers.get("cache-control")]).not.toContain(200);
  expect(gone.status).toBe(404);
  expect(await publisher.logo.count()).toBe(0);
});

test("no page reads its bytes", async () => {
  const { administrator } = await world();
  value(await set(administrator, svg("#2f6f9f")));
  await applySite();
  const stamp = await currentStamp();
  expect(Object.keys(stamp!.site.logo!).sort()).toEqual(["height", "sha256", "width"]);
  expect(JSON.stringify(await listSettingsChanges(administrator))).not.toContain('"png"');
});

test("each change has its line in the audit log and its place in the history, and the file itself is kept nowhere", async () => {
  const { administrator } = await world();
  value(await set(administrator, svg("#0f5c4a")));
  const { sha256 } = (await findSettings(administrator))!.logo!;
  value(await removeLogo(administrator, { number: await numberNow(administrator) }));
  const lines = await record.auditEvent.findMany({
    where: { did: { in: ["set logo", "remove logo"] }, memberId: administrator.id },
    orderBy: { at: "desc" },
    take: 2,
  });
  expect(lines.map(({ did, detail }) => ({ did, detail }))).toEqual([
    { did: "remove logo", detail: {} },
    { did: "set logo", detail: {} },
  ]);
  const [none, had] = await listSettingsChanges(administrator);
  expect([none?.logo, had?.logo?.sha256]).toEqual([null, sha256]);
  expect(Buffer.from((await openLogo(administrator, sha256))!).includes(SECRET)).toBe(false);
  expect(await record.attachment.count({ where: { sha256 } })).toBe(0);
});

test("a change of the name leaves the logo, and the same logo twice is kept once", async () => {
  const { administrator } = await world();
  value(await set(administrator, svg("#76963f")));
  const { logo } = (await findSettings(administrator))!;
  const named = siteDraft.parse({
    name: "Examplia Watch",
    contact: "",
    accentLight: "",
    accentDark: "",
  });
  value(await setSite(administrator, { ...named, number: await numberNow(administrator) }));
  const count = await record.logo.count();
  value(await set(administrator, svg("#76963f")));
  expect(await findSettings(administrator)).toMatchObject({ logo, site: named });
  expect(await record.logo.count()).toBe(count);
});

describe("nothing is changed", () => {
  test("by an editor, by an administrator whose code is too old, or on what somebody else has changed since", async () => {
    const { editor, administrator } = await world();
    value(await set(administrator, svg("#5b5149")));
    const number = await numberNow(administrator);
    const { sha256 } = (await findSettings(administrator))!.logo!;
    const body = () => inPieces(Buffer.from(svg("#000000")));
    const unproved = { ...administrator, recentlyProved: false } as StaffMember;
    const codes = [
      await setLogo(editor, { number, body: body() }),
      await removeLogo(editor, { number }),
      await setLogo(unproved, { number, body: body() }),
      await removeLogo(unproved, { number }),
      await setLogo(administrator, { number: number - 1, body: body() }),
      await removeLogo(administrator, { number: number - 1 }),
    ].map((outcome) => !outcome.ok && outcome.problem.code);
    const twice = <T>(one: T) => [one, one];
    expect(codes).toEqual(["not allowed", "prove first", "stale"].flatMap(twice));
    expect(await openLogo(editor, sha256)).toBeNull();
    expect(await findSettings(administrator)).toMatchObject({ number, logo: { sha256 } });
  });

  test("by a file that is no picture, or too large, which is said in words", async () => {
    const { administrator } = await world();
    const number = await numberNow(administrator);
    expect(await set(administrator, "<!doctype html><p>x")).toMatchObject({
      problem: { code: "not valid", message: expect.stringContaining("PNG") as string },
    });
    expect(await set(administrator, new Uint8Array(3_000_000))).toMatchObject({
      problem: { code: "not valid", message: expect.stringContaining("2 MB") as string },
    });
    expect(await numberNow(administrator)).toBe(number);
  });

  test("by a picture under another's hash, which the databases themselves refuse", async () => {
    const data = { sha256: "0".repeat(64), width: 1, height: 1, png: Buffer.from("x") };
    await expect(record.logo.create({ data })).rejects.toThrow(/logo_is_its_hash/);
    await expect(publisher.logo.create({ data })).rejects.toThrow(/logo_is_its_hash/);
  });
});

const corrections = async () =>
  (await getCorrections(new Request("https://onus.example/corrections"))).text();
const fileAt = (address: string) =>
  getFile(new Request(`https://onus.example${address}`), {
    params: Promise.resolve({ file: address.replace("/site/", "") }),
  });

async function* inPieces(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}
