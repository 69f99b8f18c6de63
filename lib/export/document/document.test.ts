import { inflateSync } from "node:zlib";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import yauzl from "yauzl";
import { plainRecommendation, plainReview } from "@/lib/db/testing/plain";
import type { PublishedRecommendation } from "@/lib/domain/published";
import { implementationRates, noLevels, noPositions } from "@/lib/domain/rate";
import type { RecommendationRow, ReviewFigures, Summary } from "@/lib/domain/summary";
import { toDocx } from "./docx";
import { toPdf } from "./pdf";
import { dossierReport } from "../report/dossier";
import type { Block, Entry, Report, Table } from "../report/block";

const URL_OF_DOSSIER = "https://onus.example.org/editions/7/xex";

const recommendation = (over: Partial<PublishedRecommendation> = {}) =>
  plainRecommendation({
    ref: "A-HRC-99-5.1",
    document: {
      key: "A-HRC-99-5",
      symbol: "A/HRC/99/5",
      title: "Report on Examplia",
      url: "https://docs.example.org/A/HRC/99/5",
      publishedOn: "2024-03",
    },
    cycle: 4,
    paragraph: "1",
    text: "Repeal the Public Calm Act.",
    issuers: [{ iso3: "XNB", name: "Neighbouria" }],
    ...over,
  });

const assessment: NonNullable<PublishedRecommendation["assessment"]> = {
  level: "not-implemented",
  structure: null,
  process: null,
  outcome: null,
  confidence: "high",
  standardOfProof: "reasonable-grounds",
  rationale: "The Act is in force.",
  evidenceCutOff: "2026-06-30",
  searchNote: null,
  method: 1,
  assessedBy: "Examplia Rights Watchers",
  reviewedBy: "Neighbours for Examplia",
  approvedOn: "2026-07-01",
  underReview: false,
};

const evidence: PublishedRecommendation["evidence"][number] = {
  code: "gazette",
  title: "Gazette of Examplia",
  publisher: "Government Press",
  kind: "state",
  url: "https://gazette.example.org/2026",
  archivedUrl: "https://archive.example.org/gazette",
  publishedOn: "2026-05",
  occurredOn: null,
  summary: "The Act stands in the list of laws in force.",
  relation: "shows-lack",
  cited: true,
};

const answer: PublishedRecommendation["responses"][number] = {
  position: "supported",
  claim: "already-implemented",
  verbatim: "Accepted and already implemented.",
  comment: null,
  on: "2024-06",
  source: { title: "Reply of Examplia", url: "https://docs.example.org/reply" },
};

const assessed = (ref: string): RecommendationRow =>
  rowOf(
    recommendation({ ref, paragraph: ref, assessment, evidence: [evidence], responses: [answer] }),
  );

const rowOf = (content: PublishedRecommendation): RecommendationRow => ({
  ref: content.ref,
  content,
  position: content.responses.at(-1)?.position ?? "none",
  claim: content.responses.at(-1)?.claim ?? null,
  level: content.assessment?.level ?? "not-assessed",
});

const reviewOf2024 = plainReview(
  "XEX",
  { supported: 290, partly: 8, noted: 32, rejected: 98 },
  {
    cycle: 4,
    year: 2024,
    asOf: "2024-06-25",
    basis: {
      kind: "declared",
      source: { title: "Joint statement", url: "https://ngo.example.org/statement" },
      held: 12,
      of: 428,
    },
  },
);

function summaryOf(rows: RecommendationRow[], reviews = [reviewOf2024]): Summary {
  const own = rows.filter(({ content }) => content.addressee.kind === "state");
  const levels = noLevels();
  const positions = noPositions();
  for (const { level, position } of own) {
    levels[level] += 1;
    positions[position] += 1;
  }
  return {
    edition: {
      number: 7,
      asOf: "2026-11-22",
      publishedAt: "2026-11-22T23:30:00.000Z",
      note: "Seventh.",
      sha256: "0".repeat(64),
    },
    state: { iso3: "XEX", name: "Examplia" },
    countingUnit: "paragraph",
    totals: { recommendations: own.length, others: rows.length - own.length, uncounted: null },
    levels,
    positions,
    implementation: implementationRates(levels),
    reviews,
    matrix: own.map(({ position, claim, level }) => ({ position, claim, level, count: 1 })),
    themes: [],
    bodies: [{ code: "upr", count: own.length, levels }],
  };
}

