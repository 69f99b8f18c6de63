import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { checkNewPassword } from "./password-rule";

/** Argon2id, which is the library's default. 64 MiB and three passes: about 75 ms of one core. */
const COST = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 };
/** Each hash costs 64 MiB and a core: without a bound, signing in would be a way to stop the server. */
const AT_ONCE = 2;
const LONGEST_QUEUE = 32;

/** The hash of 256 random bits that nobody kept: no password fits, at the same cost as any other. */
const NOBODYS =
  "$argon2id$v=19$m=65536,t=3,p=1$wNE3Q0ouT8Vvgk9ER3GeTg$/rA3JQxJ2Tifn434sX7QAER/gR1w1WTz/IL9fvXW4xI";

let running = 0;
const waiting: (() => void)[] = [];

/** A new password's hash, ready to be kept; or, in words, why another must be chosen. `about`: its owner's own words. */
export async function hashNewPassword(
  password: string,
  about: readonly string[],
): Promise<Outcome<string>> {
  const checked = checkNewPassword(password, about);
  if (!checked.ok) return checked;
  const hashed = await inTurn(() => hash(password.normalize("NFKC"), COST));
  return hashed === BUSY ? refused("not ready", TOO_MANY) : done(hashed);
}

/** Is this the password behind `kept`? The same work where nothing is kept, so that time tells nothing. */
export async function checkPassword(
  password: string,
  kept: string | null,
): Promise<"right" | "wrong" | "busy"> {
  const isRight = await inTurn(() => verify(kept ?? NOBODYS, password.normalize("NFKC")));
  if (isRight === BUSY) return "busy";
  return isRight && kept !== null ? "right" : "wrong";
}

const TOO_MANY =
  "Many passwords are being checked at this moment. Wait a few seconds, then try again.";
const BUSY = Symbol("busy");

async function inTurn<T>(work: () => Promise<T>): Promise<T | typeof BUSY> {
  if (running >= AT_ONCE) {
    if (waiting.length >= LONGEST_QUEUE) return BUSY;
    await new Promise<void>((goOn) => waiting.push(goOn));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    // Whoever comes next takes this place over: the count stays as it is.
    if (next) next();
    else running -= 1;
  }
}
