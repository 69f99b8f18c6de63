import { z } from "zod";
import { done, refused, type Outcome } from "@/lib/domain/outcome";

/** What a person sets to say where and how Onus is served (README, "Settings"). */
export type Settings = {
  site: "all" | "public" | "desk";
  port: number;
  host: string;
  /** Canonical origins of the two wings. */
  url: string;
  deskUrl: string;
};

const SENTENCES: Record<string, string> = {
  SITE: "SITE must be all, public or desk.",
  PORT: "PORT must be a number from 1 to 65535.",
  ONUS_URL: "ONUS_URL must be an address such as https://onus.example.org, without a path.",
  ONUS_DESK_URL:
    "ONUS_DESK_URL must be an address such as https://desk.example.org, without a path.",
};

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
});

export function readSettings(environment: Record<string, string | undefined>): Outcome<Settings> {
  const read = given.safeParse(withoutEmpty(environment));
  if (!read.success) {
    const name = String(read.error.issues[0]?.path[0]);
    return refused("not valid", SENTENCES[name] ?? `${name} is not valid.`, { field: name });
  }
  const { SITE: site, PORT: port, HOST: host, ONUS_URL, ONUS_DESK_URL } = read.data;
  const url = ONUS_URL ?? `http://localhost:${port}`;
  return done({ site, port, host, url, deskUrl: ONUS_DESK_URL ?? url });
}

/** Compose files and shells hand on what is not set as an empty word. */
const withoutEmpty = (environment: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value));
