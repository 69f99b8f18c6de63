import { beforeAll, describe, expect, test } from "vitest";
import { publish, published, state } from "@/lib/db/testing/published";
import { exploreRecommendations } from "./recommendation";

const inLanguage = (paragraph: string, language: string, text: string) =>
  published(paragraph, { language, text, themes: [], issuers: [] });

beforeAll(async () => {
  const turkiye = state("XTK", "Türkiye");
  if (turkiye.kind === "state") turkiye.content.aliases = ["Turkey", "Republic of Turkey"];
  await publish(1, {
    asOf: "2025-03-01",
    entries: [turkiye, state("XEX", "Examplia", true)],
    recommendations: [
      inLanguage("1", "en", "Release the detained lawyers; end the torturing of prisoners"),
      inLanguage("2", "fr", "Libérer les défenseurs des libertés et abolir la peine de mort"),
      inLanguage("3", "es", "Investigar las desapariciones forzadas de niñas y periodistas"),
      inLanguage(
        "4",
        "ru",
        "Прекратить пытки в тюрьмах и расследовать жалобы независимой комиссией",
      ),
      inLanguage("5", "ar", "الإفراج عن المدافعين عن حقوق الإنسان وإلغاء عقوبة الإعدام"),
      inLanguage("6", "zh", "停止对维吾尔人的任意拘留，调查酷刑问题。"),
      published("7", {
        text: "Open the archives to historians",
        themes: [],
        issuers: [{ iso3: "XTK", name: "Türkiye" }],
        texts: [
          { language: "fr", text: "Ouvrir les archives aux chercheuses" },
          { language: "zh", text: "向历史学家开放档案" },
        ],
      }),
      published("186.1", { text: "Publish the number of visits", themes: [], issuers: [] }),
      published("186.11", {
        ref: "A-HRC-90-11.186.11",
        document: {
          key: "A-HRC-90-11",
          symbol: "A/HRC/90/11",
          title: "Another report",
          url: null,
          publishedOn: null,
        },
        text: "Publish the budget",
        themes: [],
        issuers: [],
      }),
    ],
  });
});

const found = async (q: string) => {
  const { items } = await exploreRecommendations(
    { q },
    { edition: 1, sort: "relevance", limit: 50 },
  );
  return items.map(({ ref }) => ref.replace("A-HRC-90-1.", "")).sort();
};

describe("words are found in any of their forms", () => {
  test.each([
    ["in English", "lawyer tortured prison", ["1"]],
    ["in French", "défenseur liberté", ["2"]],
    ["in Spanish", "desaparición forzada periodista", ["3"]],
    ["in Russian", "пытка тюрьма жалоба", ["4"]],
    ["in Russian, with й", "независимая", ["4"]],
    ["in Arabic", "مدافع إعدام", ["5"]],
    ["in Chinese", "酷刑", ["6"]],
    ["in Chinese, a longer run", "任意拘留", ["6"]],
    ["in Chinese, one sign", "刑", ["6"]],
    ["in Chinese, not what only has the same signs", "留拘", []],
    ["in a translation", "chercheuse archive", ["7"]],
    ["in a Chinese translation", "历史学家", ["7"]],
    ["in two languages", "historians 档案", ["7"]],
  ])("%s: %s", async (_, q, refs) => {
    expect(await found(q)).toEqual(refs);
  });
});

describe("how it is written does not matter", () => {
  test.each([
    ["accents left out", "defenseur liberte", ["2"]],
    ["accents put in", "lawyérs", ["1"]],
    ["a tilde left out", "ninas", ["3"]],
    ["capitals", "ПЫТКИ", ["4"]],
    ["an apostrophe that stands for nothing", "l’archive", ["7"]],
    ["vowel signs", "حُقُوق", ["5"]],
    ["a hamza left out", "الاعدام", ["5"]],
  ])("%s: %s", async (_, q, refs) => {
    expect(await found(q)).toEqual(refs);
  });
});

describe("a State goes by all of its names", () => {
  test.each(["Turkey", "Türkiye", "turkiye", "Republic of Turkey", "archives Turkey"])(
    "%s",
    async (q) => expect(await found(q)).toEqual(["7"]),
  );
});

describe("symbols and paragraphs are found as they are typed", () => {
  test.each([
    ["A/HRC/90/1 186.1", ["186.1"]],
    ["a-hrc-90-1 186.1", ["186.1"]],
    ["A/HRC/90/1, para. 186.1", ["186.1"]],
    ["A-HRC-90-1.186.1", ["186.1"]],
    ["186.1", ["186.1"]],
    ["§186.1", ["186.1"]],
    ["para 186.1", ["186.1"]],
    ["para 186", ["186.1", "A-HRC-90-11.186.11"]],
    ["A/HRC/90/11", ["A-HRC-90-11.186.11"]],
    ["a/hrc/90/11 §186", ["A-HRC-90-11.186.11"]],
  ])("%s", async (q, refs) => {
    expect(await found(q)).toEqual(refs);
  });

  test("a whole document by its symbol", async () => {
    expect(await found("A/HRC/90/1")).toHaveLength(8);
  });
});

describe("phrases, choices and what is shut out", () => {
  test.each([
    ['"detained lawyers"', ["1"]],
    ['"lawyers detained"', []],
    ['"peine de mort"', ["2"]],
    ["lawyers OR periodistas", ["1", "3"]],
    ["publish visits OR budget", ["186.1", "A-HRC-90-11.186.11"]],
    ["publish -visits", ["A-HRC-90-11.186.11"]],
    ['publish -"number of visits"', ["A-HRC-90-11.186.11"]],
  ])("%s", async (q, refs) => {
    expect(await found(q)).toEqual(refs);
  });

  test("a word alone that asks for nothing finds nothing", async () => {
    expect(await found("the")).toEqual([]);
  });
});
