import * as mupdf from "mupdf";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { whatStayed } from "./check";
import { Copier } from "./copier";
import { Shelf } from "./shelf";

const MOST_PAGES = 500;

/**
 * A new PDF with the pages of this one and nothing else: what is needed to draw them is copied piece by piece into an
 * empty file. It is opened again and looked through before anybody gets it.
 */
export function plainPdf(original: Uint8Array): Outcome<Uint8Array> {
  // Colours are compared as the numbers that they are, without the profiles that are left out.
  mupdf.disableICC();
  try {
    return checkedCopy(new mupdf.PDFDocument(original));
  } catch {
    // Of a file that is broken or hostile, its reader says so in many ways.
    return refused("not valid", UNREADABLE);
  }
}

function checkedCopy(from: mupdf.PDFDocument): Outcome<Uint8Array> {
  const problem = notToBeCopied(from);
  if (problem) return refused("not valid", problem);
  if (from.getTrailer().get("Root", "AcroForm", "Fields").length > 0) from.bake(false, true);
  const copy = copied(from);
  const stayed = whatStayed(from, copy);
  return stayed ? refused("not valid", `${NOT_PROVED} (${stayed})`) : done(copy);
}

/** Why no honest copy can be made of it; null where one can. */
function notToBeCopied(from: mupdf.PDFDocument): string | null {
  const root = from.getTrailer().get("Root");
  if (from.needsPassword() || !from.getTrailer().get("Encrypt").isNull()) return ENCRYPTED;
  if (isSigned(root)) return SIGNED;
  if (!root.get("AcroForm", "XFA").isNull()) return XFA;
  if (hasHiddenLayers(root)) return LAYERS;
  const pages = from.countPages();
  if (pages === 0) return UNREADABLE;
  return pages > MOST_PAGES ? LONG : null;
}

const SIGNATURES_EXIST = 1;

function isSigned(root: mupdf.PDFObject): boolean {
  const flags = root.get("AcroForm", "SigFlags");
  const permissions = root.get("Perms");
  return (flags.asNumber() & SIGNATURES_EXIST) !== 0 || permissions.isDictionary();
}

function hasHiddenLayers(root: mupdf.PDFObject): boolean {
  const base = root.get("OCProperties", "D", "BaseState");
  const hidden = root.get("OCProperties", "D", "OFF");
  return hidden.length > 0 || (base.isName() && base.asName() !== "ON");
}

function copied(from: mupdf.PDFDocument): Uint8Array {
  const to = new mupdf.PDFDocument();
  const copier = new Copier(from, to);
  for (let at = 0; at < from.countPages(); at += 1)
    to.insertPage(-1, pageCopy(copier, from.findPage(at)));
  to.getTrailer().get("Root").delete("Info");
  to.getTrailer().delete("Info");
  to.getTrailer().delete("ID");
  const options = "garbage=compact,compress,compress-fonts,compress-images";
  return Uint8Array.from(to.saveToBuffer(options).asUint8Array());
}

/** These a page has from the pages above it in the tree, where it says nothing itself. */
const INHERITED = ["MediaBox", "CropBox", "Rotate"];

function pageCopy(copier: Copier, given: mupdf.PDFObject): mupdf.PDFObject {
  const page = copier.to.newDictionary();
  page.put("Type", "Page");
  for (const name of INHERITED) {
    const value = copier.copy("plain", given.getInheritable(name));
    if (value) page.put(name, value);
  }
  for (const [name, keep] of [
    ["UserUnit", "plain"],
    ["Group", "a group"],
  ] as const) {
    const value = copier.copy(keep, given.get(name));
    if (value) page.put(name, value);
  }
  const shelf = new Shelf(copier, given.getInheritable("Resources"), 0);
  const drawn = shelf.draw(contentOf(given));
  page.put("Resources", shelf.copied);
  page.put("Contents", copier.to.addStream(drawn, {}));
  return copier.to.addObject(page);
}

/** Several streams are one drawing. */
function contentOf(page: mupdf.PDFObject): Uint8Array {
  const contents = page.get("Contents");
  if (contents.isStream()) return contents.readStream().asUint8Array();
  const pieces: Uint8Array[] = [];
  if (contents.isArray())
    contents.forEach((one) => {
      if (one.isStream()) pieces.push(one.readStream().asUint8Array(), Buffer.from("\n"));
    });
  return Buffer.concat(pieces);
}

const UNREADABLE =
  "This PDF could not be read whole, so no copy of it was made. Open it in a PDF program, print it into a new PDF, and log that one.";
const ENCRYPTED =
  "This PDF is encrypted, so no copy of it was made. Open it with its password, print it into a new PDF, and log that one.";
const SIGNED =
  "This PDF is signed. A copy would show the signature without being signed, so none was made. Pass on the original, or print it into a new PDF and log that one.";
const XFA =
  "This PDF is a form whose pages are made while it is read (XFA), so no copy of it was made. Print it into a new PDF, and log that one.";
const LAYERS =
  "This PDF has layers that are not shown, and a copy would show them, so none was made. Print what is to be seen into a new PDF, and log that one.";
const LONG = `This PDF has more than ${MOST_PAGES} pages. Log the pages that matter as a PDF of their own.`;
const NOT_PROVED =
  "A copy of this PDF was made and looked through, and could not be shown to be without metadata and otherwise the same, so it was thrown away. Print the PDF into a new one, and log that one.";
