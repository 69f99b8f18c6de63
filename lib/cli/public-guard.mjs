// Loaded into a process that serves the public wing alone (SITE=public), and asked before the framework sees a request:
// GET and HEAD without a body, nothing that steers the framework, and no address of the desk.
import { Server } from "node:http";

const STEERING =
  /^(next-action|next-resume|x-action-|x-middleware-|x-nextjs-|x-next-resume|x-invoke-|x-matched-path|x-forwarded-host$|content-security-policy)/i;
const OF_THE_DESK = /^\/(desk|api(?!\/v1(\/|$|\?)))(\/|$|\?)/i;
const LONGEST_ADDRESS = 2048;

const emit = Server.prototype.emit;
Server.prototype.emit = function (event, request, response) {
  if (event === "upgrade") return Boolean(response.destroy());
  if (event !== "request") return emit.apply(this, arguments);
  const { method, headers, url } = request;
  if (method !== "GET" && method !== "HEAD") return refuse(response, 405, { allow: "GET, HEAD" });
  if (headers["content-length"] > 0 || headers["transfer-encoding"]) return refuse(response, 400);
  if (url.length > LONGEST_ADDRESS || url.startsWith("/_next/image")) return refuse(response, 404);
  if (OF_THE_DESK.test(decoded(url))) request.url = "/not-found";
  for (const name of Object.keys(headers)) if (STEERING.test(name)) delete headers[name];
  return emit.apply(this, arguments);
};

function refuse(response, status, headers = {}) {
  response.writeHead(status, { ...headers, connection: "close" }).end();
  return true;
}

/** An address that hides a letter is read as the framework would read it. */
function decoded(url) {
  try {
    return decodeURIComponent(url).replace(/\/{2,}/g, "/");
  } catch {
    return "/desk";
  }
}
