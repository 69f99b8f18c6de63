import { spawn, type ChildProcess } from "node:child_process";
import http from "node:http";
import net from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { preload } from "./program";

// A server that answers with what it was asked, behind a guard: what gets through is what the framework would see.
const ECHO = `
  import http from "node:http";
  const server = http.createServer((request, response) => response.end(JSON.stringify({ url: request.url, headers: request.headers })));
  server.on("upgrade", (request, socket) => socket.end("HTTP/1.1 101 Switching Protocols\\r\\n\\r\\n"));
  server.listen(0, "127.0.0.1", () => console.log(server.address().port));
`;
const started: ChildProcess[] = [];
afterAll(() => started.forEach((child) => child.kill()));

async function behind(guard: string): Promise<number> {
  const given = ["--import", preload(guard), "--input-type=module", "--eval", ECHO];
  const child = spawn(process.execPath, given, { stdio: ["ignore", "pipe", "inherit"] });
  started.push(child);
  return new Promise((resolve) => child.stdout.once("data", (port) => resolve(Number(port))));
}

type Seen = { url: string; headers: Record<string, string> };
type Asked = { method?: string; headers?: Record<string, string>; body?: string };
function ask(port: number, path: string, { method = "GET", headers, body }: Asked = {}) {
  return new Promise<{ status: number; seen: Seen | undefined }>((resolve, reject) => {
    const options = { host: "127.0.0.1", port, path, method, headers };
    const request = http.request(options, (response) => {
      let text = "";
      response.on("data", (part: Buffer) => (text += part.toString("utf8")));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          seen: text ? (JSON.parse(text) as Seen) : undefined,
        }),
      );
    });
    request.on("error", reject).end(body);
  });
}
const pathSeen = async (port: number, path: string) => (await ask(port, path)).seen?.url;

describe("a process of the public wing alone", () => {
  let port: number;
  beforeAll(async () => void (port = await behind("public-guard.mjs")));

  test("answers reading and nothing else", async () => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
      expect([method, (await ask(port, "/", { method })).status]).toEqual([method, 405]);
    expect((await ask(port, "/")).status).toBe(200);
    expect((await ask(port, "/", { headers: { "content-length": "1" }, body: "x" })).status).toBe(
      400,
    );
    expect((await ask(port, "/", { headers: { "transfer-encoding": "chunked" } })).status).toBe(
      400,
    );
    expect((await ask(port, `/${"a".repeat(3000)}`)).status).toBe(404);
    expect((await ask(port, "/_next/image?url=x")).status).toBe(404);
  });

  test("has no desk, however its address is written", async () => {
    for (const path of [
      ...[
        "/desk",
        "/desk/",
        "/desk/members",
        "/desk?x=1",
        "/DESK",
        "/%64esk",
        "//desk",
        "/desk%2fmembers",
      ],
      ...["/api/auth/session", "/api/uploads", "/api", "/api/v12", "/%zz"],
    ])
      expect([path, await pathSeen(port, path)]).toEqual([path, "/not-found"]);
    for (const path of [
      "/",
      "/chn",
      "/api/v1/summary?state=CHN",
      "/api/v1/openapi.json",
      "/deskless",
    ])
      expect([path, await pathSeen(port, path)]).toEqual([path, path]);
  });

  test("hands the framework no word that would steer it", async () => {
    const steering = ["next-action", "x-middleware-subrequest", "x-nextjs-data", "x-matched-path"];
    const headers = Object.fromEntries(
      [...steering, "x-forwarded-host"].map((name) => [name, "x"]),
    );
    const { seen } = await ask(port, "/", { headers: { ...headers, accept: "text/html" } });
    expect(seen?.headers["accept"]).toBe("text/html");
    for (const name of Object.keys(headers)) expect(seen?.headers).not.toHaveProperty(name);
  });

  test("upgrades no connection", async () => {
    const ending = new Promise<string>((resolve) => {
      const socket = net.connect(port, "127.0.0.1", () =>
        socket.write(
          "GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
        ),
      );
      let text = "";
      socket.on("data", (part) => (text += part.toString("utf8")));
      socket.on("close", () => resolve(text));
      socket.on("error", () => resolve(text));
    });
    expect(await ending).toBe("");
  });
});

test("a process of the desk alone leads to the desk and shows no public page", async () => {
  const port = await behind("desk-guard.mjs");
  expect((await ask(port, "/")).status).toBe(307);
  for (const path of ["/chn", "/recommendations", "/api/v1/summary", "/data", "/deskless"])
    expect([path, await pathSeen(port, path)]).toEqual([path, "/not-found"]);
  for (const path of [
    "/desk",
    "/desk/members",
    "/api/auth/session",
    "/_next/static/x.js",
    "/health",
  ])
    expect([path, await pathSeen(port, path)]).toEqual([path, path]);
});
