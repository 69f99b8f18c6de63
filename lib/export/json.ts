import type { EditionMark } from "@/lib/domain/summary";

/** One object, `{edition, asOf, filter, items}`, some items at a time. */
export async function* toJson(
  items: AsyncIterable<object> | Iterable<object>,
  edition: EditionMark,
  /** What the reader asked for. */
  filter: object,
): AsyncGenerator<string> {
  const head = { edition: edition.number, asOf: edition.asOf, filter };
  let written = `${JSON.stringify(head).slice(0, -1)},"items":[`;
  let divider = "\n";
  for await (const item of items) {
    written += divider + JSON.stringify(item);
    divider = ",\n";
    if (written.length > CHUNK) {
      yield written;
      written = "";
    }
  }
  yield `${written}\n]}\n`;
}

/** Large enough that the wire, not the hand-over, sets the pace. */
const CHUNK = 64 * 1024;