const report = (rows: RecommendationRow[], reviews?: ReviewFigures[]): Report =>
  dossierReport({
    site: "Onus",
    scales: [],
    summary: summaryOf(rows, reviews),
    rows,
    url: URL_OF_DOSSIER,
  });

const tables = ({ blocks }: Report) => blocks.filter((one): one is Table => one.kind === "table");
const entries = ({ blocks }: Report) => blocks.filter((one): one is Entry => one.kind === "entry");
const chapters = ({ blocks }: Report) =>
  blocks.flatMap((one) => (one.kind === "heading" && one.level === 1 ? [one.text] : []));

describe("what a report says", () => {
  test("a rate stands with its count, its definition, its unit and its basis", () => {
    const [review] = tables(report([assessed("1")]));
    const notSupported = review?.rows.find(([name]) => name?.text === "Not supported");
    expect(notSupported?.map(({ text }) => text)).toEqual([
      "Not supported",
      "130 of 428",
      "30.4\u00a0%",
    ]);
    expect(notSupported?.[0]?.note).toMatch(/noted and recommendations rejected, together/);
    const notes = review?.notes.join("\n");
    expect(notes).toMatch(/290.*8.*32.*98.*together 428/);
    expect(notes).toMatch(/Counting unit: Numbered paragraphs/);
    expect(notes).toMatch(/declared by “Joint statement” \[1\].*12 of 428 texts/);
  });

  test("the rejected and the not supported have each a rate of their own", () => {
    const words = tables(report([assessed("1")]))[0]?.rows.map((row) =>
      row.map(({ text }) => text).join(" "),
    );
    expect(words).toContain("Rejected 98 of 428 22.9\u00a0%");
    expect(words).toContain("Not supported 130 of 428 30.4\u00a0%");
  });

  test("a difference between the rows and a declared total is shown, and nothing is mended", () => {
    const rows = { ...noPositions(), supported: 289 };
    const differing: ReviewFigures = {
      ...reviewOf2024,
      reconciliation: { state: "differs", rows },
    };
    expect(tables(report([assessed("1")], [differing]))[0]?.notes.join("\n")).toMatch(
      /rows held differ.*Supported 289/,
    );
  });

  test("what is not assessed is counted beside the levels", () => {
    const made = report([assessed("1"), rowOf(recommendation({ ref: "2" }))]);
    expect(JSON.stringify(made.blocks)).toContain("1 graded; 1 not assessed; 0 otherwise");
    expect(JSON.stringify(made.blocks)).toContain(
      "Of 2 addressed to Examplia and held here, 1 has not been assessed",
    );
  });

  test("recommendations stand under their document, in their own order", () => {
    const other = recommendation({ ref: "C-1", body: "cat", document: null, cycle: null });
    const { blocks } = report([assessed("1"), assessed("2"), rowOf(other)]);
    const at = blocks.findIndex(
      (one) => one.kind === "heading" && one.text === "Universal Periodic Review · A/HRC/99/5",
    );
    expect(blocks.slice(at, at + 5).map(nameOf)).toEqual([
      "Universal Periodic Review · A/HRC/99/5",
      "1",
      "2",
      "Committee against Torture",
      "C-1",
    ]);
  });

  test("what is asked of others has a chapter of its own and no line in the figures", () => {
    const territory = { kind: "territory", name: "Isle of Examplia" } as const;
    const made = report([
      assessed("1"),
      rowOf(recommendation({ ref: "other", addressee: territory, assessment })),
    ]);
    expect(chapters(made)).toEqual([
      "How to read this report",
      "Figures",
      "Recommendations to Examplia",
      "Recommendations to others",
      "Sources",
    ]);
    expect(tables(made).flatMap(({ rows }) => rows.flat().map(({ to }) => to))).not.toContain(
      "other",
    );
  });

  test("a State’s claim stands in its own words beside what was found", () => {
    const [entry] = entries(report([assessed("1")]));
    const said = entry?.parts.find(({ label }) => label === "What the State says");
    expect(said?.content).toContainEqual(
      expect.objectContaining({
        kind: "quotation",
        text: "Accepted and already implemented.",
        verbatim: true,
      }),
    );
    const found = entry?.parts.find(({ label }) => label === "What we find");
    expect(found?.content).toContainEqual(
      expect.objectContaining({ kind: "level", level: "not-implemented" }),
    );
    const facts = found?.content.find((one) => one.kind === "facts");
    expect(facts?.items.map(({ term, text }) => `${term}: ${text}`)).toEqual([
      "Confidence: High confidence",
      "Standard of proof: Reasonable grounds to believe",
      "Assessed under: Version 1 of the scale",
      "Evidence up to: 30 June 2026",
      "Assessed by: Examplia Rights Watchers",
      "Reviewed by: Neighbours for Examplia, 1 July 2026",
    ]);
  });

  test("a summary of ours is marked as ours and is no quotation", () => {
    const made = report([rowOf(recommendation({ text: null, summary: "Repeal it." }))]);
    expect(entries(made)[0]?.parts[0]?.content).toEqual([
      expect.objectContaining({
        text: "Repeal it.",
        verbatim: false,
        by: "Our summary, not the document’s words",
      }),
    ]);
  });

  test("evidence is cited by publisher, by the month that is known, and by address", () => {
    const [entry] = entries(report([assessed("1")]));
    const cited = entry?.parts.find(({ label }) => label === "On what evidence")?.content[0];
    expect(cited).toMatchObject({
      about: "Government Press, May 2026",
      url: "https://gazette.example.org/2026",
      lead: "Shows lack of action",
    });
  });

  test("a source has one number, however often it is named", () => {
    const list = report([assessed("1"), assessed("2")]).blocks.at(-1);
    if (list?.kind !== "sources") throw new Error("The report ends without its sources");
    expect(list.items.map(({ title }) => title)).toEqual([
      "Joint statement",
      "Report on Examplia",
      "Reply of Examplia",
      "Gazette of Examplia",
    ]);
    expect(list.items.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });

  test("what is not assessed comes short, and says so", () => {
    const [entry] = entries(report([rowOf(recommendation())]));
    expect(entry?.compact).toBe(true);
    expect(entry?.about).toContain("Not yet assessed");
    expect(entry?.parts.map(({ label }) => label)).toEqual([
      "What was asked",
      "What the State says",
    ]);
  });

  test.each([
    ["nothing at all", [], []],
    ["a review without texts", [], [reviewOf2024]],
    ["a text that nobody answered", [rowOf(recommendation())], []],
    ["a finding", [assessed("1")], [reviewOf2024]],
  ])("with %s, no heading is followed by nothing", (_, rows, reviews) => {
    const { blocks } = report(rows, reviews);
    const empty = blocks.filter((one, at) => {
      const next = blocks[at + 1];
      if (one.kind !== "heading") return false;
      return !next || (next.kind === "heading" && next.level <= one.level);
    });
    expect(empty).toEqual([]);
    expect(
      entries({ blocks } as Report).flatMap((one) => one.parts.map((p) => p.content.length)),
    ).not.toContain(0);
    expect(tables({ blocks } as Report).map((one) => one.rows.length)).not.toContain(0);
  });

  test("a day is a day in Geneva, where the edition was published after midnight", () => {
    expect(report([]).on).toBe("2026-11-23");
  });

  test("a text in Arabic runs from the right, whatever language was noted", () => {
    const made = report([rowOf(recommendation({ text: "1. إلغاء القانون", language: "en" }))]);
    expect(entries(made)[0]?.parts[0]?.content[0]).toMatchObject({
      direction: "rtl",
      language: "ar",
    });
  });
});

const HOSTILE = `#panic("x") ] } $ @nobody <label> \\ * _ // /* =1+1 & <w:t> ]]>`;
const hostile = () =>
  report([
    rowOf(
      recommendation({
        paragraph: HOSTILE,
        text: HOSTILE,
        language: "#panic()",
        assessment: { ...assessment, rationale: HOSTILE },
        evidence: [{ ...evidence, title: HOSTILE, summary: HOSTILE }],
        responses: [{ ...answer, verbatim: HOSTILE }],
      }),
    ),
  ]);

/** A process is begun for each, and a busy machine takes its time. */
const PDF = { timeout: 60_000 };

describe("as PDF", PDF, () => {
  test("the same edition gives the same bytes", async () => {
    const once = await toPdf(report([assessed("1")]));
    const again = await toPdf(report([assessed("1")]));
    expect(Buffer.compare(once, again)).toBe(0);
  });

  test("its date is that of its edition, and it is tagged, titled and in English", async () => {
    const words = plainPdf(await toPdf(report([assessed("1")])));
    expect(words).toContain("/CreationDate (D:20261123");
    expect(words).toContain("/MarkInfo");
    expect(words).toMatch(/\/Lang \(en/);
    expect(words).toContain("pdfuaid");
    expect(words).toContain("Examplia: progress report, edition 7");
  });

  test("evidence cannot write the document: its signs stand as they are", async () => {
    const words = plainPdf(await toPdf(hostile())).replaceAll(/\\([()\\])/g, "$1");
    expect(words).toContain(`A/HRC/99/5, paragraph ${HOSTILE}`);
  });

  test("a script without a font of ours does not stop the report", async () => {
    const pdf = await toPdf(report([rowOf(recommendation({ text: "ᚠᚢᚦ 𐀀" }))]));
    expect(Buffer.from(pdf.slice(0, 5)).toString()).toBe("%PDF-");
  });

  test("control characters and broken letters do not stop it either", async () => {
    const text = "a\u0000b\u0007c\uD800d\u202Ee\r\nf\u2028g\tand\uFFFFend";
    expect(plainPdf(await toPdf(report([rowOf(recommendation({ text }))])))).toContain("pdfuaid");
  });
});

describe("as a Word document", () => {
  test("it holds the texts, real headings and links", async () => {
    const { document, rels } = await unzipped(await toDocx(report([assessed("1")])));
    const text = textOf(document);
    expect(text).toContain("“Repeal the Public Calm Act.”");
    expect(text).toContain("The Act is in force.");
    expect(text).toContain("130 of 428");
    expect(document).toContain('<w:pStyle w:val="Heading3"/>');
    expect(document).toContain("<w:tblHeader/>");
    expect(rels).toContain("https://gazette.example.org/2026");
  });

  test("its foot counts pages and names the edition", async () => {
    const { foot } = await unzipped(await toDocx(report([assessed("1")])));
    expect(foot).toContain("Onus · Examplia · Edition 7 (22 November 2026)");
    expect(foot).toContain("NUMPAGES");
  });

  test("evidence cannot write it: its signs stand as they are, and the file stays well-formed", async () => {
    const { document } = await unzipped(await toDocx(hostile()));
    expect(textOf(document)).toContain(`“${HOSTILE}”`);
  });

  test("characters that XML has no place for are left out", async () => {
    const text = "a\u0000b\u0007c\uD800d\uFFFFe";
    const { document } = await unzipped(await toDocx(report([rowOf(recommendation({ text }))])));
    expect(textOf(document)).toContain("“abc\uFFFDde”");
  });
});

const nameOf = (block: Block) =>
  block.kind === "heading" ? block.text : block.kind === "entry" ? block.ref : block.kind;

/** The lines of a PDF that are text of its structure: bookmarks, metadata, links. Glyphs are not. */
function plainPdf(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf);
  const parts = [bytes.toString("latin1")];
  for (let at = bytes.indexOf("stream\n"); at >= 0; at = bytes.indexOf("stream\n", at + 1)) {
    const end = bytes.indexOf("endstream", at);
    try {
      parts.push(inflateSync(bytes.subarray(at + 7, end)).toString("latin1"));
    } catch {
      continue; // Not every stream is packed.
    }
  }
  return parts
    .join("\n")
    .split("\n")
    .filter((line) => !/[\x00-\x08\x0b-\x1f\x7f]/.test(line))
    .join("\n");
}

async function unzipped(docx: Uint8Array) {
  const read = (name: RegExp) => entryOfZip(Buffer.from(docx), name);
  return {
    document: await read(/^word\/document\.xml$/),
    rels: await read(/^word\/_rels\/document\.xml\.rels$/),
    foot: await read(/^word\/footer\.xml$/),
  };
}

const entryOfZip = (bytes: Buffer, name: RegExp): Promise<string> =>
  new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (fault, zip) => {
      if (fault) return reject(fault);
      zip.on("end", () => reject(new Error(`No ${name.source} in the file`)));
      zip.on("entry", (entry: yauzl.Entry) => {
        if (!name.test(entry.fileName)) return zip.readEntry();
        zip.openReadStream(entry, (broken, stream) => {
          if (broken) return reject(broken);
          const parts: Buffer[] = [];
          stream.on("data", (part: Buffer) => parts.push(part));
          stream.on("end", () => resolve(Buffer.concat(parts).toString("utf8")));
        });
      });
      zip.readEntry();
    });
  });

/** Throws where the XML is not well-formed. */
function textOf(xml: string): string {
  const parser = new SaxesParser();
  let text = "";
  parser.on("text", (part) => (text += part));
  parser.write(xml).close();
  return text;
}
