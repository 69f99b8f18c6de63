import { deflateSync, inflateSync } from "node:zlib";
import * as mupdf from "mupdf";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { whatStayed } from "./check";
import { plainPdf } from "./make";

// The corpus is made here: one small PDF, and every place in which a PDF can say more than its pages show.

const CANARY = "Zilpzalp-46.2N";

// The files have no table of their objects, on which the reader remarks each time that it makes one.
beforeAll(() => void vi.spyOn(console, "error").mockImplementation(() => undefined));

describe("a public copy of a PDF says nothing that its pages do not show", () => {
  test.each(Object.entries(places()))("%s", (_, place) => {
    const original = pdf(place);
    expect(says(original)).toBe(true);
    const copy = copyOf(original);
    expect(says(copy)).toBe(false);
    expect(textOf(copy)).toBe(textOf(original));
  });

  test("all of these at once, and nothing of it after a second copy either", () => {
    const all = Object.values(places()).reduce((sum, place) => joined(sum, place), {});
    const copy = copyOf(pdf(all));
    expect(says(copy)).toBe(false);
    expect(copyOf(copy)).toEqual(copy);
  });

  test("what was overwritten by a later version of the file", () => {
    const first = pdf({ resources: "/Old 1 0 R", content: `BT /F1 9 Tf (${CANARY}) Tj ET` });
    const original = Buffer.concat([first, Buffer.from(overwritten(first), "latin1")]);
    expect(says(original)).toBe(true);
    expect(says(copyOf(original))).toBe(false);
  });
});

test("a copy looks as the original does, and its text can be taken out", () => {
  const copy = copyOf(pdf({}));
  expect(textOf(copy)).toContain("What everybody may read");
  expect(Buffer.from(copy).toString("latin1")).not.toMatch(/\/(Info|ID|Producer|Metadata)\b/);
  expect(copyOf(pdf({}))).toEqual(copy);
});

test("what was typed into a form stays to be seen, and is a form no longer", () => {
  const appearance = stream(
    "/Type /XObject /Subtype /Form /BBox [0 0 90 20] /Resources << /Font << /F1 5 0 R >> >>",
    "BT /F1 9 Tf 2 5 Td (typed in) Tj ET",
  );
  const copy = copyOf(
    pdf({
      catalog: "/AcroForm << /Fields [40 0 R] >>",
      page: "/Annots [40 0 R]",
      objects: {
        40: `<< /Type /Annot /Subtype /Widget /FT /Tx /T (${CANARY}) /V (typed in) /F 4 /P 3 0 R /Rect [100 100 190 120] /AP << /N 41 0 R >> >>`,
        41: appearance,
      },
    }),
  );
  expect(textOf(copy)).toContain("typed in");
  expect(says(copy)).toBe(false);
  expect(Buffer.from(copy).toString("latin1")).not.toMatch(/Widget|AcroForm/);
});

describe("no copy is made, and its reader is told why, of a PDF that is", () => {
  test.each([
    ["encrypted", encrypted(), /encrypted/],
    ["signed", pdf({ catalog: "/AcroForm << /SigFlags 3 /Fields [] >>" }), /signed/],
    ["made while it is read", pdf({ catalog: "/AcroForm << /XFA (x) /Fields [] >>" }), /XFA/],
    [
      "of layers of which one is hidden",
      pdf({
        catalog: "/OCProperties << /OCGs [] /D << /OFF [40 0 R] >> >>",
        objects: { 40: "<< /Type /OCG /Name (x) >>" },
      }),
      /layers/,
    ],
    ["none at all", Buffer.from("a letter"), /could not be read/],
    [
      "without a page",
      Buffer.from("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>"),
      /could not be read/,
    ],
  ])("%s", (_, original, why) => {
    expect(plainPdf(original)).toMatchObject({
      ok: false,
      problem: { code: "not valid", message: expect.stringMatching(why) },
    });
  });
});

