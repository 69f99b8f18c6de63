import { expect, test } from "vitest";
import { boundaryOf, BrokenForm, partsOf } from "./multipart";

const FILE = Buffer.from("first line\r\n--not the mark\r\nlast\r\n--");

/** As a browser sends it, so that the reader is tried on what it will meet. */
async function sent(): Promise<{ bytes: Buffer; boundary: string }> {
  const form = new FormData();
  form.append("evidence", "k7m2");
  form.append("file", new File([FILE], 'a "scan".pdf', { type: "application/pdf" }));
  form.append("file", new File([], "empty.txt"));
  const request = new Request("http://localhost", { method: "POST", body: form });
  const boundary = boundaryOf(request.headers.get("content-type"))!;
  return { bytes: Buffer.from(await request.arrayBuffer()), boundary };
}

async function* inPieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(form: AsyncIterable<Uint8Array>, boundary: string) {
  const parts = [];
  for await (const { name, fileName, body } of partsOf(form, boundary)) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of body) chunks.push(Buffer.from(chunk));
    parts.push({ name, fileName, body: Buffer.concat(chunks).toString() });
  }
  return parts;
}

test.each([1, 2, 3, 7, 64, 100_000])("reads the same form in pieces of %i bytes", async (size) => {
  const { bytes, boundary } = await sent();
  expect(await read(inPieces(bytes, size), boundary)).toEqual([
    { name: "evidence", fileName: null, body: "k7m2" },
    { name: "file", fileName: 'a "scan".pdf', body: FILE.toString() },
    { name: "file", fileName: "empty.txt", body: "" },
  ]);
});

test("a form that breaks off is not taken for a whole one", async () => {
  const { bytes, boundary } = await sent();
  for (let end = 0; end < bytes.length - 4; end += 5)
    await expect(read(inPieces(bytes.subarray(0, end), 50), boundary)).rejects.toThrow(BrokenForm);
});

test("another kind of form has no mark", () => {
  expect(boundaryOf("application/x-www-form-urlencoded")).toBeNull();
  expect(boundaryOf(null)).toBeNull();
});
