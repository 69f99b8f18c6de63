import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { EditionMark } from "@/lib/domain/summary";
import { tables, toDataPackage } from "@/lib/export/package";
import { rewriteCss, rewriteHtml, targetOf } from "@/lib/export/mirror-link";
import { SHELF_KINDS, SHELVES } from "@/lib/domain/shelf";

/** From where, of which edition, into which folder. `origin` is the site’s own address, for what the mirror does not hold. */
export type Crawl = { base: string; origin: string; edition: EditionMark; folder: string };

/** What was written, and every address that was asked for and gave nothing. */
export type Crawled = { files: string[]; missing: string[] };

const AT_ONCE = 4;

/** Follows every link of an edition that a mirror holds, and writes what stands there. */
export async function crawl(from: Crawl): Promise<Crawled> {
  const { number } = from.edition;
  const waiting = new Map(seedsOf(number).map((seed) => [seed.file, seed.address]));
  const seen = new Set<string>();
  const missing: string[] = [];
  while (waiting.size > 0) {
    const batch = [...waiting].slice(0, AT_ONCE);
    for (const [file] of batch) {
      waiting.delete(file);
      seen.add(file);
    }
    const found = await Promise.all(batch.map(([file, address]) => take(from, file, address)));
    for (const [index, targets] of found.entries()) {
      if (targets === null) missing.push(batch[index]![1]);
      for (const target of targets ?? [])
        if (!seen.has(target.file)) waiting.set(target.file, target.address);
    }
  }
  return { files: [...seen], missing };
}

type Found = { file: string; address: string };

/** Everything that no page links to, or that others look for under its name. */
function seedsOf(edition: number): Found[] {
  const manifests = Array.from({ length: edition }, (_, n) => `/editions/${n + 1}/manifest.json`);
  const data = [
    ...tables().map(({ file }) => `/data/${file}`),
    ...["recommendations", ...SHELF_KINDS.map((kind) => SHELVES[kind])].map(
      (name) => `/data/${name}.json`,
    ),
  ];
  const pages = ["/", "/data", "/privacy", "/editions", "/record", "/methodology", "/states"];
  const seeds = [...pages, ...manifests, ...data].flatMap((address) => {
    const target = targetOf(address, edition);
    return target.kind === "file" ? [target] : [];
  });
  return [...seeds, { file: "editions/takedowns.json", address: "/editions/takedowns.json" }];
}

/** A site that is out of breath is asked again; one that goes on failing stops the mirror, which would not be whole. */
async function read(address: URL): Promise<Response> {
  for (let tried = 1; ; tried += 1) {
    const answer = await fetch(address, { signal: AbortSignal.timeout(120_000) });
    if (answer.status < 500 && answer.status !== 429) return answer;
    if (tried === TRIES) throw new Interrupted(`${address.pathname} answered ${answer.status}`);
    await pause(1000 * (Number(answer.headers.get("retry-after")) || tried));
  }
}

const TRIES = 4;

/** The site failed while it was read. */
export class Interrupted extends Error {}

/** Reads one address and writes its file; gives back what it leads to, or null where nothing stands there. */
async function take(from: Crawl, file: string, address: string): Promise<Found[] | null> {
  const answer = await read(new URL(address, from.base));
  if (!answer.ok) return null;
  const type = answer.headers.get("content-type") ?? "";
  if (type.startsWith("text/html")) {
    const { origin, edition } = from;
    const rewritten = rewriteHtml(await answer.text(), { file, edition: edition.number, origin });
    write(from.folder, file, rewritten.text);
    return rewritten.targets;
  }
  if (type.startsWith("text/css")) {
    const { text, fonts } = rewriteCss(await answer.text());
    write(from.folder, file, text);
    return fonts.map((font) => ({ file: font.slice(1), address: font }));
  }
  write(from.folder, file, Buffer.from(await answer.arrayBuffer()));
  return [];
}

export function write(folder: string, file: string, content: string | Buffer): void {
  const place = path.join(folder, file);
  fs.mkdirSync(path.dirname(place), { recursive: true });
  fs.writeFileSync(place, content);
}

/** The package beside its tables, by their names alone. */
export const packageBeside = (edition: EditionMark, origin: string): string =>
  JSON.stringify(
    toDataPackage(edition, { homepage: `${origin}/data`, pathOf: (file) => file }),
    null,
    2,
  );

export const MANIFEST = "manifest.sha256";

/** One line for each file, as `sha256sum -c` reads them. */
export function writeSums(folder: string): number {
  const files = filesUnder(folder).filter((file) => file !== MANIFEST);
  const lines = files.map((file) => `${sumOf(path.join(folder, file))}  ${file}\n`);
  fs.writeFileSync(path.join(folder, MANIFEST), lines.join(""));
  return files.length;
}

/** Every file that is not what the mirror’s list says, is missing, or is not in it. */
export function sumFaults(folder: string): string[] {
  const lines = fs.readFileSync(path.join(folder, MANIFEST), "utf8").split("\n").filter(Boolean);
  const listed = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
  const files = filesUnder(folder).filter((file) => file !== MANIFEST);
  return [
    ...files
      .filter((file) => listed.get(file) !== sumOf(path.join(folder, file)))
      .map((file) => (listed.has(file) ? `${file} has been changed` : `${file} was added`)),
    ...[...listed.keys()]
      .filter((file) => !files.includes(file))
      .map((file) => `${file} is missing`),
  ];
}

const filesUnder = (folder: string): string[] =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) =>
      path.relative(folder, path.join(one.parentPath, one.name)).replaceAll(path.sep, "/"),
    )
    .sort();

const sumOf = (file: string) => createHash("sha256").update(fs.readFileSync(file)).digest("hex");