describe("a copy that is not what it should be is found out", () => {
  const original = () => new mupdf.PDFDocument(pdf(places()["its information"] ?? {}));
  test.each([
    ["a key that nobody knows", "/Type/Catalog", "/Tipe/Catalog"],
    ["a string", "/Rotate 0", "/Rotate(0)"],
    ["another look", "[0 0 595 842]", "[9 9 604 851]"],
  ])("%s", (_, before, after) => {
    const copy = Buffer.from(copyOf(pdf({ page: "/Rotate 0" }))).toString("latin1");
    expect(copy).toContain(before);
    const turned = Buffer.from(copy.replace(before, after), "latin1");
    expect(whatStayed(original(), turned)).not.toBeNull();
  });

  test("words about its makers", () => {
    const copy = copyOf(pdf({}));
    expect(whatStayed(original(), copy)).toBeNull();
    const said = Buffer.concat([copy, Buffer.from(`\n% ${CANARY} wrote this`)]);
    expect(whatStayed(original(), said)).toBe("words about its makers");
  });
});

/** What is put in beside the page that every file of the corpus has. */
type Place = {
  trailer?: string;
  catalog?: string;
  page?: string;
  resources?: string;
  content?: string;
  image?: string;
  imageBytes?: Buffer;
  after?: string;
  objects?: Record<number, string | Buffer>;
};

function joined(one: Place, other: Place): Place {
  const both: Place = { ...one, ...other, objects: { ...one.objects, ...other.objects } };
  for (const key of [
    "trailer",
    "catalog",
    "page",
    "resources",
    "content",
    "image",
    "after",
  ] as const)
    both[key] = [one[key], other[key]].filter(Boolean).join("\n");
  const bytes = other.imageBytes ?? one.imageBytes;
  return bytes ? { ...both, imageBytes: bytes } : both;
}

