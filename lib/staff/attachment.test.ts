import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Outcome } from "@/lib/domain/outcome";
import { record } from "@/lib/db/record";
import { member, recommendation, world } from "@/lib/db/testing/world";
import { codeAskedFor, openAttachment, openPlainCopy, storeUpload } from "./attachment";
import { logEvidence } from "./evidence";
import { keepFile, TooLarge } from "./file-store";

// Settings are read once, at the first import: this stands before all of them.
const home = vi.hoisted(() => {
  const folder = `${process.env["TMPDIR"] ?? "/tmp"}/onus-files-${process.pid}-${Date.now()}`;
  process.env["ONUS_HOME"] = folder;
  return folder;
});

beforeAll(async () => void (await recommendation({ ref: "A-HRC-1-1.1" })));
afterAll(() => fs.rmSync(home, { recursive: true }));

test("a file stands under the hash of its bytes, and comes back as it was", async () => {
  const { researcher } = await world();
  const bytes = Buffer.from("A scan of a notice, in Тибет and 西藏");
  const kept = value(await storeUpload(researcher, upload(bytes, "C:\\scans\\notice.pdf")));
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  expect(kept).toMatchObject({ sha256, size: bytes.length, name: "notice.pdf" });
  expect(fs.readFileSync(placeOf(sha256))).toEqual(bytes);
  expect(await textOf(await openAttachment(researcher, kept.id))).toBe(bytes.toString());
  expect(left()).toEqual([]);
});

test("the same bytes twice are kept once, and acknowledged twice", async () => {
  const { researcher } = await world();
  const one = value(await storeUpload(researcher, upload(Buffer.from("twice"))));
  const two = value(await storeUpload(researcher, upload(Buffer.from("twice"))));
  expect(two.sha256).toBe(one.sha256);
  expect(two.id).not.toBe(one.id);
});

test("what was changed or lost on the disk is not handed out, and the log holds an alarm", async () => {
  const { researcher } = await world();
  const { id, sha256 } = value(await storeUpload(researcher, upload(Buffer.from("as received"))));
  fs.chmodSync(placeOf(sha256), 0o600);
  fs.writeFileSync(placeOf(sha256), "as tampered");
  await expect(openAttachment(researcher, id)).rejects.toThrow(/changed on disk/);
  fs.rmSync(placeOf(sha256));
  await expect(openAttachment(researcher, id)).rejects.toThrow(/is not there/);
  const alarms = await record.auditEvent.findMany({
    where: { did: "found file damaged", subject: `file ${id}` },
    orderBy: { seq: "asc" },
  });
  expect(alarms.map(({ detail }) => detail)).toEqual([
    { file: id, sha256, missing: false },
    { file: id, sha256, missing: true },
  ]);
});

test("a picture is copied without its metadata for who may read it, and its original stays as it is", async () => {
  const { researcher, editor } = await world();
  const said = Buffer.concat([Buffer.from("\xff\xfe\0\x0dwho took it", "latin1")]);
  const picture = Buffer.concat([Buffer.from([0xff, 0xd8]), said, Buffer.from([0xff, 0xd9])]);
  const { id } = value(await storeUpload(researcher, upload(picture, "me.jpg")));
  const copy = value(await openPlainCopy(researcher, id));
  expect(Buffer.from(copy.bytes)).toEqual(Buffer.from([0xff, 0xd8, 0xff, 0xd9]));
  expect(await textOf(await openAttachment(researcher, id))).toBe(picture.toString());
  expect(await openPlainCopy(editor, id)).toMatchObject({ problem: { code: "not found" } });
  const other = value(await storeUpload(researcher, upload(Buffer.from("a letter"), "a.txt")));
  expect(await openPlainCopy(researcher, other.id)).toMatchObject({
    problem: { code: "not valid" },
  });
});

test("a PDF is copied without its metadata, and the log holds from what the copy was made", async () => {
  const { researcher } = await world();
  const pdf = Buffer.from(
    "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n" +
      "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 90 90] >>\nendobj\ntrailer\n<< /Root 1 0 R /Info << /Author (Zilpzalp) >> >>\n%%EOF\n",
  );
  const { id, sha256 } = value(await storeUpload(researcher, upload(pdf)));
  const copy = value(await openPlainCopy(researcher, id));
  expect(copy).toMatchObject({ mime: "application/pdf", ending: "pdf" });
  expect(Buffer.from(copy.bytes).includes("Zilpzalp")).toBe(false);
  const noted = await record.auditEvent.findFirst({
    where: { did: "made copy without metadata", subject: `file ${id}` },
  });
  const of = createHash("sha256").update(copy.bytes).digest("hex");
  expect(noted?.detail).toEqual({ file: id, original: sha256, copy: of });
  expect(await textOf(await openAttachment(researcher, id))).toBe(pdf.toString());

  const broken = value(await storeUpload(researcher, upload(Buffer.from("%PDF-1.7 by somebody"))));
  expect(await openPlainCopy(researcher, broken.id)).toMatchObject({
    problem: { code: "not valid", message: expect.stringMatching(/could not be read/) },
  });
});

