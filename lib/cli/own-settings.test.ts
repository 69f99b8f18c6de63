import { expect, test } from "vitest";
import { withoutSettings } from "./own-settings.mjs";

test("what somebody set for their own Onus reaches no test, and what tests are told does", () =>
  expect(
    withoutSettings({
      ...{ PATH: "/bin", TMPDIR: "/tmp", HOSTNAME: "here", ONUS_TEST_SERVER: "postgres://here" },
      ...{ ONUS_API_RATE: "0", ONUS_HOME: "/srv/onus", ONUS_URL: "https://onus.example.org" },
      ...{ DATABASE_URL: "postgres://theirs", DATABASE_URL_PUBLIC: "postgres://theirs" },
      ...{ SITE: "desk", HOST: "0.0.0.0", PORT: "80", NEXTAUTH_SECRET: "theirs" },
    }),
  ).toEqual({
    PATH: "/bin",
    TMPDIR: "/tmp",
    HOSTNAME: "here",
    ONUS_TEST_SERVER: "postgres://here",
  }));