function places(): Record<string, Place> {
  const script = `<< /S /JavaScript /JS (app.alert\\("${CANARY}"\\)) >>`;
  return {
    "its information": {
      trailer: "/Info 10 0 R",
      objects: {
        10: `<< /Author (${CANARY}) /Creator (${CANARY}) /Title <${hex16(CANARY)}> /CreationDate (D:2024) >>`,
      },
    },
    "its metadata": {
      catalog: "/Metadata 11 0 R",
      objects: { 11: stream("/Type /Metadata /Subtype /XML", `<x>${CANARY}</x>`) },
    },
    "the metadata of a page": {
      page: "/Metadata 12 0 R",
      objects: { 12: packed("/Type /Metadata", `<x>${CANARY}</x>`) },
    },
    "the metadata of a picture": {
      image: "/Metadata 13 0 R",
      objects: { 13: packed("/Type /Metadata", `<x>${CANARY}</x>`) },
    },
    "its identifier": { trailer: `/ID [(${CANARY}) (${CANARY})]` },
    "the memory of a program": {
      page: `/LastModified (D:2024) /PieceInfo << /Word << /Private (${CANARY}) >> >>`,
    },
    "a file inside": {
      catalog: "/Names << /EmbeddedFiles << /Names [(a) 14 0 R] >> >>",
      objects: {
        14: `<< /Type /Filespec /F (${CANARY}.doc) /EF << /F 15 0 R >> >>`,
        15: packed("/Type /EmbeddedFile", CANARY),
      },
    },
    "a script at its opening": { catalog: `/OpenAction ${script} /AA << /WC ${script} >>` },
    "a script of a page": { page: `/AA << /O ${script} >>` },
    "a comment and who made it": {
      page: "/Annots [16 0 R 17 0 R 18 0 R]",
      objects: {
        16: `<< /Type /Annot /Subtype /Text /Rect [9 9 20 20] /T (${CANARY}) /Contents (${CANARY}) /Popup 17 0 R >>`,
        17: `<< /Type /Annot /Subtype /Popup /Rect [9 9 99 99] /Parent 16 0 R /Contents (${CANARY}) >>`,
        18: `<< /Type /Annot /Subtype /Link /Rect [9 9 20 20] /A << /S /URI /URI (https://example.org/${CANARY}) >> >>`,
      },
    },
    "a small picture of the page": {
      page: "/Thumb 19 0 R",
      objects: {
        19: raw(`/Width 14 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8`, CANARY),
      },
    },
    "its outline, its structure, its labels": {
      catalog: `/Outlines << /Title (${CANARY}) >> /StructTreeRoot << /K << /Alt (${CANARY}) >> >> /PageLabels << /Nums [0 << /P (${CANARY}) >>] >> /Lang (${CANARY})`,
    },
    "the names of layers": {
      catalog: "/OCProperties << /OCGs [20 0 R] /D << /ON [20 0 R] >> >>",
      objects: { 20: `<< /Type /OCG /Name (${CANARY}) >>` },
    },
    "the printer that it was made for": {
      catalog: `/OutputIntents [<< /Info (${CANARY}) /DestOutputProfile 21 0 R >>]`,
      objects: { 21: packed("/N 3", CANARY) },
    },
    "keys that nobody knows": {
      catalog: `/X (${CANARY})`,
      page: `/Y (${CANARY}) /Z << /A [(${CANARY})] >>`,
      image: `/W (${CANARY})`,
    },
    "where a photograph in it was taken": { imageBytes: photograph() },
    "what comes after the points of a picture": {
      resources: "/XObject << /Im 7 0 R /Pl 22 0 R >>",
      content: "q 9 0 0 9 300 300 cm /Pl Do Q",
      objects: {
        22: raw(
          "/Type /XObject /Subtype /Image /Width 2 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
          `ab${CANARY}`,
        ),
      },
    },
    "the profile of its colours": {
      resources: "/ColorSpace << /Cs [/ICCBased 23 0 R] >>",
      content: "/Cs cs 0.5 scn 9 9 9 9 re f",
      objects: { 23: packed("/N 1 /Alternate /DeviceGray", CANARY) },
    },
    "a comment among what is drawn": { content: `% ${CANARY}\n0 0 1 RG % ${CANARY}` },
    "marks around what is drawn": {
      resources: `/Properties << /M (${CANARY}) >>`,
      content: `/Span << /ActualText (${CANARY}) >> BDC EMC /P /M BDC EMC /T << /X (${CANARY}) >> DP BX (${CANARY}) other EX (${CANARY}) 1 0 0 rg`,
    },
    "names that its maker chose": {
      resources: `/ExtGState << /${CANARY} << /LW 1 /Mine (${CANARY}) >> >>`,
      content: `/${CANARY} gs`,
    },
    "a picture that no page shows": {
      resources: "/XObject << /Im 7 0 R /Un 24 0 R >>",
      objects: {
        24: raw(
          "/Type /XObject /Subtype /Image /Width 14 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
          CANARY,
        ),
      },
    },
    "keys of a picture among what is drawn": {
      content: `q 9 0 0 9 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 /Mine (${CANARY}) ID a${CANARY}\nEI Q`,
    },
    "a photograph among what is drawn": {
      content: `q 9 0 0 9 70 70 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /DCT ID ${photograph().toString("latin1")}\nEI Q`,
    },
    "comments in the tables of a font": {
      objects: {
        5:
          "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 25 0 R /Mine (" +
          CANARY +
          ") >>",
        25: packed("", `%!PS ${CANARY}\nbegincmap\n1 beginbfchar <57> <0057> endbfchar\nendcmap`),
      },
    },
    "something that nothing points at": { objects: { 26: `(${CANARY})`, 27: packed("", CANARY) } },
    "words between its objects and after its end": { after: `% ${CANARY}\n${CANARY}` },
  };
}

