import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import {
  chainFaults,
  checkContent,
  manifest,
  type Manifest,
  type Shown,
} from "@/lib/domain/manifest";
import { isEntryKind } from "@/lib/domain/entry/kind";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { SHELF_KINDS, SHELVES, type ShelfKind } from "@/lib/domain/shelf";
import type { Command } from "./command";
import { sumFaults } from "./mirror-crawl";

/** An edition as others serve it: reads one file of it as JSON. */
export type Source = (address: string) => Promise<unknown>;

export type VerifiedEdition = {
  edition: number;
  sha256: string;
  items: number;
  /** What a take-down has changed, so that its hash cannot be checked any more. */
  unproven: number;
  faults: string[];
};

export const verifyEdition: Command = {
  usage: "verify --url URL | --mirror DIR [--edition N] [--json]",
  summary:
    "Holds an edition, as a site or a mirror shows it, against its manifest: every item, and the chain of editions. Exit 1 where one differs.",
  needsDatabases: false,
  async run(given, out) {
    const { values } = parseArgs({
      args: given,
      options: {
        url: { type: "string" },
        mirror: { type: "string" },
        edition: { type: "string" },
        json: { type: "boolean" },
      },
    });
    const { url, mirror, edition } = values;
    if (!url === !mirror || (edition !== undefined && !/^[1-9]\d{0,5}$/.test(edition))) {
      out.problem(`Use: npm run onus -- ${verifyEdition.usage}`);
      return 2;
    }
    const source = url ? siteAt(url) : mirrorIn(mirror ?? "");
    const verified = await verifyFrom(source, edition === undefined ? null : Number(edition));
    if (!verified.ok) {
      out.problem(verified.problem.message);
      return 1;
    }
    const { value } = verified;
    if (mirror) value.faults.push(...sumFaults(mirror));
    out.line(`Edition ${value.edition}, ${value.sha256}: ${value.items} items.`);
    if (value.unproven > 0) out.line(`${value.unproven} of them were changed by a take-down.`);
    for (const fault of value.faults) out.problem(fault);
    if (value.faults.length === 0) out.line("All is as it was sealed.");
    out.result(value);
    return value.faults.length === 0 ? 0 : 1;
  },
};

const siteAt =
  (url: string): Source =>
  async (address) => {
    const answer = await fetch(new URL(address, url), { signal: AbortSignal.timeout(120_000) });
    if (!answer.ok) throw new Unreadable(`${address} answered ${answer.status}`);
    return answer.json();
  };

/** A mirror holds one edition; its files have the same names without a question. */
const mirrorIn =
  (folder: string): Source =>
  async (address) =>
    JSON.parse(await readFile(path.join(folder, address.split("?")[0] ?? ""), "utf8"));

class Unreadable extends Error {}

/** Reads the manifests of an edition and of all before it, then all that the edition shows. */
export async function verifyFrom(
  source: Source,
  number: number | null,
): Promise<Outcome<VerifiedEdition>> {
  try {
    const edition = number ?? (await newestOf(source));
    const manifests: Manifest[] = [];
    for (let n = 1; n <= edition; n += 1)
      manifests.push(manifest.parse(await source(`/editions/${n}/manifest.json`)));
    const { faults, ...checked } = checkContent(manifests, await shownIn(source, edition));
    const { sha256 } = manifests.at(-1)!;
    return done({ edition, sha256, ...checked, faults: [...chainFaults(manifests), ...faults] });
  } catch (thrown) {
    const { message } = thrown as Error;
    return refused(
      "not found",
      `What was to be verified cannot be read as an edition: ${message.slice(0, 300)}`,
    );
  }
}

/** A mirror's own edition, or a site's newest: every file says which it is of. */
async function newestOf(source: Source): Promise<number> {
  const { edition } = (await source("/data/states.json")) as { edition: number };
  return edition;
}

async function shownIn(source: Source, edition: number): Promise<Shown[]> {
  const shown: Shown[] = [];
  const recommendations = await itemsOf(source, `/data/recommendations.json?edition=${edition}`);
  for (const item of recommendations)
    shown.push({
      kind: "recommendation",
      key: String(item["ref"]),
      content: Object.fromEntries(Object.entries(item).filter(([name]) => !READ_OFF.has(name))),
    });
  for (const kind of SHELF_KINDS) {
    const items = await itemsOf(source, `/data/${SHELVES[kind]}.json?edition=${edition}`);
    shown.push(...items.map((item) => toShown(kind, item)));
  }
  return shown;
}

type Item = Record<string, unknown>;

/** What an answer says beside the words that were sealed. */
const READ_OFF = new Set(["position", "claim", "level", "url"]);

async function itemsOf(source: Source, address: string): Promise<Item[]> {
  const { items } = (await source(address)) as { items: Item[] };
  return items;
}

/** What was sealed of an entry is its facts under its key; of a State, a review or a document, its facts. */
function toShown(kind: ShelfKind, { key, facts }: Item): Shown {
  const name = String(key);
  return {
    kind,
    key: name,
    content: isEntryKind(kind) ? { key: name, facts } : (facts as object),
  };
}
