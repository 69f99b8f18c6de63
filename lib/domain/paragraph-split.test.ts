import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { romanName } from "./paragraph-number";
import { splitParagraph } from "./paragraph-split";

const placesOf = (text: string) => splitParagraph(text)?.points.map(({ place }) => place) ?? null;
const textsOf = (text: string) => splitParagraph(text)?.points.map((point) => point.text) ?? null;

describe("the points of a paragraph", () => {
  test("each begin with the chapeau's own words and go on with their own", () => {
    const text =
      "The State party should: (a) Release those who are held without a charge; (b) Repeal article 12 (a) of the decree; and (c) Pay compensation.";
    expect(textsOf(text)).toEqual([
      "The State party should: (a) Release those who are held without a charge;",
      "The State party should: (b) Repeal article 12 (a) of the decree; and",
      "The State party should: (c) Pay compensation.",
    ]);
    expect(placesOf(text)).toEqual(["(a)", "(b)", "(c)"]);
  });

  test("leave the number of the paragraph to the paragraph", () => {
    const split = splitParagraph("44. It should: (a) release them; (b) repeal it.");
    expect(split).toMatchObject({ number: "44", chapeau: "44. It should: " });
    expect(split?.points[0]?.text).toBe("It should: (a) release them;");
    expect(splitParagraph("12 persons said: (a) release us; (b) repeal it.")?.number).toBeNull();
  });

  test("are found as lines, with letters, numbers or bullets, however they are set off", () => {
    expect(placesOf("Examplia should\n(a) Release them\n(b) Repeal the law")).toEqual([
      "(a)",
      "(b)",
    ]);
    expect(placesOf("Examplia should:\na) release them;\nb) repeal the law.")).toEqual([
      "(a)",
      "(b)",
    ]);
    expect(placesOf("Examplia should:\n1. Release them.\n2. Repeal the law.")).toEqual([
      "(1)",
      "(2)",
    ]);
    expect(placesOf("It should: (1) release them; (2) repeal it.")).toEqual(["(1)", "(2)"]);
    expect(placesOf("It should: (i) release them; (ii) repeal it.")).toEqual(["(i)", "(ii)"]);
    const bullets = "Examplia should:\n• Release them\n• Repeal the law";
    expect(placesOf(bullets)).toEqual(["bullet 1", "bullet 2"]);
    expect(textsOf(bullets)?.[1]).toBe("Examplia should: Repeal the law");
    expect(placesOf("Examplia should:\n– release them;\n– repeal the law.")).toEqual([
      "bullet 1",
      "bullet 2",
    ]);
  });

  test("keep the list that stands inside one of them", () => {
    const text =
      "It should: (a) adopt a law that: (i) defines torture; (ii) punishes it; (b) train: (1) judges of all courts; (2) the police; (c) report on it.";
    expect(placesOf(text)).toEqual(["(a)", "(b)", "(c)"]);
    expect(textsOf(text)?.[0]).toBe(
      "It should: (a) adopt a law that: (i) defines torture; (ii) punishes it;",
    );
    expect(placesOf("It should: • no list\n1. Do: (a) one thing; (b) another\n2. Do more")).toEqual(
      ["(1)", "(2)"],
    );
  });

  test("keep the citations that stand inside them", () => {
    const text =
      "It should: (a) release them, under articles 9 (a), (b) and (c) of the law; (b) amend paragraphs 12\n(a) and (c) of it, by 2030; (c) report on it.";
    expect(placesOf(text)).toEqual(["(a)", "(b)", "(c)"]);
  });

  test("tell the letter i from the number i by what follows", () => {
    const upTo = (last: number, between = "") =>
      Array.from("abcdefghijkl".slice(0, last), (letter) => `(${letter}) do ${letter} well; `).join(
        between,
      );
    expect(placesOf(`It should: ${upTo(10)}`)).toHaveLength(10);
    expect(placesOf(`It should: ${upTo(9)}`)?.at(-1)).toBe("(i)");
    expect(
      placesOf(`It should: ${upTo(7)}(h) adopt: (i) one law; (ii) another law; (i) report on it.`),
    ).toHaveLength(9);
  });

  test("leave what stands after the last of them apart", () => {
    const lines =
      "It should:\n(a) Release them;\n(b) Repeal the law.\nIt should report within a year.";
    expect(splitParagraph(lines)).toMatchObject({
      points: [{}, { text: "It should: (b) Repeal the law." }],
      after: "\nIt should report within a year.",
    });
    const inline =
      "It should: (a) release Mr. Nobody; (b) repeal it, see No. 4 of art. 2. It should report.";
    expect(splitParagraph(inline)?.after).toBe(" It should report.");
    const sentences = "It should: (a) Release them. All of them. (b) Repeal it. All of it.";
    expect(splitParagraph(sentences)?.after).toBe("");
  });

  test.each([
    ["a citation", "Bring article 2 (a) of the law, and paragraphs 12 (a) and (b), into line."],
    ["citations with signs before them", "It recalls: article 2 (a); paragraph 3 (b); and (c)."],
    ["one point alone", "It should: (a) release everyone who is held without a charge."],
    ["letters out of order", "It should: (a) release them; (c) repeal it; (d) report on it."],
    [
      "a point that was split off before",
      "It should: (b) adopt laws that: (i) name it; (ii) end it.",
    ],
    ["a list that begins later", "It should: (b) release them; (c) repeal the law."],
    [
      "two lists",
      "It should: (a) release them; (b) repeal it. It asks for: (a) a law; (b) a plan.",
    ],
    ["commas", "It should: (a) release them, (b) repeal the law, and (c) report on it."],
    ["no colon", "It should (a) release them; (b) repeal the law."],
    [
      "lines that broke inside a citation",
      "As in paragraphs 12\n(a) and\n(b) of the report before.",
    ],
    [
      "a broken line after a word that cites",
      "See article\n(a) Repeal it\nand paragraph\n(b) Do it",
    ],
    [
      "a line that may begin a point or end a citation",
      "It should:\n(a) Release them\n(b) Repeal it by 2030\n(c) Report on it",
    ],
    [
      "a point behind a comma",
      "It should: (a) release them; (b) do it by 2030, and (c) report on it.",
    ],
    ["points of one word", "It should prohibit: (a) torture; (b) slavery."],
    ["points that go on about each other", "It recalls: (a) and those of (c); (b) of the law."],
    ["a dash in a sentence", "It should release all\n– and it said so –\nand repeal the law"],
    [
      "v after u, inside a list",
      `It should: ${letters("u")}(u) adopt: (i) a law; (ii) a law; (iii) a law; (iv) a law; (v) a law.`,
    ],
    ["nothing of the kind", "Release everyone who is held without a charge."],
    ["nothing at all", ""],
  ])("are not proposed for %s", (_, text) => {
    expect(splitParagraph(text)).toBeNull();
  });
});

