import { z } from "zod";
import { mailAddress, parseMailServer } from "@/lib/domain/mail";

/** Compose files and shells hand on what is not set as an empty word. */
const unlessEmpty = <T extends z.ZodType>(schema: T) =>
  z.preprocess((given) => given || undefined, schema.optional());

const postgres = z.string().regex(/^postgres(ql)?:\/\//, "must begin with postgresql://");

/**
 * What a running process is given. `lib/cli` works these out from what a person sets (README, "Settings").
 * A wing that is not served gets none of its keys.
 */
const settings = z
  .object({
    SITE: z.enum(["all", "public", "desk"]).default("all"),
    ONUS_HOME: z.string().default(".onus"),
    ONUS_URL: z.url().default("http://localhost:3000"),
    ONUS_DESK_URL: z.url().optional(),
    /** Login of the desk to the record. */
    ONUS_RECORD_URL: postgres.optional(),
    /** Login of publishing to the publication. */
    ONUS_PUBLISHER_URL: postgres.optional(),
    /** Login of the public site: may only read the publication. */
    ONUS_PUBLIC_URL: postgres.optional(),
    NEXTAUTH_SECRET: z.string().min(32).optional(),
    /** Hops of proxies in front whose X-Forwarded-For may be believed. */
    ONUS_PROXIES: z.coerce.number().int().min(0).default(0),
    /** Questions to /api/v1 and /data that one asker may put in a minute; 0 for any number. */
    ONUS_API_RATE: z.coerce.number().int().min(0).default(300),
    /** Where the desk hands over its letters, and who they are from: both or neither. The public wing gets neither. */
    ONUS_SMTP_URL: unlessEmpty(z.string().refine((given) => parseMailServer(given) !== null)),
    ONUS_MAIL_FROM: unlessEmpty(mailAddress),
    LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
  })
  .transform((given) => ({ ...given, ONUS_DESK_URL: given.ONUS_DESK_URL ?? given.ONUS_URL }));

export type Settings = z.infer<typeof settings>;

/** Checked once, at first use; a wrong setting is named and stops the process. */
export const env: Settings = settings.parse(process.env);

/** A key that this process must have; its absence means that the wing is not served here. */
export function requireSetting(
  name: "ONUS_RECORD_URL" | "ONUS_PUBLISHER_URL" | "ONUS_PUBLIC_URL" | "NEXTAUTH_SECRET",
): string {
  const value = env[name];
  if (!value)
    throw new Error(`${name} is not set: this process (SITE=${env.SITE}) has no key to it`);
  return value;
}
