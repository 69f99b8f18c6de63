import fs from "node:fs";
import { Font } from "mupdf";
import type { Report } from "../report/block";
import { PLAIN_FONT_FILES } from "./fonts";

/** The letters of a report that a PDF prints as empty boxes, for none of its fonts has them: each once. */
export function unprintedIn({ blocks, ...head }: Report): string[] {
  const left = new Set<string>();
  for (const text of textsIn([head, blocks]))
    for (const letter of text) if (!UNSEEN.test(letter)) left.add(letter);
  for (const file of PLAIN_FONT_FILES) {
    if (left.size === 0) break;
    const font = new Font(file, fs.readFileSync(file));
    for (const letter of left)
      if (font.encodeCharacter(letter.codePointAt(0) ?? 0) !== 0) left.delete(letter);
    font.destroy();
  }
  return [...left];
}

/** Spaces, and what only tells programs how to set the letters around it. */
const UNSEEN = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}]/u;

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null)
    for (const one of Object.values(value)) yield* textsIn(one);
}
