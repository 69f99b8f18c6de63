import { z } from "zod";
import { itemHash, nameDigest, sumOfLines } from "./seal";

// What anybody can check of an edition who holds its manifest, those of the editions before it, and its content.

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** `/editions/{n}/manifest.json`. An item without a key was removed by this edition, or taken down since. */
export const manifest = z.object({
  edition: z.int().positive(),
  asOf: z.string(),
  publishedAt: z.string(),
  note: z.string(),
  sha256,
  previousSha256: sha256.nullable(),
  previous: z.string().nullable(),
  takeDowns: z.string(),
  items: z.array(
    z.object({
      kind: z.string(),
      name: sha256,
      hash: sha256,
      key: z.string().nullable(),
      /** Null, beside a key, where a take-down has changed what the item says. */
      salt: z.string().min(1).nullable(),
    }),
  ),
});
export type Manifest = z.infer<typeof manifest>;
type Line = Manifest["items"][number];

/** Every place where the editions, from the first to the last, are not what they say they are. */
export function chainFaults(manifests: readonly Manifest[]): string[] {
  const faults: string[] = [];
  let previous: string | null = null;
  for (const one of manifests) {
    const { edition: number, asOf, note, previousSha256, items } = one;
    if (previousSha256 !== previous)
      faults.push(`edition ${number} does not follow the one before`);
    if (sumOfLines({ previousSha256, number, asOf, note }, items) !== one.sha256)
      faults.push(`the manifest of edition ${number} does not add up to its SHA-256`);
    previous = one.sha256;
  }
  return faults;
}

/** A thing as an edition shows it, with the words that were sealed. */
export type Shown = { kind: string; key: string; content: object };

export type Checked = { items: number; unproven: number; faults: string[] };

/**
 * Holds what an edition shows against what was sealed: every item by its own hash, none too many and none missing.
 * `unproven` are those that a take-down has changed: their hash speaks of words that are gone.
 */
export function checkContent(manifests: readonly Manifest[], shown: Iterable<Shown>): Checked {
  const expected = new Map<string, Line>();
  for (const { items } of manifests)
    for (const line of items) expected.set(`${line.kind} ${line.name}`, line);

  const checked: Checked = { items: 0, unproven: 0, faults: [] };
  for (const { kind, key, content } of shown) {
    const name = `${kind} ${nameDigest(kind, key)}`;
    const line = expected.get(name);
    expected.delete(name);
    checked.items += 1;
    if (!line?.key)
      checked.faults.push(`${kind} ${key} is shown, but this edition does not hold it`);
    else if (line.salt === null) checked.unproven += 1;
    else if (itemHash(line.salt, content) !== line.hash)
      checked.faults.push(`${kind} ${key} is not what was sealed`);
  }
  for (const { kind, key } of expected.values())
    if (key !== null) checked.faults.push(`${kind} ${key} was sealed, but is not shown`);
  return checked;
}
