import "server-only";
import { Server, type IncomingMessage, type ServerResponse } from "node:http";
import type { Encoding } from "./compression";

// What is kept and current needs nothing of the framework, which takes longer to find its route than to send it. So it is
// asked for here, at every request of the process, before the framework is.

/** An answer as it goes out. `bytes` are packed as `encoding` says; null where the reader holds them. */
export type Whole = {
  status: number;
  headers: Record<string, string>;
  bytes: Buffer | null;
  encoding: Encoding | null;
};
type Ask = (address: string, headers: IncomingMessage["headers"]) => Promise<Whole> | undefined;

/** One per process, and the newest of them where the framework loads this module again. */
const door = globalThis as { onusEarly?: Ask };

/** From now on `ask` is asked first; where it has nothing, the framework answers as it always would. */
export function answerEarly(ask: Ask) {
  const isOpen = door.onusEarly !== undefined;
  door.onusEarly = ask;
  if (isOpen) return;
  const emit = Server.prototype.emit;
  Server.prototype.emit = function (this: Server, event: string, ...given: unknown[]) {
    if (event === "request" && isAnswered(...(given as [IncomingMessage, ServerResponse])))
      return true;
    return Reflect.apply(emit, this, [event, ...given]) as boolean;
  } as typeof emit;
}

function isAnswered({ method, url, headers }: IncomingMessage, response: ServerResponse): boolean {
  if (method !== "GET" || url === undefined) return false;
  if (headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined)
    return false;
  const whole = door.onusEarly?.(url, headers);
  if (!whole) return false;
  whole.then(
    (answer) => write(response, answer),
    (fault: unknown) => {
      console.error(`Could not send ${url}`, fault);
      response.destroy();
    },
  );
  return true;
}

function write(response: ServerResponse, { status, headers, bytes, encoding }: Whole) {
  response.writeHead(status, {
    ...headers,
    ...(bytes && { "content-length": bytes.length }),
    ...(encoding && { "content-encoding": encoding }),
  });
  response.end(bytes);
}
