import { deserialize, serialize } from "node:v8";

// Values one after the other through a pipe: each behind its length in four bytes.

export function frameOf(value: unknown): Buffer {
  const bytes = serialize(value);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** Throws where the pipe ends within one. */
export async function* framesIn<T>(pipe: AsyncIterable<Uint8Array>): AsyncGenerator<T> {
  let held: Uint8Array[] = [];
  let size = 0;
  let wanted: number | null = null;
  for await (const piece of pipe) {
    held.push(piece);
    size += piece.length;
    for (;;) {
      if (size < (wanted ?? 4)) break;
      const all = Buffer.concat(held);
      if (wanted === null) wanted = all.readUInt32BE() + 4;
      if (size < wanted) {
        held = [all];
        break;
      }
      yield deserialize(all.subarray(4, wanted)) as T;
      held = [all.subarray(wanted)];
      size -= wanted;
      wanted = null;
    }
  }
  if (size > 0) throw new Error("A pipe ended within what it brought");
}
