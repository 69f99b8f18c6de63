import "server-only";
import { ServerResponse } from "node:http";
import type { Encoding } from "./compression";

// The framework drops the headers of a handler that say how its bytes are packed and how many they are (it fears bodies
// that `fetch` has unpacked already). They travel under names of ours and get their own back when the answer is sent.

const ENCODING = "x-onus-encoding";
const LENGTH = "x-onus-length";

/** What a handler says of its bytes; without an encoding they are plain. */
export const wireHeaders = (bytes: number | null, encoding: Encoding | null = null) => ({
  ...(bytes !== null && { [LENGTH]: String(bytes) }),
  ...(encoding && { [ENCODING]: encoding }),
});

/** Once per process, however often the framework loads this module. */
const wire = globalThis as { onusWire?: true };

if (!wire.onusWire) {
  wire.onusWire = true;
  const writeHead = ServerResponse.prototype.writeHead;
  ServerResponse.prototype.writeHead = function (this: ServerResponse, ...head: unknown[]) {
    rename(this, ENCODING, "content-encoding");
    rename(this, LENGTH, "content-length");
    return Reflect.apply(writeHead, this, head) as ServerResponse;
  } as typeof writeHead;
}

function rename(response: ServerResponse, from: string, to: string) {
  const value = response.getHeader(from);
  if (value === undefined) return;
  response.removeHeader(from);
  response.setHeader(to, value);
}
