import { describe, expect, test } from "vitest";
import { mailAddress, nextLetterClock, parseMailServer } from "./mail";

describe("the letter that gathers what has come goes at seven in Geneva", () => {
  test("once a day: today before seven, tomorrow from seven on", () => {
    expect(nextLetterClock("daily", "2026-11-22T06:59")).toBe("2026-11-22T07:00");
    expect(nextLetterClock("daily", "2026-11-22T07:00")).toBe("2026-11-23T07:00");
    expect(nextLetterClock("daily", "2026-12-31T23:30")).toBe("2027-01-01T07:00");
  });
  test("once a week: on Mondays", () => {
    expect(nextLetterClock("weekly", "2026-11-22T12:00")).toBe("2026-11-23T07:00");
    expect(nextLetterClock("weekly", "2026-11-23T06:00")).toBe("2026-11-23T07:00");
    expect(nextLetterClock("weekly", "2026-11-23T07:00")).toBe("2026-11-30T07:00");
  });
  test("of who is called at once, the rest once a day; of who wants none, never", () => {
    expect(nextLetterClock("mentions", "2026-11-22T12:00")).toBe("2026-11-23T07:00");
    expect(nextLetterClock("none", "2026-11-22T12:00")).toBeNull();
  });
});

describe("the address of a mail server", () => {
  test("says by its scheme whether it is encrypted from the first byte, and by its name whether it is this machine", () => {
    expect(parseMailServer("smtps://onus:a%40b@mail.example.org")).toEqual({
      host: "mail.example.org",
      port: 465,
      secure: true,
      isLocal: false,
      signIn: { user: "onus", password: "a@b" },
    });
    expect(parseMailServer("smtp://127.0.0.1:25")).toMatchObject({
      port: 25,
      secure: false,
      isLocal: true,
      signIn: null,
    });
    expect(parseMailServer("smtp://[::1]:25")).toMatchObject({ host: "::1", isLocal: true });
    expect(parseMailServer("smtp://mail.example.org")).toMatchObject({ port: 587, isLocal: false });
  });
  test.each([
    "mail.example.org",
    "https://mail.example.org",
    "smtp://",
    "smtp://user@mail.example.org",
    "smtp://u:p@mail.example.org/queue",
    "smtp://u:p@mail.example.org?tls=no",
    "smtp://u:%E0%A4@mail.example.org",
  ])("is not %s", (text) => expect(parseMailServer(text)).toBeNull());
});

test.each([
  "Onus <onus@example.org>",
  "onus@example.org\r\nBcc: other@example.org",
  "onus@example.org,other@example.org",
  "onus",
])("%j is no address alone", (text) => expect(mailAddress.safeParse(text).success).toBe(false));