test("a file over the limit is refused and leaves nothing", async () => {
  const endless = async function* () {
    for (;;) yield new Uint8Array(1000);
  };
  await expect(keepFile(endless(), { limit: 10_000 })).rejects.toThrow(TooLarge);
  expect(left()).toEqual([]);
});

test("a line that breaks leaves nothing, and is not acknowledged", async () => {
  const { researcher } = await world();
  const before = await record.attachment.count();
  const broken = async function* () {
    yield Buffer.from("half of");
    throw new Error("the line broke");
  };
  await expect(
    storeUpload(researcher, { name: "a", mime: "text/plain", body: broken() }),
  ).rejects.toThrow("the line broke");
  const short = await storeUpload(researcher, { ...upload(Buffer.from("half of")), announced: 14 });
  expect(short).toMatchObject({ ok: false, problem: { code: "not valid" } });
  expect(await record.attachment.count()).toBe(before);
  expect(left()).toEqual([]);
});

test("an empty file is refused", async () => {
  const { researcher } = await world();
  expect(await storeUpload(researcher, upload(Buffer.alloc(0)))).toMatchObject({
    ok: false,
    problem: { code: "not valid" },
  });
});

test("a reader uploads nothing", async () => {
  const { reader } = await world();
  expect(await storeUpload(reader, upload(Buffer.from("x")))).toMatchObject({
    ok: false,
    problem: { code: "not allowed" },
  });
});

test("a file is read by who may read its evidence, and before that by who uploaded it", async () => {
  const { researcher, editor, administrator, organisation } = await world();
  const colleague = await member("researcher", organisation.id);
  const { id } = value(await storeUpload(researcher, upload(Buffer.from("a testimony"))));
  expect(await openAttachment(colleague, id)).toBeNull();
  value(
    await logEvidence(researcher, {
      title: "A testimony",
      kind: "testimony",
      confidentiality: "organisation",
      links: [{ ref: "A-HRC-1-1.1", relation: "shows-lack" }],
      attachments: [id],
    }),
  );
  expect(await openAttachment(colleague, id)).not.toBeNull();
  expect(await openAttachment(administrator, id)).not.toBeNull();
  expect(await openAttachment(editor, id)).toBeNull();
});

test("a sealed original opens only shortly after a code, and each opening leaves a line", async () => {
  const { researcher, administrator, organisation } = await world();
  const colleague = await member("researcher", organisation.id);
  const { id } = value(await storeUpload(researcher, upload(Buffer.from("a sealed testimony"))));
  const { code } = value(
    await logEvidence(researcher, {
      title: "A sealed testimony",
      kind: "testimony",
      confidentiality: "sealed",
      links: [{ ref: "A-HRC-1-1.1", relation: "shows-lack" }],
      attachments: [id],
    }),
  );
  const openings = () => record.auditEvent.count({ where: { did: "opened original" } });
  const before = await openings();
  const later = { ...administrator, recentlyProved: false };
  expect(await codeAskedFor(later, id)).toBe(code);
  expect(await openAttachment(later, id)).toBeNull();
  // Who may not read it is asked for nothing: there is no such file.
  expect(await codeAskedFor({ ...colleague, recentlyProved: false }, id)).toBeNull();
  expect(await openAttachment(colleague, id)).toBeNull();
  expect(await openings()).toBe(before);
  expect(await codeAskedFor(administrator, id)).toBeNull();
  expect(await openAttachment(administrator, id)).not.toBeNull();
  expect(await openings()).toBe(before + 1);
});

test("a new file on checked evidence has it checked anew", async () => {
  const { researcher, editor } = await world();
  const { code } = value(
    await logEvidence(researcher, {
      title: "A notice",
      kind: "state",
      confidentiality: "coalition",
      links: [{ ref: "A-HRC-1-1.1", relation: "context" }],
      attachments: [],
    }),
  );
  await record.evidence.update({
    where: { code },
    data: { checkedAt: new Date(), checkedById: editor.id },
  });
  value(await storeUpload(researcher, { ...upload(Buffer.from("its annex")), evidence: code }));
  expect(await record.evidence.findUnique({ where: { code } })).toMatchObject({ checkedAt: null });
});

function upload(bytes: Buffer, name = "notice.pdf") {
  const body = async function* () {
    for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
  };
  return { name, mime: "application/pdf", body: body() };
}

const placeOf = (sha256: string) =>
  path.join(home, "files", "sha256", sha256.slice(0, 2), sha256.slice(2, 4), sha256);
const left = () => fs.readdirSync(path.join(home, "files", "incoming"));

async function textOf(download: { body: AsyncIterable<Uint8Array> } | null): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of download!.body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}
