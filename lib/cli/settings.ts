import { z } from "zod";
import { mailAddress, parseMailServer } from "@/lib/domain/mail";
import { done, refused, type Outcome } from "@/lib/domain/outcome";

/** What a person sets to say where and how Onus is served (README, "Settings"). */
export type Settings = {
  site: "all" | "public" | "desk";
  port: number;
  host: string;
  /** Canonical origins of the two wings. */
  url: string;
  deskUrl: string;
  /** The mail server of the desk, with its password, and the sender of its letters. */
  mail: { server: string; from: string } | null;
};

const SENTENCES: Record<string, string> = {
  SITE: "SITE must be all, public or desk.",
  PORT: "PORT must be a number from 1 to 65535.",
  ONUS_URL: "ONUS_URL must be an address such as https://onus.example.org, without a path.",
  ONUS_DESK_URL:
    "ONUS_DESK_URL must be an address such as https://desk.example.org, without a path.",
  ONUS_SMTP_URL:
    "ONUS_SMTP_URL must be an address such as smtps://user:password@mail.example.org, with user and password or without both; signs such as @ and / in them are written as %40 and %2F.",
  ONUS_MAIL_FROM: "ONUS_MAIL_FROM must be one e-mail address, such as onus@example.org.",
};
const BOTH_OR_NEITHER =
  "Set both ONUS_SMTP_URL and ONUS_MAIL_FROM, or neither: no mail is sent then.";

const origin = z
  .url({ protocol: /^https?$/ })
  .refine((given) => URL.canParse(given) && new URL(given).pathname === "/")
  .transform((given) => new URL(given).origin);

const given = z.object({
  SITE: z.enum(["all", "public", "desk"]).default("all"),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  ONUS_URL: origin.optional(),
  ONUS_DESK_URL: origin.optional(),
  ONUS_SMTP_URL: z
    .string()
    .refine((given) => parseMailServer(given) !== null)
    .optional(),
  ONUS_MAIL_FROM: mailAddress.optional(),
});

export function readSettings(environment: Record<string, string | undefined>): Outcome<Settings> {
  const read = given.safeParse(withoutEmpty(environment));
  if (!read.success) {
    const name = String(read.error.issues[0]?.path[0]);
    return refused("not valid", SENTENCES[name] ?? `${name} is not valid.`, { field: name });
  }
  const { SITE: site, PORT: port, HOST: host, ONUS_URL, ONUS_DESK_URL } = read.data;
  const url = ONUS_URL ?? `http://localhost:${port}`;
  const { ONUS_SMTP_URL: server, ONUS_MAIL_FROM: from } = read.data;
  if (!server !== !from) return refused("not valid", BOTH_OR_NEITHER);
  const mail = server && from ? { server, from } : null;
  return done({ site, port, host, url, deskUrl: ONUS_DESK_URL ?? url, mail });
}

/** Compose files and shells hand on what is not set as an empty word. */
const withoutEmpty = (environment: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value));
