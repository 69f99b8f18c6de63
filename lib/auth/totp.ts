import { Secret, TOTP } from "otpauth";

const STEP_MS = 30_000;
/** Clocks of phones go wrong by half a minute: the code before and the one after are taken too. */
const STEPS_ASTRAY = 1;

/** The half minute whose code this is; null where it is none of now, nor of the half minutes beside. */
export function stepOf(seed: Buffer, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const timestamp = now.getTime();
  const astray = appWith(seed).validate({ token: code, window: STEPS_ASTRAY, timestamp });
  return astray === null ? null : Math.floor(timestamp / STEP_MS) + astray;
}

/** The seed as a person types it into an app: letters and digits, in groups of four. */
export const typedKey = (seed: Buffer): string =>
  secretOf(seed)
    .base32.match(/.{1,4}/g)
    ?.join(" ") ?? "";

/** The same with everything that an app wants to know, as a link that opens it, or as a picture to be scanned. */
export const keyAddress = (seed: Buffer, email: string): string =>
  new TOTP({ ...shape(seed), issuer: "Onus", label: email }).toString();

const appWith = (seed: Buffer) => new TOTP(shape(seed));

/** What every app can do; anything stronger is quietly ignored by many of them. */
const shape = (seed: Buffer) => ({
  secret: secretOf(seed),
  algorithm: "SHA1",
  digits: 6,
  period: STEP_MS / 1000,
});

const secretOf = (seed: Buffer) => Secret.fromHex(seed.toString("hex"));
