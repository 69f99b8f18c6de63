// Loaded into a process that serves the desk alone (SITE=desk): the public pages stand at another address.
import { Server } from "node:http";

const OF_THE_DESK = /^\/(desk|api(?!\/v1(\/|$|\?))|_next|assets|health|ready|not-found)(\/|$|\?)/;

const emit = Server.prototype.emit;
Server.prototype.emit = function (event, request, response) {
  if (event === "request" && request.url === "/") {
    response.writeHead(307, { location: "/desk" }).end();
    return true;
  }
  if (event === "request" && !OF_THE_DESK.test(request.url)) request.url = "/not-found";
  return emit.apply(this, arguments);
};
