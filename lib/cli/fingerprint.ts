import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** One hash over the names and contents of all files in these places, but for the paths that `skips`. */
export function fingerprint(
  places: string[],
  skips: (file: string) => boolean = () => false,
): string {
  const hash = createHash("sha256");
  for (const file of places.flatMap(filesIn).sort()) {
    if (skips(file)) continue;
    hash.update(`${file}\0`).update(fs.readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

/** Paths of all files below this one, with "/" on every system. */
export function filesIn(place: string): string[] {
  const found = fs.statSync(place, { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [place];
  return fs.readdirSync(place).flatMap((name) => filesIn(path.posix.join(place, name)));
}

/** What was noted beside a product when it was made of these sources. */
export const noted = (stamp: string): string | undefined =>
  fs.existsSync(stamp) ? fs.readFileSync(stamp, "utf8") : undefined;
