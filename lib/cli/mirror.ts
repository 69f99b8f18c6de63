import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { parseArgs } from "node:util";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import type { EditionMark } from "@/lib/domain/summary";
import {
  enterPage,
  searchPage,
  toIndexed,
  toIndexScript,
  type Indexed,
} from "@/lib/export/mirror-search";
import { dateWords } from "@/lib/messages/date";
import { translator } from "@/lib/messages/words";
import { currentEdition, findEdition } from "@/lib/public/edition";
import { streamRecommendations } from "@/lib/public/recommendation";
import { buildIfChanged } from "./build";
import type { Command } from "./command";
import { crawl, Interrupted, MANIFEST, packageBeside, write, writeSums } from "./mirror-crawl";
import { readSettings, type Settings } from "./settings";
import { startWebServer } from "./web-server";

const t = translator("machine");

export const mirror: Command = {
  usage: "mirror --out DIR [--edition N] [--url URL] [--json]",
  summary:
    "Writes an edition as plain files that open from a folder or any web server, with sums of all of them. --url reads a site that is running.",
  needsDatabases: true,
  async run(given, out) {
    const { values } = parseArgs({
      args: given,
      options: {
        out: { type: "string" },
        edition: { type: "string" },
        url: { type: "string" },
        json: { type: "boolean" },
      },
    });
    const { out: folder, edition, url } = values;
    if (!folder || (edition !== undefined && !/^[1-9]\d{0,5}$/.test(edition))) {
      out.problem(`Use: npm run onus -- ${mirror.usage}`);
      return 2;
    }
    const mirrored = await mirrorTo(path.resolve(folder), edition, url);
    if (!mirrored.ok) {
      out.problem(mirrored.problem.message);
      return 1;
    }
    const { value } = mirrored;
    for (const address of value.missing)
      out.problem(`Nothing stands at ${address}; its links lead nowhere.`);
    out.line(
      `${folder}: edition ${value.edition}, ${value.files} files. Check: sha256sum -c ${MANIFEST}`,
    );
    out.result(value);
    return 0;
  },
};

type Mirrored = { folder: string; edition: number; files: number; missing: string[] };

/** Under another name until it is whole; a mirror that stood there before gives way to the new one. */
async function mirrorTo(
  folder: string,
  number: string | undefined,
  url: string | undefined,
): Promise<Outcome<Mirrored>> {
  if (!isFree(folder))
    return refused(
      "not valid",
      `${folder} holds something that is no mirror: name another folder.`,
    );
  const edition = number === undefined ? await currentEdition() : await findEdition(Number(number));
  if (!edition) return refused("not found", "There is no such edition: nothing was written.");
  const settings = readSettings(process.env);
  if (!settings.ok) return settings;
  const unfinished = `${folder}.unfinished-${process.pid}`;
  try {
    const site = url
      ? { base: url, origin: new URL(url).origin, stop: async () => {} }
      : await serve(settings.value);
    if (!site)
      return refused("not ready", "The pages could not be served to be read; npm start says why.");
    const { base, origin, stop } = site;
    const { missing } = await crawl({ base, origin, edition, folder: unfinished }).finally(stop);
    await writeOwnPages(unfinished, edition, origin);
    const files = writeSums(unfinished);
    fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(unfinished, folder);
    return done({ folder, edition: edition.number, files, missing });
  } catch (thrown) {
    if (!(thrown instanceof Interrupted)) throw thrown;
    return refused(
      "not ready",
      `The site failed while it was read (${thrown.message}): nothing was written.`,
    );
  } finally {
    fs.rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Not there, empty, or a mirror of ours. */
const isFree = (folder: string): boolean =>
  !fs.existsSync(folder) ||
  fs.readdirSync(folder).length === 0 ||
  fs.existsSync(path.join(folder, MANIFEST));

/** The public wing in a process of its own, for as long as it is read. */
async function serve(settings: Settings) {
  await buildIfChanged();
  process.env["ONUS_API_RATE"] = "0"; // The process inherits it: we ask faster than readers.
  const port = await freePort();
  const own: Settings = { ...settings, site: "public", port, host: "127.0.0.1" };
  const keys = { reader: process.env["ONUS_PUBLIC_URL"] ?? "" };
  const web = startWebServer(own, keys, { home: process.env["ONUS_HOME"] ?? "", dev: false });
  if (!(await web.ready)) return null;
  return { base: `http://127.0.0.1:${port}`, origin: settings.url, stop: web.stop };
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** What the site has no page for: the way in, the search, the index, the package, and how to check it all. */
async function writeOwnPages(folder: string, edition: EditionMark, origin: string): Promise<void> {
  const { number, asOf } = edition;
  const indexed: Indexed[] = [];
  for await (const row of streamRecommendations({}, number)) indexed.push(toIndexed(row, number));
  const styles = fs.readdirSync(path.join(folder, "assets")).find((name) => name.endsWith(".css"));
  const about = { stylesheet: `assets/${styles}`, edition: number, asOf: dateWords(asOf) };
  write(folder, "index.html", enterPage(about));
  write(folder, "search.html", searchPage(about));
  write(folder, "search-index.js", toIndexScript(indexed));
  write(folder, "search.js", fs.readFileSync(SEARCH_SCRIPT));
  write(folder, "data/datapackage.json", packageBeside(edition, origin));
  write(folder, "README.txt", t("mirror.readme", { edition: number, asOf: about.asOf, origin }));
}

const SEARCH_SCRIPT = path.join("lib", "export", "mirror-script.mjs");
