import type { PDFDocument, PDFObject } from "mupdf";
import type { Copying } from "./copying";
import { pictureCopy } from "./picture";
import { KEPT, type Keep, type Part } from "./kept";
import { Shelf } from "./shelf";

/** Lists within lists: no honest PDF needs more. */
const DEEPEST = 20;

/** Copies what is kept of one PDF into another, each thing once however often it is pointed at. */
export class Copier implements Copying {
  private readonly made = new Map<string, PDFObject>();

  constructor(
    readonly from: PDFDocument,
    readonly to: PDFDocument,
  ) {}

  copy(keep: Keep, given: PDFObject, depth = 0): PDFObject | null {
    if (given.isNull() || depth > DEEPEST) return null;
    if (keep === "plain") return this.plain(given, depth);
    if (keep === "bytes") return given.isString() ? this.bytes(given) : null;
    if (keep === "colour") return this.colour(given, depth);
    if (keep === "resources" || keep === "drawings") return null;
    if (given.isName()) return this.plain(given, depth);
    if (keep === "fonts" || (keep === "functions" && given.isArray()))
      return this.list(given, (one) =>
        this.copy(keep === "fonts" ? "font" : "function", one, depth + 1),
      );
    if (keep === "mask" && given.isArray()) return this.plain(given, depth);
    if (keep === "size of a font")
      return this.list(given, (one) =>
        this.copy(one.isNumber() ? "plain" : "font", one, depth + 1),
      );
    return given.isDictionary() || given.isStream() ? this.once(keep, given, depth) : null;
  }

  part(part: Part, given: PDFObject, depth = 0): PDFObject {
    const copy = this.to.newDictionary();
    for (const [name, keep] of Object.entries(KEPT[part])) {
      const value = this.copy(keep, given.get(name), depth + 1);
      if (value) copy.put(name, value);
    }
    return copy;
  }

  /** Begun before its parts are copied: what points back at it finds it. */
  private once(keep: Keep, given: PDFObject, depth: number): PDFObject {
    const known = given.isIndirect() ? `${keep} ${given.asIndirect()}` : null;
    const made = known && this.made.get(known);
    if (made) return made;
    const place = this.to.createObject();
    if (known) this.made.set(known, place);
    this.write(place, keep, given, depth);
    return place;
  }

  private write(place: PDFObject, keep: Keep, given: PDFObject, depth: number): void {
    if (keep === "picture" || keep === "mask") return pictureCopy(this, place, given);
    if (keep === "font") return this.writeFont(place, given, depth);
    if (keep === "form") return this.writeDrawing(place, "a form", given, depth);
    if (keep === "program") return this.writeProgram(place, given);
    const part = partOf(keep);
    if (part === "a pattern" && given.isStream())
      return this.writeDrawing(place, part, given, depth);
    place.writeObject(this.part(part, given, depth));
    if (!given.isStream()) return;
    const bytes = given.readStream().asUint8Array();
    place.writeStream(SCRIPTED.includes(part) ? withoutComments(bytes) : bytes);
  }

  /** Something drawn, with those of its resources that it uses. */
  private writeDrawing(place: PDFObject, part: Part, given: PDFObject, depth: number): void {
    const dictionary = this.part(part, given, depth);
    const shelf = new Shelf(this, given.get("Resources"), depth);
    const drawn = shelf.draw(given.readStream().asUint8Array());
    dictionary.put("Resources", shelf.copied);
    place.writeObject(dictionary);
    place.writeStream(drawn);
  }

  private writeFont(place: PDFObject, given: PDFObject, depth: number): void {
    const font = this.part("a font", given, depth);
    const drawings = given.get("CharProcs");
    if (drawings.isDictionary()) {
      const shelf = new Shelf(this, given.get("Resources"), depth);
      const copies = this.to.newDictionary();
      drawings.forEach((one, name) => {
        if (one.isStream())
          copies.put(
            String(name),
            this.to.addStream(shelf.draw(one.readStream().asUint8Array()), {}),
          );
      });
      font.put("CharProcs", copies);
      font.put("Resources", shelf.copied);
    }
    place.writeObject(font);
  }

  private writeProgram(place: PDFObject, given: PDFObject): void {
    const dictionary = this.to.newDictionary();
    for (const name of ["Length1", "Length2", "Length3", "Subtype"]) {
      const value = this.plain(given.get(name), 0);
      if (value) dictionary.put(name, value);
    }
    place.writeObject(dictionary);
    if (given.isStream()) place.writeStream(given.readStream().asUint8Array());
  }

  private colour(given: PDFObject, depth: number): PDFObject | null {
    if (given.isName()) return this.plain(given, depth);
    if (!given.isArray()) return null;
    const family = given.get(0).asName();
    if (family === "ICCBased") return this.to.newName(deviceOf(given.get(1, "N").asNumber()));
    const keeps = COLOURS[family];
    if (!keeps) return given.length === 1 ? this.plain(given.get(0), depth) : null;
    const copy = this.to.newArray();
    copy.push(this.to.newName(family));
    keeps.forEach((keep, at) => {
      const one = given.get(at + 1);
      const value = this.copy(
        keep === "bytes" && one.isStream() ? "program" : keep,
        one,
        depth + 1,
      );
      if (value) copy.push(value);
    });
    return copy;
  }

  private list(given: PDFObject, of: (one: PDFObject) => PDFObject | null): PDFObject | null {
    if (!given.isArray()) return null;
    const copy = this.to.newArray();
    given.forEach((one) => {
      const value = of(one);
      if (value) copy.push(value);
    });
    return copy;
  }

  private plain(given: PDFObject, depth: number): PDFObject | null {
    if (given.isArray() && depth <= DEEPEST)
      return this.list(given, (one) => this.plain(one, depth + 1));
    if (given.isInteger()) return this.to.newInteger(given.asNumber());
    if (given.isReal()) return this.to.newReal(given.asNumber());
    if (given.isBoolean()) return this.to.newBoolean(given.asBoolean());
    return given.isName() ? this.to.newName(given.asName()) : null;
  }

  private bytes(given: PDFObject): PDFObject {
    return this.to.newByteString(given.asByteString());
  }
}

/** Of each family of colours what follows its name. Profiles name the machine that they were made for: they go. */
const COLOURS: Record<string, Keep[]> = {
  CalGray: ["a colour"],
  CalRGB: ["a colour"],
  Lab: ["a colour"],
  Indexed: ["colour", "plain", "bytes"],
  Pattern: ["colour"],
  Separation: ["plain", "colour", "function"],
  DeviceN: ["plain", "colour", "function"],
};
const deviceOf = (components: number): string =>
  components === 1 ? "DeviceGray" : components === 4 ? "DeviceCMYK" : "DeviceRGB";

const PARTS: Partial<Record<Keep, Part>> = {
  drawing: "a form",
  encoding: "an encoding",
  function: "a function",
  functions: "a function",
  script: "a script",
  shading: "a shading",
};
/** An encoding that is a stream is a script. */
const partOf = (keep: Keep): Part => PARTS[keep] ?? (keep as Part);

/** Small programs in which comments may stand. */
const SCRIPTED: readonly Part[] = ["a script", "an encoding", "a function"];

function withoutComments(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString("latin1");
  return Buffer.from(text.replaceAll(/%[^\r\n]*/g, ""), "latin1");
}
