import type { Direction } from "@/lib/domain/language";

/** What stands on one line of a phone 320 pixels wide, in letters of the small size. */
export const LINE_LETTERS = 38;

/** Words in lines of so many letters; a word longer than a line stands alone and is not broken. */
export function wrapped(text: string, letters: number = LINE_LETTERS): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/**
 * Words of a drawing that is read from the right. Programs that draw take every line for one from the left unless a mark
 * in it says otherwise.
 */
export const running = (text: string, direction: Direction): string =>
  direction === "rtl" ? `\u2067${text}\u2069` : text;
