import "server-only";
import { Server, type IncomingMessage } from "node:http";

// The framework tells a handler nothing of the connection, and takes an X-Forwarded-For that a visitor wrote for its own
// note of it. Who really holds the other end travels under a name of ours, over whatever a visitor wrote there.

export const PEER = "x-onus-peer";

/** Once per process, however often the framework loads this module. */
const peers = globalThis as { onusPeers?: true };

if (!peers.onusPeers) {
  peers.onusPeers = true;
  const emit = Server.prototype.emit;
  Server.prototype.emit = function (this: Server, event: string | symbol, ...given: unknown[]) {
    if (event === "request") note(given[0] as IncomingMessage);
    return Reflect.apply(emit, this, [event, ...given]) as boolean;
  } as typeof emit;
}

function note(request: IncomingMessage) {
  request.headers[PEER] = request.socket.remoteAddress ?? "unknown";
}
