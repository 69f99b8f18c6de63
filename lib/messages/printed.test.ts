import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import { REPORT_LANGUAGES } from "@/lib/domain/language";
import annex from "./en/annex.json";
import charts from "./en/charts.json";
import dealings from "./en/dealings.json";
import domain from "./en/domain.json";
import entry from "./en/entry.json";
import forPublic from "./en/public.json";
import report from "./en/report.json";
import { CATALOGUES, IS_READ, PRINTED, wordsIn } from "./printed";

// Words of a report that nobody here can read have to be whole at least: every message is there, with the same arguments,
// in the plurals of its language, and none was left in English.

const ENGLISH = { annex, charts, dealings, domain, entry, public: forPublic, report };
const NAMES = Object.keys(ENGLISH) as (keyof typeof ENGLISH)[];
const LANGUAGES = REPORT_LANGUAGES.filter((language) => language !== "en");

function messagesOf(words: object, path: string[] = []): [string, string][] {
  return Object.entries(words).flatMap(([name, one]: [string, unknown]) =>
    typeof one === "string"
      ? [[[...path, name].join("."), one] as [string, string]]
      : messagesOf(one as object, [...path, name]),
  );
}

const isUnder = (path: string, pattern: string): boolean => {
  const parts = path.split(".");
  return pattern.split(".").every((part, at) => part === "*" || part === parts[at]);
};

const printed = (name: keyof typeof ENGLISH): Map<string, string> => {
  const patterns: readonly string[] = PRINTED[name];
  const all = messagesOf(ENGLISH[name]);
  return new Map(
    patterns.length === 0
      ? all
      : all.filter(([path]) => patterns.some((pattern) => isUnder(path, pattern))),
  );
};

/** Every argument with its kind, and every choice but those of plurals, which each language has its own of. */
function argumentsOf(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((one): string[] => {
    switch (one.type) {
      case TYPE.argument:
        return [one.value];
      case TYPE.number:
      case TYPE.date:
      case TYPE.time:
        return [one.value];
      case TYPE.plural:
        return [
          one.value,
          ...Object.values(one.options).flatMap(({ value }) => argumentsOf(value)),
        ];
      case TYPE.select:
        return [
          `${one.value} chooses ${Object.keys(one.options).sort().join(" ")}`,
          ...Object.values(one.options).flatMap(({ value }) => argumentsOf(value)),
        ];
      default:
        return [];
    }
  });
}
const given = (message: string) => [...new Set(argumentsOf(parse(message)))].sort();

function pluralsOf(elements: MessageFormatElement[]): string[][] {
  return elements.flatMap((one): string[][] => {
    if (one.type !== TYPE.plural && one.type !== TYPE.select) return [];
    const inner = Object.values(one.options).flatMap(({ value }) => pluralsOf(value));
    return one.type === TYPE.plural ? [Object.keys(one.options), ...inner] : inner;
  });
}

/** Said alike in other languages, or a sign and no word. */
const ALIKE = new Set([
  "report:frame.contact",
  "report:frame.introduction",
  "report:figures.total",
  "report:page",
  "report:chapters.cycle",
  "report:notesHeading",
  "report:sources.heading",
  "report:cases.sources",
  "report:entry.confidence",
  "report:cases.source",
  "annex:code",
  "domain:confidentialities.public.name",
  "domain:confidentialities.coalition.name",
  "domain:confidentialities.organisation.name",
  "dealings:lasted.months",
]);
/** Abbreviations by which the bodies are cited are those of the documents. */
const isAlike = (name: string, path: string) =>
  ALIKE.has(`${name}:${path}`) || path.endsWith(".abbreviation");
const literals = (elements: MessageFormatElement[]): string =>
  elements
    .map((one) => {
      if (one.type === TYPE.literal) return one.value;
      if (one.type !== TYPE.plural && one.type !== TYPE.select) return "";
      return Object.values(one.options)
        .map(({ value }) => literals(value))
        .join(" ");
    })
    .join(" ");
