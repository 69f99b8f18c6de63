import "server-only";
import { Server, type IncomingMessage } from "node:http";

// What is seen to as a request arrives, before the framework reads it.

/**
 * The framework tells a handler nothing of the connection, and takes an X-Forwarded-For that a visitor wrote for its own
 * note of it. Who really holds the other end travels under this name, over whatever a visitor wrote there.
 */
export const PEER = "x-onus-peer";

/** Once per process, however often the framework loads this module. */
const arrivals = globalThis as { onusArrivals?: true };

if (!arrivals.onusArrivals) {
  arrivals.onusArrivals = true;
  const emit = Server.prototype.emit;
  Server.prototype.emit = function (this: Server, event: string | symbol, ...given: unknown[]) {
    if (event === "request") receive(given[0] as IncomingMessage);
    return Reflect.apply(emit, this, [event, ...given]) as boolean;
  } as typeof emit;
}

function receive(request: IncomingMessage) {
  request.headers[PEER] = request.socket.remoteAddress ?? "unknown";
  if (!isReadable(request.url ?? "/")) request.url = "/not-found";
}

/** An address that stands for no text (`/%E0%A4%A`) leads nowhere, and the framework would say so with a page of its own. */
function isReadable(address: string): boolean {
  try {
    decodeURIComponent(address.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}
