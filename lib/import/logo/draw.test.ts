import { createHash } from "node:crypto";
import { deflateSync, crc32 } from "node:zlib";
import * as mupdf from "mupdf";
import { describe, expect, test } from "vitest";
import { LOGO_HEIGHT, LOGO_WIDTH, MOST_LOGO_BYTES } from "@/lib/domain/logo";
import { drawLogo } from "./draw";
import { drawLogoBehindGate } from "./gate";

const SECRET = "Zilpzalp";
const CIRCLE = '<circle cx="50" cy="50" r="50" fill="#b5533c"/>';
const svg = (inside: string, head = 'viewBox="0 0 400 100"') =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${head}>${inside}</svg>`,
  );

test("of a PNG nothing stays but its points: no words, no times, nothing behind its end", () => {
  const given = Buffer.concat([
    png(300, 60, [text("Author", SECRET), text("XML:com.adobe.xmp", SECRET)]),
    Buffer.from(`<script>${SECRET}</script>`),
  ]);
  expect(given.includes(SECRET)).toBe(true);
  const drawn = value(drawLogo(given));
  expect(drawn).toMatchObject({ width: 300, height: 60 });
  expect(chunksOf(drawn.png)).toEqual(["IHDR", "IDAT", "IEND"]);
  expect(Buffer.from(drawn.png).includes(SECRET)).toBe(false);
});

test("of a JPEG neither place nor maker stays, and it is turned as its camera says", () => {
  const given = withExif(jpeg(200, 100), 6);
  expect(given.includes(SECRET)).toBe(true);
  const drawn = value(drawLogo(given));
  expect(drawn).toMatchObject({ width: 64, height: 128 });
  expect(chunksOf(drawn.png)).toEqual(["IHDR", "IDAT", "IEND"]);
  expect(Buffer.from(drawn.png).includes(SECRET)).toBe(false);
});

test.each([
  ["white", '<circle cx="50" cy="50" r="50" fill="#fff"/>', false],
  ["nearly white", '<circle cx="50" cy="50" r="50" fill="#f6f6f6"/>', false],
  [
    "white and half transparent",
    '<circle cx="50" cy="50" r="50" fill="#fff" opacity=".4"/>',
    false,
  ],
  ["in colour", CIRCLE, true],
  [
    "dark and thin on white",
    '<rect width="400" height="100" fill="#fff"/><rect width="400" height="2" fill="#222"/>',
    true,
  ],
] as const)("a picture that is %s says whether it is seen on white", (_, inside, isSeen) => {
  expect(value(drawLogo(svg(inside))).isSeenOnWhite).toBe(isSeen);
  const asPoints = value(drawLogo(value(drawLogo(svg(inside))).png));
  expect(asPoints.isSeenOnWhite).toBe(isSeen);
});

test("a picture keeps its colours and what is transparent in it", () => {
  const drawn = value(drawLogo(png(40, 20)));
  const points = new mupdf.Image(drawn.png).toPixmap();
  const at = (x: number) => [...points.getPixels().slice(x * 4, x * 4 + 4)];
  expect(points.getAlpha()).toBe(1);
  expect(at(5)).toEqual([0, 0, 0, 0]);
  expect(at(35)).toEqual([181, 83, 60, 255]);
});

test.each([
  [513, 20],
  [4001, 977],
  [20, 3001],
  [5000, 5000],
  [10000, 10],
  [10, 10000],
  [511, 127],
  [1, 1],
])(
  "a picture of %i by %i is drawn within the bounds, and never larger",
  { timeout: 60_000 },
  (width, height) => {
    const drawn = value(drawLogo(png(width, height)));
    expect(drawn.width).toBeLessThanOrEqual(Math.min(width, LOGO_WIDTH));
    expect(drawn.height).toBeLessThanOrEqual(Math.min(height, LOGO_HEIGHT));
    expect(drawn.png.length).toBeLessThan(524_288);
  },
);

test("an SVG is drawn as large as the bounds let it, whatever it says of its size", () => {
  expect(value(drawLogo(svg(CIRCLE)))).toMatchObject({ width: 512, height: 128 });
  expect(value(drawLogo(svg(CIRCLE, 'width="100" height="100"')))).toMatchObject({
    width: 128,
    height: 128,
  });
  const sized = (size: string) => drawLogo(svg(CIRCLE, `${size} viewBox="0 0 100 100"`));
  expect(sized('width="10000" height="10"')).toMatchObject({ value: { width: 512, height: 1 } });
  expect(sized('width="100000000" height="1"')).toMatchObject({
    problem: { message: expect.stringMatching(/could not be read whole/) as string },
  });
});

test("what could run in an SVG, and words that nobody sees, are not in what is drawn", () => {
  const plain = value(drawLogo(svg(CIRCLE)));
  const laden = `<script>${SECRET}</script><metadata><a>${SECRET}</a></metadata><title>${SECRET}</title><desc>x</desc>
    <animate attributeName="r" to="1"/><x:thing xmlns:x="urn:x" x:secret="${SECRET}"/>${CIRCLE.replace("/>", ' onclick="alert(1)"/>')}`;
  expect(sha(value(drawLogo(svg(laden))).png)).toBe(sha(plain.png));
});

describe("an SVG that takes in something from elsewhere is refused in words", () => {
  test.each([
    ["a picture by address", '<image href="https://example.org/a.png" width="9" height="9"/>'],
    ["a file of the server", '<image xlink:href="/etc/hostname" width="9" height="9"/>'],
    ["a packed picture", '<image href="data:image/png;base64,AAAA" width="9" height="9"/>'],
    ["a page", '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'],
    ["a shape of another file", '<use href="other.svg#a"/>'],
    ["a colour of another file", '<rect width="9" height="9" fill="url(other.svg#a)"/>'],
    ["a style sheet", "<style>@import 'https://example.org/a.css';</style>"],
    ["a file through a style", "<style><![CDATA[rect{fill:url( 'file:///etc/passwd' )}]]></style>"],
    ["a picture of a filter", '<filter id="f"><feImage href="a.png"/></filter>'],
  ])("%s", (_, inside) =>
    expect(drawLogo(svg(CIRCLE + inside))).toMatchObject({
      problem: {
        code: "not valid",
        field: "file",
        message: expect.stringMatching(/outside/) as string,
      },
    }),
  );
});

test("shapes of its own may be named", () => {
  const inside = `<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient><g id="c">${CIRCLE}</g></defs>
    <style>.a{fill:url(#g)}</style><rect class="a" width="9" height="9" fill="url('#g')"/><use xlink:href="#c" href="#c"/>`;
  expect(drawLogo(svg(inside)).ok).toBe(true);
});