const wordsAlone = (message: string) => literals(parse(message)).replaceAll(/[^\p{L}]/gu, "");

describe.each(LANGUAGES)("%s", (language) => {
  describe.each(NAMES)("%s", (name) => {
    const english = printed(name);
    const held = new Map(messagesOf(CATALOGUES[language][name]));

    test("has every message that a report prints, and no other", () => {
      expect([...held.keys()].sort()).toEqual([...english.keys()].sort());
    });

    test("takes the same arguments in each", () => {
      for (const [path, message] of english)
        expect(given(held.get(path) ?? ""), path).toEqual(given(message));
    });

    test("leaves none in English", () => {
      const left: string[] = [];
      for (const [path, message] of english)
        if (wordsAlone(message).length > 2 && !isAlike(name, path))
          if (wordsAlone(held.get(path) ?? "") === wordsAlone(message)) left.push(path);
      expect(left).toEqual([]);
    });

    test("counts as its language does", () => {
      const known = new Intl.PluralRules(language).resolvedOptions().pluralCategories as string[];
      const wanted = language === "ar" ? known : ["one", "other"];
      for (const [path, message] of held)
        for (const options of pluralsOf(parse(message))) {
          const named = options.filter((one) => !one.startsWith("="));
          const isNumberAlone = named.length === 1 && named[0] === "other";
          expect(
            named.filter((one) => !known.includes(one)),
            path,
          ).toEqual([]);
          if (!isNumberAlone && !options.includes("=1"))
            expect(named, path).toEqual(expect.arrayContaining([...wanted]));
        }
    });
  });

  test("says of itself whether a native speaker has read it", () => {
    expect(typeof IS_READ[language]).toBe("boolean");
  });
});

test("French keeps its signs at the words before them", () => {
  for (const name of NAMES)
    for (const [path, message] of messagesOf(CATALOGUES.fr[name])) {
      const told = message.replaceAll(/\{(?:[^{}]|\{[^{}]*\})*\}/g, "x");
      expect(told, path).not.toMatch(/[^\u202f][:;!?»](?=\s|$|[.,)])|«[^\u202f]| [:;!?»]/u);
    }
});

test("dates, counts and shares are those of the language, and never its figures alone", () => {
  const [fr, ar] = [wordsIn("fr"), wordsIn("ar")];
  expect(fr.date("2013-01-01")).toBe("1er janvier 2013");
  expect(fr.date("2024-06")).toBe("juin 2024");
  expect(fr.count(1428)).toBe("1\u202f428");
  expect(fr.percent(130, 428)).toBe("30,4\u00a0%");
  expect(ar.date("2024-06-11")).toBe("11 يونيو 2024");
  expect(ar.count(1428)).toBe("1,428");
  expect(ar.percent(130, 428)).toBe("30.4\u00a0%");
  expect(fr.list(["a", "b", "c"])).toBe("a, b et c");
});

test("in Arabic a count stands before its share, which is read from the right", () => {
  const ar = wordsIn("ar");
  const told = ar.report("figures.part", { name: "مرفوضة", count: "130 (30.4\u00a0%)" });
  expect(told).toBe("مرفوضة 130 (30.4\u00a0%)");
});

test("Arabic keeps a symbol together among its words, and counts in six ways", () => {
  const ar = wordsIn("ar");
  const symbol = "\u2068A/HRC/46/31\u2069";
  expect(ar.report("entry.paragraphOf", { symbol: "A/HRC/46/31", paragraph: "5" })).toContain(
    symbol,
  );
  const count = (of: number) => ar.report("chapters.count", { count: of });
  expect([0, 1, 2, 3, 11, 100].map(count)).toEqual([
    "لا توصيات",
    "توصية واحدة",
    "توصيتان",
    "3 توصيات",
    "11 توصية",
    "100 توصية",
  ]);
});
