import fc from "fast-check";
import { Resvg } from "@resvg/resvg-js";
import { describe, expect, test } from "vitest";
import { plainCopyOf } from "./plain-copy";

// The corpus is made here: one sound picture of each format, with every place that can say something about its maker.

const CANARY = "N46.2E6.1 by Zilpzalp";
const secret = Buffer.from(CANARY);

const JPEG = Buffer.from(
  "/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==",
  "base64",
);
const PNG = Buffer.from(
  new Resvg(
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="7"><circle cx="4" cy="3" r="3" fill="teal"/></svg>',
  )
    .render()
    .asPng(),
);
const WEBP = Buffer.from("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==", "base64");

const segment = (marker: number, payload: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(payload.length + 2, 2);
  return Buffer.concat([head, payload]);
};
const ofApplication = (name: string) => Buffer.concat([Buffer.from(`${name}\0`), secret]);
const IN_JPEG = [
  segment(0xe1, ofApplication("Exif\0")),
  segment(0xe1, ofApplication("http://ns.adobe.com/xap/1.0/")),
  segment(0xe2, ofApplication("ICC_PROFILE")),
  segment(0xed, ofApplication("Photoshop 3.0")),
  segment(0xee, Buffer.concat([Buffer.from("Adobe"), Buffer.alloc(7), secret])),
  segment(0xe0, Buffer.concat([Buffer.from("JFIF\0"), Buffer.alloc(9), secret])),
  segment(0xe0, ofApplication("JFXX")),
  segment(0xef, secret),
  segment(0xfe, secret),
  segment(0xf7, secret),
];

const chunk = (kind: string, payload: Buffer) => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(payload.length);
  return Buffer.concat([size, Buffer.from(kind), payload, Buffer.alloc(4)]);
};
const IN_PNG = ["tEXt", "zTXt", "iTXt", "eXIf", "iCCP", "tIME", "prVt", "pHYs", "sPLT"].map(
  (kind) => chunk(kind, secret),
);

const piece = (kind: string, payload: Buffer) => {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(payload.length);
  return Buffer.concat([Buffer.from(kind), size, payload, Buffer.alloc(payload.length % 2)]);
};
const IN_WEBP = ["EXIF", "XMP ", "ICCP", "abcd"].map((kind) => piece(kind, secret));

const withJpeg = (parts: Buffer[]) =>
  Buffer.concat([JPEG.subarray(0, 2), ...parts, JPEG.subarray(2)]);
const withPng = (parts: Buffer[]) => {
  const afterHeader = 8 + 25;
  return Buffer.concat([PNG.subarray(0, afterHeader), ...parts, PNG.subarray(afterHeader)]);
};
const withWebp = (parts: Buffer[]) => {
  const flags = piece("VP8X", Buffer.from([0x2c, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
  const body = Buffer.concat([Buffer.from("WEBP"), flags, ...parts, WEBP.subarray(12)]);
  const head = Buffer.from("RIFF\0\0\0\0");
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
};

describe.each([
  ["JPEG", JPEG, IN_JPEG, withJpeg],
  ["PNG", PNG, IN_PNG, withPng],
  ["WebP", WEBP, IN_WEBP, withWebp],
] as const)("a plain copy of a %s", (_name, bare, places, withParts) => {
  const ofBare = drawn(bare, plainCopyOf(bare)?.mime ?? "");

  test("says nothing that stood beside the picture, wherever it stood, and draws the same", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...places], { minLength: 1 }),
        fc.boolean(),
        (parts, tail) => {
          const original = Buffer.concat([withParts(parts), tail ? secret : Buffer.alloc(0)]);
          expect(original.includes(secret)).toBe(true);
          const copy = plainCopyOf(original);
          expect(Buffer.from(copy!.bytes).includes("Zilp")).toBe(false);
          expect(plainCopyOf(copy!.bytes)?.bytes).toEqual(copy!.bytes);
          expect(drawn(copy!.bytes, copy!.mime)).toEqual(ofBare);
        },
      ),
      { numRuns: 12 },
    );
  });

  test("is not made of what breaks off", () => {
    for (let length = 0; length < bare.length - 3; length += 1) {
      const copy = plainCopyOf(withParts([...places]).subarray(0, length));
      expect(copy === null || !Buffer.from(copy.bytes).includes("Zilp")).toBe(true);
    }
  });
});

test("no plain copy is made of what is no such picture", () => {
  for (const other of ["%PDF-1.7", "<svg/>", "GIF89a", "", "PK\u0003\u0004"])
    expect(plainCopyOf(Buffer.from(other))).toBeNull();
});

/** The picture as somebody else's program draws it; of a WebP, which that does not read, the points as they are packed. */
function drawn(bytes: Uint8Array, mime: string): Buffer {
  if (mime === "image/webp") {
    const from = Buffer.from(bytes).indexOf("VP8L");
    return Buffer.from(bytes).subarray(from, from + WEBP.length - 12);
  }
  const href = `data:${mime};base64,${Buffer.from(bytes).toString("base64")}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="7"><image width="9" height="7" href="${href}"/></svg>`;
  const { pixels } = new Resvg(svg).render();
  // A picture that cannot be read is drawn as nothing, which would be equal to nothing.
  expect(pixels.some((one) => one !== 0)).toBe(true);
  return Buffer.from(pixels);
}
