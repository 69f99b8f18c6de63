import { expect, test } from "vitest";
import { readSettings } from "./settings";

const said = (environment: Record<string, string>) => {
  const settings = readSettings(environment);
  return settings.ok ? settings.value : settings.problem.message;
};

test("without settings, both wings are served to this machine at port 3000", () =>
  expect(said({})).toEqual({
    site: "all",
    host: "127.0.0.1",
    port: 3000,
    url: "http://localhost:3000",
    deskUrl: "http://localhost:3000",
    mail: null,
  }));

test("the desk is where the site is, unless it has an address of its own", () => {
  expect(said({ ONUS_URL: "https://onus.example.org/" })).toMatchObject({
    url: "https://onus.example.org",
    deskUrl: "https://onus.example.org",
  });
  expect(said({ ONUS_DESK_URL: "https://desk.example.org" })).toMatchObject({
    url: "http://localhost:3000",
    deskUrl: "https://desk.example.org",
  });
});

test("mail is set up by a server and a sender together, and a mistake is named without the password", () => {
  const server = "smtps://onus:opensesame@mail.example.org";
  expect(said({ ONUS_SMTP_URL: server, ONUS_MAIL_FROM: "onus@example.org" })).toMatchObject({
    mail: { server, from: "onus@example.org" },
  });
  expect(said({ ONUS_SMTP_URL: "", ONUS_MAIL_FROM: "" })).toMatchObject({ mail: null });
  expect(said({ ONUS_SMTP_URL: server })).toMatch(/^Set both/);
  expect(said({ ONUS_MAIL_FROM: "onus@example.org" })).toMatch(/^Set both/);
  expect(said({ ONUS_SMTP_URL: server, ONUS_MAIL_FROM: "Onus <onus@example.org>" })).toMatch(
    /^ONUS_MAIL_FROM must be one e-mail address/,
  );
  const wrong = said({ ONUS_SMTP_URL: `${server}/opensesame`, ONUS_MAIL_FROM: "onus@example.org" });
  expect(wrong).toMatch(/^ONUS_SMTP_URL must be an address such as/);
  expect(wrong).not.toContain("opensesame");
});

test("an empty setting is one that is not set", () =>
  expect(said({ ONUS_URL: "", PORT: "", SITE: "" })).toMatchObject({ site: "all", port: 3000 }));

test("a wrong setting is named, with what it must be", () => {
  expect(said({ SITE: "both" })).toBe("SITE must be all, public or desk.");
  for (const PORT of ["0", "65536", "3000a", "-1"])
    expect(said({ PORT })).toBe("PORT must be a number from 1 to 65535.");
  for (const ONUS_URL of ["onus.example.org", "ftp://example.org", "https://example.org/path"])
    expect(said({ ONUS_URL })).toMatch(/^ONUS_URL must be an address such as/);
});
