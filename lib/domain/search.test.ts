import { expect, test } from "vitest";
import { foldedName, pairsOf, parseSearch } from "./search";

const STATES = new Map([
  [foldedName("Türkiye"), ["TUR"]],
  [foldedName("Turkey"), ["TUR"]],
  [foldedName("Côte d’Ivoire"), ["CIV"]],
  [foldedName("Ivory Coast"), ["CIV"]],
]);

/** What was read, in short: "-" before what is shut out, "|" between what is enough alone. */
const inShort = (q: string) =>
  parseSearch(q, STATES).map((group) =>
    group
      .map(
        ({ text, not, symbol, paragraph, states }) =>
          (not ? "-" : "") +
          [
            text,
            symbol && `#${symbol}`,
            paragraph && `§${paragraph}`,
            ...states.map((one) => `@${one}`),
          ]
            .filter(Boolean)
            .join(" "),
      )
      .join(" | "),
  );

test.each([
  ["torture in prisons", ["torture", "in", "prisons"]],
  ['"solitary confinement" prison', ["solitary confinement", "prison"]],
  ["“solitary confinement”", ["solitary confinement"]],
  ["China torture OR detention", ["China", "torture | detention"]],
  ["torture -prison", ["torture", "-prison"]],
  ['-"solitary confinement"', ["-solitary confinement"]],
  ["OR torture OR", ["torture"]],
  ["A/HRC/25/5 186.1", ["A/HRC/25/5 #A/HRC/25/5", "186.1 §186.1"]],
  ["A/HRC/25/5, para. 186", ["A/HRC/25/5 #A/HRC/25/5", "§186"]],
  ["A/HRC/25/5 186", ["A/HRC/25/5 #A/HRC/25/5", "186 §186"]],
  ["a-hrc-25-5", ["a-hrc-25-5 #a-hrc-25-5"]],
  ["A-HRC-25-5.186.1", ["A-HRC-25-5.186.1 #A-HRC-25-5.186.1"]],
  ["CAT/C/CHN/CO/5", ["CAT/C/CHN/CO/5 #CAT/C/CHN/CO/5"]],
  ["186.1", ["186.1 §186.1"]],
  ["§186.1", ["§186.1"]],
  ["§ 186.1", ["§186.1"]],
  ["para 186.1", ["§186.1"]],
  ["resolution 217", ["resolution", "217"]],
  ["state-of-the-art and/or covid-19", ["state-of-the-art", "and/or", "covid-19"]],
  ["Turkey", ["Turkey @TUR"]],
  ["TÜRKİYE", ["TÜRKİYE @TUR"]],
  ["police Ivory Coast", ["police", "Ivory Coast @CIV"]],
  ["Cote d'Ivoire", ["Cote d'Ivoire @CIV"]],
  ["", []],
])("%s is read as %j", (q, terms) => {
  expect(inShort(q)).toEqual(terms);
});

test("a run of Chinese signs is asked by its pairs, one sign by what begins with it", () => {
  expect(pairsOf("酷刑问题")).toBe("'酷刑' <-> '刑问' <-> '问题'");
  expect(pairsOf("刑")).toBe("'刑':*");
});
