// Writes a table of hostile texts as our exports write it: node … tables-made.mjs FILE FORMAT TEXTS.json
import fs from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { pathToFileURL } from "node:url";

const load = (name) => import(pathToFileURL(path.resolve(name)).href);
const { toFile } = await load("lib/export/desk-file.ts");
const [, , file, format, given] = process.argv;
const texts = JSON.parse(fs.readFileSync(given, "utf8"));
const names = ["text", "summary", "addressee", "state_words", "url", "issued_on"];
const types = { url: "link", issued_on: "date" };
const book = {
  title: texts[0],
  columns: names.map((name) => ({ name, type: types[name] ?? "text", definition: texts[1] })),
  rows: texts.map((text) => names.map(() => text)),
  about: texts.slice(0, 50).map((text) => [text, text]),
  terms: texts.slice(-50).map((text) => [text, text]),
  words: { definitions: "Definitions", column: texts[2], term: texts[3] },
  day: "2025-01-31",
};
await pipeline(Readable.from(toFile(format, book)), fs.createWriteStream(file));
