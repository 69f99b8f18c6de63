import fs from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

// Words that a reader sees stand in the catalogue, where they can be translated, and nowhere else.

/** Names of things that have no other word in any language, as they stand in an address or on a file. */
const NAMES = new Set(["Onus", "CSV", "XLSX", "JSON", "SVG", "PNG", "PDF", "DOCX", "SHA-256"]);
/** The page that shows each control to its builders, with made-up words. */
const SAMPLES = path.join("app", "(staff)", "desk", "samples", "page.tsx");
/** What is read out or shown although it is no text of an element. */
const SPOKEN = new Set(["alt", "aria-label", "label", "hint", "placeholder", "title", "caption"]);

test("no page and no part of one says a word of its own", () => {
  const files = ["app", "components"].flatMap(filesIn).filter((file) => file !== SAMPLES);
  expect(files.length).toBeGreaterThan(150);
  expect(files.flatMap((file) => wordsIn(fs.readFileSync(file, "utf8"), file))).toEqual([]);
}, 60_000);

test.each([
  ["a text", "<p>Not found</p>"],
  ["a text between others", "<p>{one} of {two}</p>"],
  ["a text in braces", '<p>{"Not found"}</p>'],
  ["one of two texts", '<p>{is ? "Yes" : t("no")}</p>'],
  ["a template", "<p>{`${count} found`}</p>"],
  ["what is read out", '<svg aria-label="A chart" />'],
  ["a label", '<Field label={"Reason"} />'],
])("finds %s", (_, jsx) => {
  expect(wordsIn(`const it = ${jsx};`, "it.tsx")).toHaveLength(1);
});

test.each([
  ["what is asked of the catalogue", '<p title={t("entry.title")}>{t("found", { count })}</p>'],
  ["signs between words", "<p>{one} · {two}, {three}…</p>"],
  ["what no reader sees", '<a className="target" href="/chn" dir="auto">{name}</a>'],
  ["the name of a format", "<a>CSV</a>"],
])("leaves %s", (_, jsx) => {
  expect(wordsIn(`const it = ${jsx};`, "it.tsx")).toEqual([]);
});

function filesIn(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".tsx") && !name.endsWith(".test.tsx"))
    .map((name) => path.join(folder, name));
}

/** Each word that stands in the markup itself, with its place. */
function wordsIn(source: string, file: string): string[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const say = (node: ts.Node, text: string) => {
    const words = text.trim();
    if (!/\p{L}/u.test(words) || NAMES.has(words)) return;
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${file}:${line + 1}: ${words}`);
  };
  const look = (node: ts.Node): void => {
    if (ts.isJsxText(node)) say(node, node.text);
    else if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText()))
      sayLiterals(node.initializer, say);
    else if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent))
      sayLiterals(node.expression, say);
    ts.forEachChild(node, look);
  };
  look(tree);
  return found;
}

/** The texts that an expression may come to: itself, either way of a choice, or the parts of a template. */
function sayLiterals(node: ts.Node | undefined, say: (node: ts.Node, text: string) => void): void {
  if (!node) return;
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) say(node, node.text);
  else if (ts.isTemplateExpression(node))
    say(
      node,
      [node.head, ...node.templateSpans.map(({ literal }) => literal)]
        .map(({ text }) => text)
        .join(" "),
    );
  else if (ts.isJsxExpression(node) || ts.isParenthesizedExpression(node))
    sayLiterals(node.expression, say);
  else if (ts.isConditionalExpression(node)) {
    sayLiterals(node.whenTrue, say);
    sayLiterals(node.whenFalse, say);
  } else if (ts.isBinaryExpression(node)) sayLiterals(node.right, say);
}
