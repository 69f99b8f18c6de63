import { describe, expect, test } from "vitest";
import type { Run, Written } from "./block";
import { wordCount, wordsIn, wordsWritten } from "./word-count";
import { toWritten } from "./written";

const run = (text: string, tone: Partial<Run> = {}): Run => ({
  text,
  strong: false,
  emphasis: false,
  url: null,
  ...tone,
});
const paragraph = (...runs: Run[]): Written => ({ kind: "paragraph", runs, numbered: false });

describe("marks of Markdown", () => {
  test("strong, stressed and linked words are runs of one paragraph", () => {
    expect(
      toWritten("We **ask** the *Committee*\nto read [the report](https://ngo.example.org/a)."),
    ).toEqual([
      paragraph(
        run("We "),
        run("ask", { strong: true }),
        run(" the "),
        run("Committee", { emphasis: true }),
        run(" to read "),
        run("the report", { url: "https://ngo.example.org/a" }),
        run("."),
      ),
    ]);
  });

  test("lists, quotations and subheadings are parts of their own", () => {
    const parts = toWritten("## Why now\n\n1. One\n2. Two\n\n- A\n\n> It was *said*.\n\nLast.");
    expect(parts).toEqual([
      { kind: "subheading", text: "Why now" },
      { kind: "list", ordered: true, items: [[run("One")], [run("Two")]] },
      { kind: "list", ordered: false, items: [[run("A")]] },
      { kind: "quotation", runs: [run("It was "), run("said", { emphasis: true }), run(".")] },
      paragraph(run("Last.")),
    ]);
  });

  test("a list within a list goes on in it", () => {
    const [list] = toWritten("- One\n  - Within\n- Two");
    expect(list).toMatchObject({ items: [[run("One")], [run("Within")], [run("Two")]] });
  });

  test("paragraphs are numbered where it is asked for, and nothing else is", () => {
    const parts = toWritten("One.\n\n> Quoted.\n\nTwo.", { numbered: true });
    expect(parts.map((part) => part.kind === "paragraph" && part.numbered)).toEqual([
      true,
      false,
      true,
    ]);
  });

  test.each([
    ["HTML", "<b onclick=x>bold</b>"],
    ["a block of HTML", "<script>alert(1)</script>"],
    ["a comment", "<!-- hidden -->"],
    ["a picture", "![seen](https://elsewhere.example.org/a.png)"],
    ["a table", "| a | b |"],
    ["a bare address", "https://ngo.example.org"],
    ["code", "`rm`"],
    ["an entity", "&lt;b&gt; &amp;"],
    ["a definition", "[a]: https://ngo.example.org"],
    ["a script as a link", "[go](javascript:alert(1))"],
    ["data as a link", "[go](data:text/html,x)"],
    ["an address on this site as a link", "[go](/desk)"],
  ])("%s stands as it was typed", (_, typed) => {
    expect(toWritten(typed)).toEqual([paragraph(run(typed))]);
  });

  test("signs that were escaped are the signs", () => {
    expect(toWritten("\\*not\\*")).toEqual([paragraph(run("*not*"))]);
  });

  test.each([
    ["quotations", "> ".repeat(10_000)],
    ["lists", "- ".repeat(10_000)],
    ["numbers", "1. ".repeat(6_000)],
    ["brackets", "[".repeat(20_000)],
    ["stars", "**a*".repeat(5_000)],
  ])("twenty thousand signs of %s are read in good time", (_, typed) => {
    expect(toWritten(`${typed}x`).length).toBeGreaterThan(0);
  });
});

describe("the count of words", () => {
  test("what stands between spaces is a word, and a dash alone is none", () => {
    expect(wordsIn("The well-kept Act – of 2024 – is\nin force.")).toBe(8);
  });

  test("of Chinese each character is one", () => {
    expect(wordsIn("废除 该法 Act")).toBe(5);
  });

  test("marks are no words", () => {
    expect(wordsWritten(toWritten("## One two\n\n- three **four**\n\n> five"))).toBe(5);
  });

  test("tables and sources do not count, paragraphs and what was quoted do", () => {
    const blocks = [
      { kind: "heading", level: 1, text: "A heading", under: "not counted" },
      { kind: "names", names: ["Neither are names"] },
      {
        kind: "entry",
        ref: "r",
        heading: "Paragraph 1",
        address: "",
        about: ["no"],
        compact: false,
        parts: [
          {
            label: "no",
            content: [
              {
                kind: "quotation",
                text: "Repeal it.",
                verbatim: true,
                language: "en",
                direction: "ltr",
                by: "no",
                source: 1,
                url: null,
              },
              { kind: "facts", items: [{ term: "no", text: "no" }] },
            ],
          },
        ],
      },
    ] as const;
    expect(wordCount({ blocks: structuredClone(blocks) as never })).toBe(6);
  });
});
