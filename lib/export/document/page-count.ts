import { PDFDocument } from "mupdf";

/** How many pages a PDF of ours has. */
export function pageCount(pdf: Uint8Array): number {
  const document = new PDFDocument(pdf);
  try {
    return document.countPages();
  } finally {
    document.destroy();
  }
}
