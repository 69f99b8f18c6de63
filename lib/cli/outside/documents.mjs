import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import mupdf from "mupdf";
import yauzl from "yauzl";
import { officeFaults } from "./office-rules.mjs";

/** Reports as an editor’s program has them: opened, written again, opened once more, and counted each time. */
export async function checkDocuments({ folder }) {
  if (spawnSync("soffice", ["--version"]).status !== 0)
    return ["LibreOffice is not here: install it (on Debian: apt-get install libreoffice-writer)"];
  const said = writeSamples(folder);
  console.log(`${said.strings} strings in every field, in Word, OpenDocument and HTML`);
  const faults = said.injected.map((text) => `more than words came of ${JSON.stringify(text)}`);
  for (const name of ["sample.docx", "sample.odt"])
    faults.push(...(await checkOpened(folder, name, said.counts)));
  for (const ending of ["docx", "odt"]) faults.push(...(await checkHostile(folder, ending)));
  faults.push(
    ...officeFaults(folder, ["sample.docx", "sheet.docx", "right-to-left.docx", "told.docx"]),
  );
  return [...faults, ...checkPdf(path.join(folder, "sample.pdf"), said.counts)];
}

function writeSamples(folder) {
  const script = path.join("lib", "export", "document", "testing", "write-samples.ts");
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", script, folder],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`The samples could not be written:\n${stderr}`);
  return JSON.parse(fs.readFileSync(path.join(folder, "said.json"), "utf8"));
}

/** LibreOffice’s own copy of a file in another format, or null where it makes none. */
function converted(folder, name, ending, into = "copies") {
  const out = path.join(folder, into);
  const profile = `-env:UserInstallation=file://${path.join(folder, "profile")}`;
  const given = [
    profile,
    "--headless",
    "--convert-to",
    ending,
    "--outdir",
    out,
    path.join(folder, name),
  ];
  spawnSync("soffice", given, { timeout: 300_000 });
  const made = path.join(into, `${path.parse(name).name}.${ending}`);
  return fs.existsSync(path.join(folder, made)) ? made : null;
}

async function checkOpened(folder, name, counts) {
  const faults = [];
  const pdf = converted(folder, name, "pdf", `pdf-${path.extname(name).slice(1)}`);
  if (!pdf) return [`${name}: LibreOffice makes no PDF of it`];
  const ending = path.extname(name).slice(1);
  const again = converted(folder, name, ending, "again");
  if (!again) return [`${name}: LibreOffice cannot write it again`];
  for (const one of [name, again]) {
    const open = converted(folder, one, "odt", one === name ? "first" : "second");
    const found = open && (await countsIn(path.join(folder, open)));
    console.log(`${one}: ${JSON.stringify(found)}`);
    for (const [what, count] of Object.entries(counts))
      if (found?.[what] !== count)
        faults.push(`${one}: ${found?.[what]} ${what} instead of ${count}`);
  }
  return faults;
}

async function countsIn(file) {
  const xml = await contentOf(file);
  const count = (pattern) => xml.match(pattern)?.length ?? 0;
  const [contents = ""] = /<text:index-body>.*?<\/text:index-body>/s.exec(xml) ?? [];
  return {
    headings: count(/<text:h /g),
    contents: contents.match(/<text:a /g)?.length ?? 0,
    tables: count(/<table:table /g),
    pictures: count(/<draw:frame /g),
    notes: count(/<text:note /g),
  };
}

/** The same document with hostile words and with harmless ones: LibreOffice has to find the same in both. */
async function checkHostile(folder, ending) {
  const [told, plain] = await Promise.all(
    ["told", "plain"].map(async (name) => {
      const open = converted(folder, `${name}.${ending}`, "odt", `opened-${ending}`);
      return open && elementsOf(await contentOf(path.join(folder, open)));
    }),
  );
  if (!told || !plain) return [`${ending}: LibreOffice cannot open what holds every string`];
  const all = [...new Set([...told.keys(), ...plain.keys()])];
  const other = all.filter((name) => !SPACING.has(name) && told.get(name) !== plain.get(name));
  console.log(
    `${ending} with every string: ${[...told.values()].reduce((a, b) => a + b)} elements`,
  );
  return other.map(
    (name) => `${ending}: ${told.get(name) ?? 0} of ${name} instead of ${plain.get(name) ?? 0}`,
  );
}

/** Spaces, runs and pages fall as the letters do. */
const SPACING = new Set([
  "text:s",
  "text:span",
  "text:soft-page-break",
  "style:style",
  "style:text-properties",
  "style:paragraph-properties",
]);

function elementsOf(xml) {
  const counts = new Map();
  for (const [, name] of xml.matchAll(/<([a-z]+:[a-z-]+)/g))
    counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

const contentOf = (file) =>
  new Promise((resolve, reject) => {
    yauzl.open(file, { lazyEntries: true }, (fault, zip) => {
      if (fault) return reject(fault);
      zip.on("entry", (entry) => {
        if (entry.fileName !== "content.xml") return zip.readEntry();
        zip.openReadStream(entry, (broken, stream) => {
          if (broken) return reject(broken);
          const pieces = [];
          stream.on("data", (piece) => pieces.push(piece));
          stream.on("end", () => resolve(Buffer.concat(pieces).toString("utf8")));
        });
      });
      zip.readEntry();
    });
  });

/** Tags, title, language, bookmarks, fonts that come along, and letters of six scripts. */
function checkPdf(file, counts) {
  const document = new mupdf.PDFDocument(fs.readFileSync(file));
  const root = document.getTrailer().get("Root");
  const pages = Array.from({ length: document.countPages() }, (_, at) =>
    document.loadPage(at).toStructuredText("preserve-whitespace").asText(),
  );
  const text = pages.join("\n");
  const lines = (items) => items.reduce((sum, { down }) => sum + 1 + lines(down ?? []), 0);
  const bookmarks = lines(document.loadOutline() ?? []);
  const fonts = fontsOf(document);
  console.log(
    `sample.pdf: ${pages.length} pages, ${bookmarks} bookmarks, fonts ${fonts.map(({ name }) => name).join(", ")}`,
  );
  const wanted = {
    "is not tagged": !root.get("StructTreeRoot").isNull(),
    "has no language": root.get("Lang").asString() === "en",
    "is not marked as PDF/UA": fs.readFileSync(file, "latin1").includes("pdfuaid"),
    "lacks bookmarks": bookmarks >= counts.headings,
    "has a font that does not come along": fonts.every(({ embedded }) => embedded),
    "lacks a script": [
      /[a-z]/,
      /[а-я]/,
      /[\u0600-\u06FF]/,
      /[ئۇۆۈ]|[\uFB50-\uFDFF]/,
      /[一-龥]/,
      /[\u0F40-\u0F6C]/,
    ].every((one) => one.test(text)),
    "shows boxes instead of letters": !text.includes("\uFFFD"),
  };
  return Object.entries(wanted).flatMap(([fault, good]) => (good ? [] : [`sample.pdf ${fault}`]));
}

function fontsOf(document) {
  const objects = Array.from({ length: document.countObjects() - 1 }, (_, at) =>
    document.newIndirect(at + 1).resolve(),
  );
  return objects
    .filter(
      (one) =>
        one.isDictionary() &&
        one.get("Type").isName() &&
        one.get("Type").asName() === "FontDescriptor",
    )
    .map((one) => ({
      name: one.get("FontName").asName(),
      embedded: ["FontFile2", "FontFile3"].some((key) => !one.get(key).isNull()),
    }));
}