function letters(before: string): string {
  return Array.from("abcdefghijklmnopqrstuvwxyz")
    .filter((letter) => letter < before)
    .map((letter) => `(${letter}) do ${letter} well; `)
    .join("");
}

const word = fc.constantFrom("Release", "repeal", "the", "law", "persons", "of", "Examplia", "now");
const half = fc
  .array(word, { minLength: 2, maxLength: 8 })
  .map((words) => `Adopt ${words.join(" ")} law`);
const space = fc.constantFrom(" ", "\n", "\n\n", "  ");

describe("whatever is pasted", () => {
  const piece = fc.oneof(
    half,
    fc.constantFrom(
      "44. ",
      "(a)",
      "(b)",
      "(c)",
      "(i)",
      "(ii)",
      "(1)",
      "a)",
      "b)",
      "1.",
      "2.",
      "•",
      "–",
    ),
    fc.constantFrom(
      ":",
      ";",
      ".",
      ",",
      "; and",
      "article 2",
      "paragraphs 12 (a) and (b)",
      "\n",
      " ",
    ),
  );

  const soup = fc.array(fc.tuple(piece, space), { maxLength: 24 }).map((pieces) => pieces.flat());
  /** A list with whatever else between its points. */
  const list = fc
    .tuple(fc.array(fc.tuple(half, soup), { minLength: 2, maxLength: 5 }), fc.nat(8), space)
    .map(([points, noise, gap]) =>
      points.flatMap(([words, odd], index) => [
        index === 0 ? `Examplia should:${gap}` : `;${gap}`,
        `(${nameOf(index)}) ${words} `,
        ...odd.slice(0, noise),
      ]),
    );

  test("nothing of it is lost, and nothing is added", () => {
    let found = 0;
    const asWindowsWrites = (text: string) => text.replaceAll("\n", "\r\n");
    fc.assert(
      fc.property(fc.oneof(soup, list), (pieces) => {
        const text = pieces.join("");
        const split = splitParagraph(text);
        if (!split) return;
        found += 1;
        const other = splitParagraph(asWindowsWrites(text));
        expect(other?.points.map((point) => point.text)).toEqual(
          split.points.map((point) => asWindowsWrites(point.text)),
        );
        const { number, chapeau, points, after } = split;
        const opening = number === null ? chapeau.trim() : chapeau.replace(/^\s*\d+\./, "").trim();
        expect([chapeau, ...points.map(({ own }) => own), after].join("")).toBe(text);
        expect(points.length).toBeGreaterThan(1);
        for (const one of points) {
          expect(one.text.startsWith(opening)).toBe(true);
          const left = one.text.slice(opening.length).trim();
          expect(left.length).toBeGreaterThan(0);
          expect(one.own.trim().endsWith(left)).toBe(true);
        }
      }),
      { numRuns: 3000, seed: 5 },
    );
    expect(found).toBeGreaterThan(300);
  });

  test("a list in order is found whole, and the same list with one letter missing is not", () => {
    const list = fc.array(half, { minLength: 3, maxLength: 30 });
    fc.assert(
      fc.property(list, space, fc.nat(), (halves, gap, which) => {
        const own = halves.map((words, index) => `(${nameOf(index)}) ${words}`);
        const written = (points: string[]) => `Examplia should:${gap}${points.join(`;${gap}`)}.`;
        expect(
          splitParagraph(written(own))?.points.map(({ own: words }) => wordsOf(words)),
        ).toEqual(own);
        const missing = which % (own.length - 1);
        expect(splitParagraph(written(own.filter((_, index) => index !== missing)))).toBeNull();
      }),
    );
  });

  test("is looked through at once, however long and odd it is", () => {
    const odd = ["(a) ", " ", "(i)", "1.\n", "- ", "(a); ", "x. "].map((part) =>
      part.repeat(20_000 / part.length),
    );
    const before = performance.now();
    for (const text of odd) splitParagraph(text);
    expect(performance.now() - before).toBeLessThan(3000);
  });
});

const wordsOf = (own: string) => own.trim().replace(/[;.]$/, "");
const nameOf = (index: number) =>
  String.fromCharCode(97 + (index % 26)).repeat(1 + Math.floor(index / 26));

test("roman numbers are those of documents", () => {
  expect([0, 3, 8, 13, 38].map(romanName)).toEqual(["i", "iv", "ix", "xiv", "xxxix"]);
});
