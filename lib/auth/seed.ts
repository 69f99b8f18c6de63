import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { requireSetting } from "@/lib/env";

const CIPHER = "aes-256-gcm";

/** What an authenticator app and we both hold: 160 random bits, as RFC 4226 asks for. */
export const newSeed = (): Buffer => randomBytes(20);

/**
 * A seed as it is written down: whoever holds the database alone can neither read it nor lay it under another member.
 * The key is drawn from the one secret of this installation, which stands in no database.
 */
export function sealSeed(seed: Buffer, memberId: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(CIPHER, sealingKey(), nonce).setAAD(Buffer.from(memberId));
  const sealed = Buffer.concat([cipher.update(seed), cipher.final()]);
  return [nonce, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url")).join(".");
}

/** The seed again; null where it was sealed for another member or with another key, or was changed. */
export function openSeed(sealed: string, memberId: string): Buffer | null {
  const [nonce, tag, seed] = sealed.split(".").map((part) => Buffer.from(part, "base64url"));
  if (!nonce || !tag || !seed) return null;
  try {
    const decipher = createDecipheriv(CIPHER, sealingKey(), nonce, { authTagLength: 16 });
    decipher.setAAD(Buffer.from(memberId)).setAuthTag(tag);
    return Buffer.concat([decipher.update(seed), decipher.final()]);
  } catch {
    return null;
  }
}

const sealingKey = (): Buffer =>
  Buffer.from(
    hkdfSync("sha256", requireSetting("NEXTAUTH_SECRET"), "", "onus: seeds of second factors", 32),
  );