describe("what is no logo is refused, with what is wrong and what to do", () => {
  test.each([
    ["an empty file", Buffer.alloc(0), /empty/],
    ["too many bytes", Buffer.alloc(MOST_LOGO_BYTES + 1), /larger than 2 MB/],
    ["a page", Buffer.from("<!doctype html><svg>"), /neither a PNG/],
    ["a GIF", Buffer.from("GIF89a\u0001\u0000\u0001\u0000"), /neither a PNG/],
    ["a PDF called .png", Buffer.from("%PDF-1.7"), /neither a PNG/],
    ["a WebP", Buffer.from("RIFF\u0000\u0000\u0000\u0000WEBPVP8 "), /WebP/],
    ["a PNG that breaks off", png(300, 60).subarray(0, 40), /whole|seen/],
    ["an SVG that breaks off", svg(CIRCLE).subarray(0, -9), /whole/],
    [
      "an SVG with entities",
      Buffer.from(
        '<!DOCTYPE svg [<!ENTITY a "x">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>',
      ),
      /whole/,
    ],
    ["an SVG without shapes", svg(""), /seen|whole/],
  ])("%s", (_, given, words) =>
    expect(drawLogo(given)).toMatchObject({
      problem: {
        code: "not valid",
        field: "file",
        message: expect.stringMatching(words) as string,
      },
    }),
  );
});

