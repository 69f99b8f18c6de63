import { createHash, createHmac, randomBytes } from "node:crypto";
import { requireSetting } from "@/lib/env";

/** 256 random bits, fit for a cookie or an address. Whoever holds it is let in: it is never written down. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** What is written down in its place. */
export const digest = (token: string): string => createHash("sha256").update(token).digest("hex");

/** The same for words that could be guessed (an e-mail, an address): nobody without the key can try them out. */
export const keyedDigest = (words: string): string =>
  createHmac("sha256", requireSetting("NEXTAUTH_SECRET")).update(words).digest("base64url");
