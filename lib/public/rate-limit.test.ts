import { describe, expect, test } from "vitest";
import { GET as getNothing } from "@/app/(public)/api/v1/[[...rest]]/route";
import { GET as getOpenApi, OPTIONS } from "@/app/(public)/api/v1/openapi.json/route";
import { PEER } from "./arrival";
import { askerOf, secondsToWait } from "./rate-limit";

const from = (peer: string, forwardedFor?: string) =>
  new Headers({ [PEER]: peer, ...(forwardedFor && { "x-forwarded-for": forwardedFor }) });

describe("an asker is", () => {
  test("the other end of the connection, whatever a visitor writes into X-Forwarded-For", () => {
    expect(askerOf(from("203.0.113.9", "198.51.100.1"), 0)).toBe("203.0.113.9");
  });

  test("behind one proxy whoever that proxy noted, not what a visitor wrote before it", () => {
    expect(askerOf(from("10.0.0.1", "198.51.100.1, 203.0.113.9"), 1)).toBe("203.0.113.9");
  });

  test("behind two proxies whoever the outer one noted", () => {
    expect(askerOf(from("10.0.0.1", "forged, 203.0.113.9, 10.0.0.2"), 2)).toBe("203.0.113.9");
  });

  test("the connection where a proxy noted nobody", () => {
    expect(askerOf(from("10.0.0.1"), 1)).toBe("10.0.0.1");
  });
});

describe("who asks more than 300 times in a minute", () => {
  test("waits, and nobody else does", async () => {
    const headers = from("203.0.113.77");
    for (let n = 0; n < 300; n += 1) expect(await secondsToWait(headers)).toBeNull();
    expect(await secondsToWait(headers)).toBeGreaterThan(0);
    expect(await secondsToWait(from("203.0.113.78"))).toBeNull();
  });

  test("is told in words, and for how long, at every address of the interface", async () => {
    const headers = from("203.0.113.77");
    for (const door of [getNothing, getOpenApi]) {
      const answer = await door(new Request("http://localhost/api/v1/any", { headers }));
      expect(answer.status).toBe(429);
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(answer.headers.get("access-control-allow-origin")).toBe("*");
      const { error } = await answer.json();
      expect(error).toMatchObject({ code: "too many", field: null });
      expect(error.message).toMatch(/ask again in \d+ seconds/);
    }
  });
});

test("an address of the interface that leads nowhere answers as JSON", async () => {
  const answer = await getNothing(new Request("http://localhost/api/v1/un/known/thing"));
  expect(answer.status).toBe(404);
  expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
  expect((await answer.json()).error).toMatchObject({ code: "not found", field: null });
});

test("a browser may ask for another site's page whether it holds the newest answer", () => {
  const { status, headers } = OPTIONS();
  expect(status).toBe(204);
  expect(headers.get("access-control-allow-origin")).toBe("*");
  expect(headers.get("access-control-allow-headers")).toBe("If-None-Match");
  expect(headers.get("access-control-allow-methods")).toBe("GET, HEAD");
});
