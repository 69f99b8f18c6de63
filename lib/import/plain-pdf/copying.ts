import type { PDFDocument, PDFObject } from "mupdf";
import type { Keep, Part } from "./kept";

/** What those who copy a part of a PDF ask of whoever copies the whole. */
export type Copying = {
  readonly from: PDFDocument;
  readonly to: PDFDocument;
  /** What may stand under a key of this sort; null where nothing of the original may. */
  copy: (keep: Keep, given: PDFObject, depth?: number) => PDFObject | null;
  /** The keys of a dictionary that are kept. */
  part: (part: Part, given: PDFObject, depth?: number) => PDFObject;
};
