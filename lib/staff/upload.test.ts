import { createHash, randomBytes, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { record } from "@/lib/db/record";
import { member, recommendation, world } from "@/lib/db/testing/world";
import { openAttachment } from "./attachment";
import { logEvidence } from "./evidence";
import { beginUpload, continueUpload, findUpload, giveUpUpload, listUnfinished } from "./upload";

// Settings are read once, at the first import: this stands before all of them.
const home = vi.hoisted(() => {
  const folder = `${process.env["TMPDIR"] ?? "/tmp"}/onus-uploads-${process.pid}-${Date.now()}`;
  process.env["ONUS_HOME"] = folder;
  return folder;
});

beforeAll(async () => void (await recommendation({ ref: "A-HRC-1-1.1" })));
afterAll(() => fs.rmSync(home, { recursive: true, force: true }));

const BYTES = randomBytes(50_000);
const SHA256 = createHash("sha256").update(BYTES).digest("hex");

describe("an upload", () => {
  test("that is cut again and again goes on from what has arrived, and ends as the file that was sent", async () => {
    const { researcher } = await world();
    const { id } = await begin(researcher);
    for (let rounds = 0; (await arrived(researcher, id)) < BYTES.length; rounds += 1) {
      const from = await arrived(researcher, id);
      const body = cut(BYTES.subarray(from), 9_000);
      value(await continueUpload(researcher, id, { from, body }));
      expect(rounds).toBeLessThan(10);
    }
    expect(await record.attachment.findUnique({ where: { id } })).toMatchObject({
      sha256: SHA256,
      size: BigInt(BYTES.length),
      originalName: "scan.pdf",
      uploadedById: researcher.id,
    });
    expect(await bytesOf(researcher, id)).toEqual(BYTES);
    expect(await record.upload.count({ where: { id } })).toBe(0);
    expect(fs.readdirSync(path.join(home, "files", "unfinished"))).toEqual([]);
  });

  test("is not a file before its last byte, and nothing can be logged with it", async () => {
    const { researcher } = await world();
    const { id } = await begin(researcher);
    value(
      await continueUpload(researcher, id, { from: 0, body: whole(BYTES.subarray(0, 49_999)) }),
    );
    expect(await openAttachment(researcher, id)).toBeNull();
    expect(await logEvidence(researcher, draft([id]))).toMatchObject(problem("not found"));
    const kept = value(
      await continueUpload(researcher, id, { from: 49_999, body: whole(BYTES.subarray(49_999)) }),
    );
    expect(kept).toMatchObject({ file: true, arrived: BYTES.length });
    value(await logEvidence(researcher, draft([id])));
  });

  test("takes bytes only where the last ones ended", async () => {
    const { researcher } = await world();
    const { id } = await begin(researcher);
    value(await continueUpload(researcher, id, { from: 0, body: whole(BYTES.subarray(0, 100)) }));
    for (const from of [0, 99, 101])
      expect(await continueUpload(researcher, id, { from, body: whole(BYTES) })).toMatchObject(
        problem("conflict"),
      );
    expect(await arrived(researcher, id)).toBe(100);
  });

  test("with more bytes than were announced is refused, and goes on from what was there before", async () => {
    const { researcher } = await world();
    const { id } = await begin(researcher);
    value(await continueUpload(researcher, id, { from: 0, body: whole(BYTES.subarray(0, 100)) }));
    const body = whole(Buffer.concat([BYTES.subarray(100), Buffer.from("and more")]));
    expect(await continueUpload(researcher, id, { from: 100, body })).toMatchObject(
      problem("not valid"),
    );
    expect(await arrived(researcher, id)).toBe(100);
  });

  test("whose server was killed after the last byte is kept when it is asked for", async () => {
    const { researcher } = await world();
    const { id } = await begin(researcher);
    value(await continueUpload(researcher, id, { from: 0, body: whole(BYTES.subarray(0, 10)) }));
    fs.writeFileSync(path.join(home, "files", "unfinished", id), BYTES);
    expect(value(await findUpload(researcher, id))).toMatchObject({ file: true });
    expect(await bytesOf(researcher, id)).toEqual(BYTES);
  });

  test("whose last answer was lost is told again that it is kept", async () => {
    const { researcher } = await world();
    const { id } = await begin(researcher);
    value(await continueUpload(researcher, id, { from: 0, body: whole(BYTES) }));
    expect(value(await findUpload(researcher, id))).toMatchObject({
      file: true,
      arrived: BYTES.length,
    });
    expect(await record.attachment.count({ where: { id } })).toBe(1);
  });

  test("that hangs on a dead line is taken over by who asks again", { timeout: 5000 }, async () => {
    const { researcher } = await world();
    const { id } = await begin(researcher);
    let first: ReturnType<typeof continueUpload> | undefined;
    const hanging = new Promise<void>((resolve) => {
      const hangs = async function* () {
        yield BYTES.subarray(0, 1000);
        resolve();
        await new Promise(() => undefined);
      };
      first = continueUpload(researcher, id, { from: 0, body: hangs() });
    });
    await hanging;
    expect(value(await findUpload(researcher, id))).toMatchObject({ arrived: 1000 });
    expect(value(await first!)).toMatchObject({ arrived: 1000, file: false });
    value(await continueUpload(researcher, id, { from: 1000, body: whole(BYTES.subarray(1000)) }));
    expect(await bytesOf(researcher, id)).toEqual(BYTES);
  });

  test("of somebody else is as if it were not there, and goes on undisturbed", async () => {
    const { researcher, administrator } = await world();
    const { id } = await begin(researcher);
    const nobodys = randomUUID();
    for (const ask of [
      (one: string) => findUpload(administrator, one),
      (one: string) => continueUpload(administrator, one, { from: 0, body: whole(BYTES) }),
      (one: string) => giveUpUpload(administrator, one),
    ]) {
      const [theirs, none] = [await ask(id), await ask(nobodys)];
      expect(theirs).toMatchObject(problem("not found"));
      expect(theirs).toEqual(none);
    }
    value(await continueUpload(researcher, id, { from: 0, body: whole(BYTES.subarray(0, 10)) }));
    expect(await listUnfinished(administrator, null)).toEqual([]);
    expect(await arrived(researcher, id)).toBe(10);
  });

  test("can be given up, and leaves nothing", async () => {
    const { researcher } = await world();
    const { id } = await begin(researcher);
    value(await continueUpload(researcher, id, { from: 0, body: whole(BYTES.subarray(0, 10)) }));
    value(await giveUpUpload(researcher, id));
    expect(await findUpload(researcher, id)).toMatchObject(problem("not found"));
    expect(fs.existsSync(path.join(home, "files", "unfinished", id))).toBe(false);
  });

  test("of no bytes, or of more than 500 MB, is refused before it begins", async () => {
    const { researcher } = await world();
    for (const size of [0, 500 * 1024 * 1024 + 1])
      expect(await beginUpload(researcher, { ...START, size })).toMatchObject(problem("not valid"));
  });
});

test("unfinished uploads are listed for the member who began them until a week after their last byte", async () => {
  const { organisation } = await world();
  const who = await member("researcher", organisation.id);
  const [one, other] = [await begin(who), await begin(who)];
  for (const { id } of [one, other])
    value(await continueUpload(who, id, { from: 0, body: whole(BYTES.subarray(0, 10)) }));
  expect(await listUnfinished(who, null)).toMatchObject([
    { id: one.id, name: "scan.pdf", arrived: 10, size: BYTES.length, fingerprint: "scan/1" },
    { id: other.id },
  ]);
  await record.upload.update({
    where: { id: one.id },
    data: { lastAt: new Date(Date.now() - 8 * 86_400_000) },
  });
  await begin(who);
  expect((await listUnfinished(who, null)).map(({ id }) => id)).toEqual([other.id]);
  expect(fs.existsSync(path.join(home, "files", "unfinished", one.id))).toBe(false);
});

test("nobody has more than a hundred unfinished uploads", async () => {
  const { organisation } = await world();
  const who = await member("researcher", organisation.id);
  for (let begun = 0; begun < 100; begun += 1) await begin(who);
  expect(await beginUpload(who, START)).toMatchObject(problem("not valid"));
});

test("an upload for evidence that was retracted in the meantime is not attached to it", async () => {
  const { researcher } = await world();
  const { code } = value(await logEvidence(researcher, draft([])));
  const { id } = value(await beginUpload(researcher, { ...START, evidence: code }));
  await record.evidence.update({
    where: { code },
    data: { retractedAt: new Date(), retractionReason: "It was a forgery" },
  });
  expect(await continueUpload(researcher, id, { from: 0, body: whole(BYTES) })).toMatchObject(
    problem("not found"),
  );
  expect(await record.attachment.count({ where: { id } })).toBe(0);
});

const START = {
  name: "C:\\scans\\scan.pdf",
  mime: "application/pdf",
  fingerprint: "scan/1",
  size: BYTES.length,
};
const begin = async (who: StaffMember) => value(await beginUpload(who, START));
const arrived = async (who: StaffMember, id: string) => value(await findUpload(who, id)).arrived;
const problem = (code: string) => ({ ok: false, problem: { code } });

async function* whole(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 7_000) yield bytes.subarray(at, at + 7_000);
}

/** A line that breaks after so many bytes, if there are more. */
async function* cut(bytes: Uint8Array, after: number) {
  yield* whole(bytes.subarray(0, after));
  if (bytes.length > after) throw new Error("the line broke");
}

async function bytesOf(who: StaffMember, id: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of (await openAttachment(who, id))!.body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const draft = (attachments: string[]) => ({
  title: "A notice",
  kind: "state" as const,
  confidentiality: "coalition" as const,
  links: [{ ref: "A-HRC-1-1.1", relation: "context" as const }],
  attachments,
});

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}
