import "server-only";
import { hash, verify } from "@node-rs/argon2";

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

/** Thrown where so many passwords are being checked that one more would have to wait too long. */
export class TooBusy extends Error {}

/** The words to keep in place of a password. Throws TooBusy. */
export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(password.normalize("NFKC"), COST));

/** Is this the password behind `kept`? The same work where nothing is kept, so that time tells nothing. Throws TooBusy. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const against = kept ?? NOBODYS;
  const isRight = await inTurn(() => verify(against, password.normalize("NFKC")));
  return isRight && kept !== null;
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= LONGEST_QUEUE) throw new TooBusy();
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
