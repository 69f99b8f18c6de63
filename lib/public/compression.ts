import "server-only";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** Best first. */
export const ENCODINGS = ["br", "gzip"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The best encoding that the reader's program takes; null for none, as the bytes are. */
export function encodingFor(
  accepted: string | null,
  offered: readonly Encoding[] = ENCODINGS,
): Encoding | null {
  const taken = new Set(
    (accepted ?? "")
      .toLowerCase()
      .split(",")
      .map((part) => part.split(";").map((word) => word.trim()))
      .filter(([, quality]) => !/^q=0(\.0*)?$/.test(quality ?? ""))
      .map(([name]) => name),
  );
  return offered.find((encoding) => taken.has(encoding)) ?? null;
}

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Off the main thread. Harder than a proxy would, for a kept document is compressed once. */
export async function compress(body: Buffer, encoding: Encoding): Promise<Buffer> {
  switch (encoding) {
    case "br":
      return toBrotli(body, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 9,
          [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
        },
      });
    case "gzip":
      return toGzip(body, { level: 9 });
  }
}
