import { spawnSync } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { crawl, MANIFEST, sumFaults, writeSums, type Crawled } from "./mirror-crawl";

// A small site of its own, so that what a mirror does with links, files and failures can be seen.

const PAGES: Record<string, [type: string, body: string]> = {
  "/editions/1/overview": [
    "text/html; charset=utf-8",
    '<link rel="stylesheet" href="/assets/a.css"><a href="/editions/1/chn">China</a><a href="/gone">x</a><a href="/desk">y</a>',
  ],
  "/editions/1/chn": [
    "text/html",
    '<a href="/recommendations?state=CHN">all</a><img src="/icon.svg">',
  ],
  "/assets/a.css": ["text/css", 'src:url("/assets/fonts/f.woff2")'],
  "/assets/fonts/f.woff2": ["font/woff2", "\u0000font"],
  "/icon.svg": ["image/svg+xml", "<svg/>"],
};
let failures = 1;
const site = http.createServer((request, response) => {
  const [type, body] = PAGES[request.url ?? ""] ?? [];
  if (request.url === "/editions/1/chn" && failures-- > 0)
    return void response.writeHead(503, { "retry-after": "0" }).end();
  return type
    ? void response.writeHead(200, { "content-type": type }).end(body)
    : void response.writeHead(404).end();
});

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "onus-mirror-"));
const read = (file: string) => fs.readFileSync(path.join(folder, file), "utf8");
let crawled: Crawled;

beforeAll(async () => {
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  const { port } = site.address() as AddressInfo;
  const edition = {
    number: 1,
    asOf: "2025-06-01",
    publishedAt: "2025-06-01T10:00:00.000Z",
    note: "A note",
    sha256: "0".repeat(64),
  };
  const origin = "https://onus.example.org";
  crawled = await crawl({ base: `http://127.0.0.1:${port}`, origin, edition, folder });
});
afterAll(() => {
  site.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

describe("a mirror", () => {
  test("holds what is linked to, and what pages and styles load, though the site stumbled once", () => {
    for (const file of ["editions/1/overview.html", "editions/1/chn.html", "icon.svg"])
      expect(fs.existsSync(path.join(folder, file)), file).toBe(true);
    expect(read("assets/fonts/f.woff2")).toBe("\u0000font");
    expect(read("assets/a.css")).toBe('src:url("fonts/f.woff2")');
  });

  test("leads from file to file, and to the site where it holds nothing", () => {
    expect(read("editions/1/overview.html")).toContain('<a href="chn.html">');
    expect(read("editions/1/overview.html")).toContain('<a href="https://onus.example.org/desk">');
    expect(read("editions/1/chn.html")).toContain('<a href="../../search.html?state=CHN">');
  });

  test("says which addresses gave nothing", () => {
    expect(crawled.missing).toContain("/editions/1/gone");
    expect(crawled.missing).not.toContain("/editions/1/chn");
  });

  test("is checked by sha256sum alone, which finds one changed byte, as we do", () => {
    writeSums(folder);
    const check = () => spawnSync("sha256sum", ["-c", "--quiet", MANIFEST], { cwd: folder });
    expect(check().status).toBe(0);
    expect(sumFaults(folder)).toEqual([]);
    fs.writeFileSync(path.join(folder, "icon.svg"), "<svG/>");
    fs.writeFileSync(path.join(folder, "more.txt"), "");
    fs.rmSync(path.join(folder, "assets/a.css"));
    expect(check().status).not.toBe(0);
    expect(sumFaults(folder)).toEqual([
      "icon.svg has been changed",
      "more.txt was added",
      "assets/a.css is missing",
    ]);
  });
});