test("the size of a bomb is read from its head, before a child is even started", async () => {
  const bomb = png(1, 1);
  bomb.writeUInt32BE(60_000, 16);
  bomb.writeUInt32BE(60_000, 20);
  const entry = "no/such/child.mjs";
  expect(await drawLogoBehindGate(bomb, { entry })).toMatchObject({
    problem: { message: expect.stringMatching(/60,000 by 60,000/) as string },
  });
  const frame = Buffer.from("ffd8ffc0001108ea60ea6003012200021101031101", "hex");
  expect(await drawLogoBehindGate(frame, { entry })).toMatchObject({
    problem: { message: expect.stringMatching(/60,000 by 60,000/) as string },
  });
});

test(
  "it is drawn in a process of its own, and equal files give equal bytes",
  { timeout: 60_000 },
  async () => {
    const [one, two] = [value(await drawLogoBehindGate(svg(CIRCLE))), value(drawLogo(svg(CIRCLE)))];
    expect(sha(one.png)).toBe(sha(two.png));
  },
);

test(
  "shapes within shapes within shapes end the child and not us",
  { timeout: 60_000 },
  async () => {
    const doubled = Array.from(
      { length: 30 },
      (_, n) => `<g id="g${n + 1}"><use href="#g${n}"/><use href="#g${n}"/></g>`,
    );
    const given = svg(`<g id="g0">${CIRCLE}</g>${doubled.join("")}<use href="#g30"/>`);
    expect(await drawLogoBehindGate(given, { timeLimitMs: 5000 })).toMatchObject({
      ok: false,
      problem: {
        code: "not valid",
        message: expect.stringMatching(/time or memory|whole/) as string,
      },
    });
  },
);

/** Left half transparent, right half a colour. */
function png(width: number, height: number, more: Buffer[] = []): Buffer {
  const row = Buffer.alloc(1 + width * 4);
  for (let x = Math.floor(width / 2); x < width; x += 1) row.set([181, 83, 60, 255], 1 + x * 4);
  const points = Buffer.concat(Array.from({ length: height }, () => row));
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    ...more,
    chunk("IDAT", deflateSync(points)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, payload: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, "latin1"), payload]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(payload.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

const text = (name: string, words: string) => chunk("tEXt", Buffer.from(`${name}\0${words}`));

function chunksOf(given: Uint8Array): string[] {
  const bytes = Buffer.from(given);
  const kinds: string[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
    kinds.push(bytes.toString("latin1", at + 4, at + 8));
  return [...new Set(kinds)];
}

function jpeg(width: number, height: number): Buffer {
  const points = new mupdf.Pixmap(mupdf.ColorSpace.DeviceRGB, [0, 0, width, height], false);
  points.clear(120);
  return Buffer.from(points.asJPEG(90, false));
}

/** An Exif block with a maker, a place and a turn. */
function withExif(given: Buffer, orientation: number): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 3 * 12 + 4);
  tiff.write("MM\0*", 0, "latin1");
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(3, 8);
  const entry = (n: number, fields: [number, number, number, number]) => {
    tiff.writeUInt16BE(fields[0], 10 + n * 12);
    tiff.writeUInt16BE(fields[1], 12 + n * 12);
    tiff.writeUInt32BE(fields[2], 14 + n * 12);
    tiff.writeUInt32BE(fields[3], 18 + n * 12);
  };
  entry(0, [0x010f, 2, SECRET.length + 1, tiff.length]);
  entry(1, [0x0112, 3, 1, orientation * 65_536]);
  entry(2, [0x8825, 4, 1, tiff.length]);
  const body = Buffer.concat([Buffer.from("Exif\0\0"), tiff, Buffer.from(`${SECRET}\0`)]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length + 2);
  return Buffer.concat([
    given.subarray(0, 2),
    Buffer.from([0xff, 0xe1]),
    length,
    body,
    given.subarray(2),
  ]);
}

const sha = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

function value<T>(
  outcome: { ok: true; value: T } | { ok: false; problem: { message: string } },
): T {
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}