/** One page with a sentence and a picture; cross-references are left to be mended by its reader. */
function pdf(place: Place): Buffer {
  const { resources = "", content = "", objects = {} } = place;
  const shelves = resources.includes("/XObject")
    ? resources
    : `/XObject << /Im 7 0 R >> ${resources}`;
  const drawn = `BT /F1 12 Tf 40 700 Td (What everybody may read) Tj ET q 90 0 0 90 40 500 cm /Im Do Q\n${content}\n`;
  const all: Record<number, string | Buffer> = {
    1: `<< /Type /Catalog /Pages 2 0 R ${place.catalog ?? ""} >>`,
    2: "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    3: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> ${shelves} >> /Contents 6 0 R ${place.page ?? ""} >>`,
    5: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    6: packed("", Buffer.from(drawn, "latin1")),
    7: raw(
      `/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode ${place.image ?? ""}`,
      place.imageBytes ?? JPEG,
    ),
    ...objects,
  };
  const parts = Object.entries(all).map(([number, body]) =>
    Buffer.concat([
      Buffer.from(`${number} 0 obj\n`),
      typeof body === "string" ? Buffer.from(body, "latin1") : body,
      Buffer.from("\nendobj\n"),
    ]),
  );
  const trailer = `trailer\n<< /Root 1 0 R ${place.trailer ?? ""} >>\n%%EOF\n${place.after ?? ""}`;
  return Buffer.concat([Buffer.from("%PDF-1.7\n"), ...parts, Buffer.from(trailer, "latin1")]);
}

function overwritten(first: Buffer): string {
  const body =
    "6 0 obj\n<< /Length 44 >>\nstream\nBT /F1 12 Tf 40 700 Td (Put right since) Tj ET\nendstream\nendobj\n";
  return `\n${body}trailer\n<< /Root 1 0 R /Prev ${first.length} >>\n%%EOF\n`;
}

const raw = (keys: string, bytes: string | Buffer): Buffer => {
  const body = typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes;
  return Buffer.concat([
    Buffer.from(`<< ${keys} /Length ${body.length} >>\nstream\n`),
    body,
    Buffer.from("\nendstream"),
  ]);
};
const stream = raw;
const packed = (keys: string, bytes: string | Buffer) =>
  raw(`${keys} /Filter /FlateDecode`, deflateSync(bytes));
const hex16 = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le").swap16().toString("hex");

const JPEG = Buffer.from(
  "/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==",
  "base64",
);
function photograph(): Buffer {
  const exif = Buffer.from(`\xff\xe1\0\0Exif\0\0${CANARY}`, "latin1");
  exif.writeUInt16BE(exif.length - 2, 2);
  return Buffer.concat([JPEG.subarray(0, 2), exif, JPEG.subarray(2)]);
}

function encrypted(): Buffer {
  const options = "encrypt=aes-256,user-password=a,owner-password=b";
  return Buffer.from(new mupdf.PDFDocument(pdf({})).saveToBuffer(options).asUint8Array());
}

function copyOf(original: Uint8Array): Uint8Array {
  const copy = plainPdf(original);
  if (!copy.ok) throw new Error(copy.problem.message);
  return copy.value;
}

const textOf = (bytes: Uint8Array): string =>
  new mupdf.PDFDocument(bytes).loadPage(0).toStructuredText("").asText();

/** In its bytes, or in any stream once unpacked: found without a reader of PDF. */
function says(given: Uint8Array): boolean {
  const bytes = Buffer.from(given);
  const streams = [...bytes.toString("latin1").matchAll(/stream\r?\n([^]*?)\r?\nendstream/g)];
  const unpacked = streams.map(([, body = ""]) => {
    try {
      return inflateSync(Buffer.from(body, "latin1"));
    } catch {
      return Buffer.from(body, "latin1");
    }
  });
  const forms = [CANARY, Buffer.from(CANARY).toString("hex"), hex16(CANARY).slice(4)];
  return [bytes, ...unpacked].some((one) => {
    const text = one.toString("latin1");
    return forms.some((form) => text.includes(form) || text.toLowerCase().includes(form));
  });
}
