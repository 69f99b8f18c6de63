import { randomBytes } from "node:crypto";
import { digest } from "./token";

export const RECOVERY_CODES = 10;
/** Digits and letters without those that are taken for one another (Crockford's 32): five bits each. */
const SIGNS = "0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH = 16;

/** 80 random bits in four groups: "4f7k-…". Long enough that a hash without salt or key tells nothing of it. */
export function newRecoveryCode(): string {
  const signs = [...randomBytes(LENGTH)].map((byte) => SIGNS[byte % SIGNS.length]).join("");
  return signs.match(/.{4}/g)?.join("-") ?? signs;
}

/** What is kept of a code, however it is typed: in capitals, with spaces, an O for a zero; null for what is none. */
export function recoveryDigest(typed: string): string | null {
  const signs = typed
    .toLowerCase()
    .replaceAll(/[\s-]/g, "")
    .replaceAll("o", "0")
    .replaceAll(/[il]/g, "1");
  const isCode = signs.length === LENGTH && [...signs].every((sign) => SIGNS.includes(sign));
  return isCode ? digest(`recovery code\n${signs}`) : null;
}
