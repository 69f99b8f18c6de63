import { afterEach, expect, test } from "vitest";
import { env } from "@/lib/env";
import { throughTheGate } from "./handler-gate";

const { SITE } = env;
afterEach(() => {
  env.SITE = SITE;
});

/** What a request gets that is no page's of the desk; the work behind the gate must not begin. */
async function knock(headers: Record<string, string>): Promise<number> {
  const request = new Request("http://localhost/desk/unsent", { method: "PUT", headers });
  const fail = () => {
    throw new Error("It came through");
  };
  return (await throughTheGate(request, fail, fail)).status;
}

test("whatever comes from another site, or does not say whence, is refused before anybody asks who it is", async () => {
  expect(await knock({ "sec-fetch-site": "cross-site" })).toBe(403);
  expect(await knock({ origin: "https://elsewhere.example" })).toBe(403);
  expect(await knock({})).toBe(403);
});

test("a process that serves the public alone has no such address", async () => {
  env.SITE = "public";
  expect(await knock({ "sec-fetch-site": "same-origin" })).toBe(404);
});
