import { createHash } from "node:crypto";
import { canonical } from "./canonical";

// The seals of an edition: what anybody who holds its content can compute again.

export const sha256Of = (text: string): string => createHash("sha256").update(text).digest("hex");

/**
 * What stays of a name where the thing itself was taken down: a key may be a person's name. Whoever asks for an address,
 * and a mirror that holds a file, work out the same digest of what they know already.
 */
export const nameDigest = (kind: string, key: string): string => sha256Of(`${kind} ${key}`);

/** The salt keeps a hash from confirming a guess once the content, and the salt with it, has been taken down. */
export const itemHash = (salt: string, content: object | null): string =>
  sha256Of(salt + canonical(content));

export type SealedLine = { kind: string; key: string; hash: string };

type EditionHead = { previousSha256: string | null; number: number; asOf: string; note: string };

/** The SHA-256 of an edition: of the one before it, of its own head, and of one line for each item that changed. */
export const editionSum = (edition: EditionHead, items: readonly SealedLine[]): string =>
  sumOfLines(
    edition,
    items.map(({ kind, key, hash }) => ({ kind, name: nameDigest(kind, key), hash })),
  );

/** The same from lines that hold digests of names already, as a manifest has them. */
export function sumOfLines(
  { previousSha256, number, asOf, note }: EditionHead,
  items: readonly { kind: string; name: string; hash: string }[],
): string {
  const lines = items.map(({ kind, name, hash }) => `${kind} ${name} ${hash}`);
  return sha256Of([previousSha256 ?? "", number, asOf, note, ...lines.sort()].join("\n"));
}
