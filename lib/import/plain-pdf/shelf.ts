import type { PDFObject } from "mupdf";
import type { Copying } from "./copying";
import { plainContent, type Category } from "./content";
import type { Keep } from "./kept";
import type { Value } from "./token";

const COPIED_AS: Record<Category, Keep> = {
  ColorSpace: "colour",
  ExtGState: "a state",
  Font: "font",
  Pattern: "a pattern",
  Shading: "shading",
  XObject: "form",
};

/** The resources of one drawing. What it does not use is not copied, and what it uses gets a name of ours. */
export class Shelf {
  /** The resources of the copy. */
  readonly copied: PDFObject;
  private readonly names = new Map<string, string | null>();
  private count = 0;

  constructor(
    private readonly copier: Copying,
    private readonly given: PDFObject,
    private readonly depth: number,
  ) {
    this.copied = copier.to.newDictionary();
  }

  draw(content: Uint8Array): Uint8Array {
    return plainContent(content, {
      nameOf: (category, name) => this.nameOf(category, name),
      takePicture: (entries, bytes) => this.takePicture(entries, bytes),
    });
  }

  private nameOf(category: Category, name: string): string | null {
    const known = `${category} ${name}`;
    const held = this.names.get(known);
    if (held !== undefined) return held;
    const copy = this.copyOf(category, this.held(category, name));
    const called = copy && this.put(category, copy);
    this.names.set(known, called);
    return called;
  }

  private copyOf(category: Category, given: PDFObject | null): PDFObject | null {
    if (!given) return null;
    const isPicture = category === "XObject" && given.get("Subtype").asName() === "Image";
    const keep = isPicture ? "picture" : COPIED_AS[category];
    return this.copier.copy(keep, given, this.depth + 1);
  }

  private held(category: Category, name: string): PDFObject | null {
    if (!this.given.isDictionary()) return null;
    const given = this.given.get(category, name);
    return given.isNull() ? null : given;
  }

  private put(category: Category, copy: PDFObject): string {
    this.count += 1;
    const called = `${category[0]}${this.count}`;
    if (this.copied.get(category).isNull())
      this.copied.put(category, this.copier.to.newDictionary());
    this.copied.get(category).put(called, copy);
    return called;
  }

  private takePicture(entries: [string, Value][], bytes: Uint8Array): string {
    const { from } = this.copier;
    const dictionary = from.newDictionary();
    dictionary.put("Subtype", from.newName("Image"));
    for (const [name, value] of entries) {
      const key = LONG_KEYS[name] ?? name;
      if (INLINE_KEYS.has(key)) dictionary.put(key, this.toObject(key, value));
    }
    const copy = this.copier.copy("picture", from.addRawStream(bytes, dictionary));
    return copy ? this.put("XObject", copy) : "";
  }

  private toObject(key: string, value: Value): PDFObject {
    const { from } = this.copier;
    switch (value.kind) {
      case "number":
        return Number.isInteger(Number(value.text))
          ? from.newInteger(Number(value.text))
          : from.newReal(parseFloat(value.text) || 0);
      case "name": {
        const called = LONG_NAMES[value.name] ?? value.name;
        const held = key === "ColorSpace" ? this.held("ColorSpace", called) : null;
        return held ?? from.newName(called);
      }
      case "word":
        return value.text === "null" ? from.newNull() : from.newBoolean(value.text === "true");
      case "string":
        return from.newByteString(Buffer.from(value.text, "latin1"));
      case "array": {
        const list = from.newArray();
        for (const one of value.values) list.push(this.toObject(key, one));
        return list;
      }
      case "dictionary": {
        const dictionary = from.newDictionary();
        for (const [name, one] of value.entries) dictionary.put(name, this.toObject("", one));
        return dictionary;
      }
      case "reference":
        // Among drawing instructions nothing refers to an object of the file.
        return from.newNull();
    }
  }
}

/** The short words that stand for the long ones among drawing instructions. */
const LONG_KEYS: Record<string, string> = {
  BPC: "BitsPerComponent",
  CS: "ColorSpace",
  D: "Decode",
  DP: "DecodeParms",
  F: "Filter",
  H: "Height",
  IM: "ImageMask",
  I: "Interpolate",
  W: "Width",
};
const INLINE_KEYS = new Set(Object.values(LONG_KEYS));
const LONG_NAMES: Record<string, string> = {
  G: "DeviceGray",
  RGB: "DeviceRGB",
  CMYK: "DeviceCMYK",
  I: "Indexed",
  AHx: "ASCIIHexDecode",
  A85: "ASCII85Decode",
  LZW: "LZWDecode",
  Fl: "FlateDecode",
  RL: "RunLengthDecode",
  CCF: "CCITTFaxDecode",
  DCT: "DCTDecode",
};
