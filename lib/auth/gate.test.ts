import { describe, expect, test } from "vitest";
import { knownBrowserMark, markBrowser } from "./known-browser";
import { prefixOf } from "./network";
import { assertSameOrigin, isSameOrigin, refuseForeign } from "./origin";
import { checkNewPassword } from "./password-rule";
import { waitAfter } from "./throttle";
import { signInAddress, wayBack } from "./way-back";

// The settings of tests name no desk: its origin is http://localhost:3000.
const HERE = "http://localhost:3000";
const from = (headers: Record<string, string>) => isSameOrigin(new Headers(headers));

describe("a request that changes something", () => {
  test("is let in from a page of the desk", () => {
    expect(from({ "sec-fetch-site": "same-origin" })).toBe(true);
    expect(from({ "sec-fetch-site": "none", origin: HERE })).toBe(true);
    expect(from({ origin: HERE })).toBe(true);
  });

  test.each([
    [{}],
    [{ origin: "null" }],
    [{ origin: "https://elsewhere.example" }],
    [{ origin: `${HERE}.elsewhere.example` }],
    [{ origin: "http://localhost:3001" }],
    [{ "sec-fetch-site": "none" }],
    [{ "sec-fetch-site": "none", origin: "https://elsewhere.example" }],
    [{ "sec-fetch-site": "same-site", origin: HERE }],
    [{ "sec-fetch-site": "cross-site", origin: HERE }],
    [{ "sec-fetch-site": "Same-Origin" }],
    [{ referer: `${HERE}/desk` }],
  ])("is refused with %j", (headers) => {
    expect(from(headers)).toBe(false);
    expect(refuseForeign(new Headers(headers))?.status).toBe(403);
    expect(() => assertSameOrigin(new Headers(headers))).toThrow("did not come from the desk");
  });
});

describe("the way back after signing in", () => {
  test("leads to the page that was asked for", () => {
    expect(wayBack("/desk/evidence?q=a%20b")).toBe("/desk/evidence?q=a%20b");
    expect(wayBack(`${HERE}/desk/review`)).toBe("/desk/review");
    expect(signInAddress("/desk/review")).toBe("/desk/sign-in?callbackUrl=%2Fdesk%2Freview");
  });

  test.each([
    null,
    "",
    "https://elsewhere.example/desk",
    "//elsewhere.example/desk",
    "/\\elsewhere.example/desk",
    "javascript:alert(1)",
    "/desk/../api/auth/signout",
    "/deskilled",
    "/chn",
    "/desk/sign-in?callbackUrl=/desk",
    "/desk/welcome/abc",
    "http://localhost:3000@elsewhere.example/desk",
  ])("never leads out of the desk, nor round in a circle: %s", (address) => {
    expect(wayBack(address)).toBe("/desk");
  });
});

describe("a new password", () => {
  const check = (password: string) =>
    checkNewPassword(password, ["Ada Example", "ada.lovelace@watchers.example.org"]);

  test.each([
    "seven quiet herons cross the estuary",
    "kJ8#vQ2!mZ5$xT9",
    "七匹安静的苍鹭穿过宽阔的河口湿地向南",
    "correct horse battery lantern",
    "dragonfly estuary bassoon",
    "Zk4 pull 9981 wren",
  ])("may be %s", (password) => expect(check(password)).toEqual({ ok: true, value: password }));

  test.each([
    ["fourteen chars", "at least 15"],
    ["x".repeat(129), "at most 128"],
    ["密".repeat(43), "at most 128"],
    ["passwordpassword", "first that somebody would guess"],
    ["Password12345678", "first that somebody would guess"],
    ["aaaaaaaaaaaaaaaaaaaa", "first that somebody would guess"],
    ["abcabcabcabcabcabc", "first that somebody would guess"],
    ["lovelace watchers ada", "first that somebody would guess"],
    ["qwertyuiop1234567890", "first that somebody would guess"],
    ["iloveyou iloveyou!", "first that somebody would guess"],
    // Each stands in lists of breached passwords, or is two of them with a year or signs in between.
    ["1qaz2wsx3edc4rfv", "first that somebody would guess"],
    ["q1w2e3r4t5y6u7i8o9p0", "first that somebody would guess"],
    ["Mustang!Liverpool-1987", "first that somebody would guess"],
    ["Ch3ls34-B4rc3lon4", "first that somebody would guess"],
    ["Chelsea2009Chelsea2009", "first that somebody would guess"],
    ["19861986198619861986", "first that somebody would guess"],
  ])("may not be %s", (password, reason) => {
    const outcome = check(password);
    expect(outcome).toMatchObject({ ok: false, problem: { field: "password" } });
    expect(outcome.ok ? "" : outcome.problem.message).toContain(reason);
  });
});

test("waits double from the fifth failure on, up to a quarter of an hour", () => {
  expect([1, 4, 5, 6, 7, 13, 14, 1000].map(waitAfter)).toEqual([0, 0, 2, 4, 8, 512, 900, 900]);
});

describe("the network of an address", () => {
  test.each([
    ["192.0.2.77", "192.0.2"],
    ["::ffff:192.0.2.77", "192.0.2"],
    ["2001:db8:12:34:5::1", "2001:db8:12:34"],
    ["2001:0DB8:0012:0034::", "2001:db8:12:34"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["::1", "0:0:0:0"],
    ["no address", null],
    ["", null],
  ])("%s is in %s", (address, network) => expect(prefixOf(address)).toBe(network));
});

describe("the mark of a known browser", () => {
  test("is known for its account alone, and cannot be made up", () => {
    const cookie = markBrowser("ada@example.org");
    const [mark, sealed] = cookie.split(".");
    expect(knownBrowserMark(cookie, "ada@example.org")).toBe(mark);
    expect(knownBrowserMark(cookie, "bo@example.org")).toBeNull();
    expect(knownBrowserMark(`other.${sealed}`, "ada@example.org")).toBeNull();
    expect(knownBrowserMark(`${mark}.`, "ada@example.org")).toBeNull();
    expect(knownBrowserMark(undefined, "ada@example.org")).toBeNull();
  });
});
