import { beforeAll, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { recommendation, world } from "@/lib/db/testing/world";
import { readPasted } from "@/lib/domain/pasted";
import { findAsks } from "./evidence-paste";

beforeAll(async () => {
  await world();
  const documents = ["A/HRC/56/6", "CERD/C/XEX/CO/14-17"];
  for (const symbol of documents)
    await record.document.create({
      data: {
        key: symbol.replaceAll("/", "-"),
        symbol,
        title: symbol,
        bodyCode: "upr",
        kind: "report",
      },
    });
  const rows: [ref: string, symbol: string | null, paragraph: string | null][] = [
    ["A-HRC-56-6.28.12", "A/HRC/56/6", "28.12"],
    ["A-HRC-56-6.28.121", "A/HRC/56/6", "28.121"],
    ["CERD-C-XEX-CO-14-17.42(a)", "CERD/C/XEX/CO/14-17", "42 (a)"],
    ["CERD-C-XEX-CO-14-17.42(b)", "CERD/C/XEX/CO/14-17", "42 (b)"],
    ["CERD-C-XEX-CO-14-17.43-44", "CERD/C/XEX/CO/14-17", "43-44"],
    ["XA-04", null, null],
  ];
  for (const [ref, symbol, paragraph] of rows)
    await recommendation({
      ref,
      paragraph,
      documentId: symbol && (await record.document.findFirstOrThrow({ where: { symbol } })).id,
    });
});

test("a document and a paragraph, however they are written, name one recommendation", async () => {
  const { researcher } = await world();
  const { asks } = readPasted("A/HRC/56/6 28.12; CERD/C/XEX/CO/14-17, para. 42(a), 43–44\nxa-04");
  expect(await findAsks(researcher, asks)).toEqual({
    refs: ["A-HRC-56-6.28.12", "CERD-C-XEX-CO-14-17.42(a)", "CERD-C-XEX-CO-14-17.43-44", "XA-04"],
    left: [],
    problems: [],
  });
});

test("what is not found is named each with its reason, and the parts of a paragraph are not guessed at", async () => {
  const { researcher } = await world();
  const { asks } = readPasted("A/HRC/56/6 28.13; CERD/C/XEX/CO/14-17 42; A/HRC/99/1 1.1; ZZ-99");
  const { refs, left, problems } = await findAsks(researcher, asks);
  expect(refs).toEqual([]);
  expect(left).toEqual(["A/HRC/56/6 28.13", "CERD/C/XEX/CO/14-17 42", "A/HRC/99/1 1.1", "ZZ-99"]);
  expect(problems).toEqual([
    expect.stringContaining("“A/HRC/56/6 28.13”: this paragraph is no recommendation"),
    expect.stringContaining("CERD-C-XEX-CO-14-17.42(a), CERD-C-XEX-CO-14-17.42(b)"),
    expect.stringContaining("no recommendation of A/HRC/99/1"),
    expect.stringContaining("“ZZ-99”"),
  ]);
});

test("what was withdrawn is not found", async () => {
  const { researcher } = await world();
  await recommendation({ ref: "XA-05", withdrawnAt: new Date() });
  expect((await findAsks(researcher, readPasted("XA-05").asks)).refs).toEqual([]);
});
