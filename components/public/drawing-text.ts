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
