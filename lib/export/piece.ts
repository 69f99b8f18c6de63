/** Large enough that the wire, not the hand-over, sets the pace. */
const PIECE = 64 * 1024;

/** Lines put together into pieces that are worth sending. */
export function* inPieces(lines: Iterable<string>): Generator<string> {
  let written = "";
  for (const line of lines) {
    written += line;
    if (written.length > PIECE) {
      yield written;
      written = "";
    }
  }
  yield written;
}
