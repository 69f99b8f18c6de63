import encodeQR from "qr";

/** The dark and light modules of the QR code of this text, row by row; the light border belongs to the picture. */
export const modulesOf = (text: string): boolean[][] =>
  encodeQR(text, "raw", { ecc: "medium", border: 4 });
