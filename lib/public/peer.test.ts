import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import "./peer";

const server = createServer((request, response) => response.end(request.headers["x-onus-peer"]));

beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

test("a handler hears who holds the other end, whatever the visitor wrote in that place", async () => {
  const { port } = server.address() as AddressInfo;
  const ask = (headers: Record<string, string>) =>
    fetch(`http://127.0.0.1:${port}/`, { headers }).then((answer) => answer.text());
  expect(await ask({})).toBe("127.0.0.1");
  expect(await ask({ "x-onus-peer": "::1", "x-forwarded-for": "198.51.100.7" })).toBe("127.0.0.1");
});
