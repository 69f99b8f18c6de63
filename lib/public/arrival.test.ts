import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import "./arrival";

const server = createServer((request, response) =>
  response.end(`${request.headers["x-onus-peer"]} ${request.url}`),
);

beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

async function ask(address: string, headers: Record<string, string> = {}): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return (await fetch(`http://127.0.0.1:${port}${address}`, { headers })).text();
}

test("a handler hears who holds the other end, whatever the visitor wrote in that place", async () => {
  expect(await ask("/")).toBe("127.0.0.1 /");
  const forged = { "x-onus-peer": "::1", "x-forwarded-for": "198.51.100.7" };
  expect(await ask("/", forged)).toBe("127.0.0.1 /");
});

test("an address that stands for no text leads nowhere; every other one stays as it was", async () => {
  expect(await ask("/%E0%A4%A")).toBe("127.0.0.1 /not-found");
  for (const address of ["/%E4%B8%AD", "/recommendations?q=100%", "/a%2Fb"])
    expect(await ask(address)).toBe(`127.0.0.1 ${address}`);
});
