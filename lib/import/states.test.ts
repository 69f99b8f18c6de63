import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type KnownState, type KnownTerritory, readStates, stateIndexOf } from "./states";

// The States of the starter files, as every installation has them.
type Named = { iso3: string; also?: string[] } & Record<"fr" | "es" | "ru" | "ar" | "zh", string>;
const read = <T>(file: string) => parse(readFileSync(`prisma/starter/${file}`, "utf8")) as T;
const named = new Map(read<Named[]>("state-names.yaml").map((one) => [one.iso3, one]));
const known = read<(KnownState & { iso3: string })[]>("states.yaml").map((state): KnownState => {
  const { fr = "", es = "", ru = "", ar = "", zh = "", also = [] } = named.get(state.iso3) ?? {};
  return {
    ...state,
    aliases: [...state.aliases, ...also],
    names: { en: state.name, fr, es, ru, ar, zh },
  };
});
type Land = { name: string; state: string | null; names: { name: string }[] };
const lands = read<Land[]>("territories.yaml").map(({ name, state, names }): KnownTerritory => ({
  name,
  state,
  names: names.map((one) => one.name),
}));
const states = stateIndexOf(known, lands);

describe("a State is found", () => {
  test.each([
    ["by its English name", "Bolivia (Plurinational State of)", "BOL"],
    ["by the short part of it", "Bolivia", "BOL"],
    ["with its title in front", "Plurinational State of Bolivia", "BOL"],
    ["in French", "Bolivie (État plurinational de)", "BOL"],
    ["in French without accents, in capitals", "ETATS-UNIS D'AMERIQUE", "USA"],
    ["in French with an elided title", "République islamique d’Iran", "IRN"],
    ["in Spanish", "Países Bajos (Reino de los)", "NLD"],
    ["in Russian", "Российская Федерация", "RUS"],
    ["in Russian by its short name", "Россия", "RUS"],
    ["in Arabic", "المملكة المتحدة لبريطانيا العظمى وأيرلندا الشمالية", "GBR"],
    ["in Arabic with its title inside", "دولة بوليفيا المتعددة القوميات", "BOL"],
    ["in Chinese", "大韩民国", "KOR"],
    ["with an asterisk", "State of Palestine*", "PSE"],
    ["by a former name", "Swaziland", "SWZ"],
    ["by a former name", "Turkey", "TUR"],
    ["by a former name", "Cape Verde", "CPV"],
    ["whatever the apostrophe", "Cote d'Ivoire", "CIV"],
    ["by the UN short name that is part of another’s", "Congo", "COG"],
  ])("%s: %s", (_, name, iso3) => expect(states.find(name)).toBe(iso3));

  test("by a code only where codes are asked for", () => {
    expect(["PK", "MY", "ID", "CHN"].map(states.find)).toEqual([null, null, null, null]);
    expect(["PK", "MY", "ID", "CHN"].map(states.findCode)).toEqual(["PAK", "MYS", "IDN", "CHN"]);
    expect(["pk", "ZZ", ""].map(states.findCode)).toEqual([null, null, null]);
  });

  test("every one of 195 in each of six languages, and no other by the same name", () => {
    const wrong = known.flatMap(({ iso3, names = {} }) =>
      Object.values(names).filter((name) => states.find(name) !== iso3),
    );
    expect([known.length, wrong]).toEqual([195, []]);
  });
});

describe("a name that is none", () => {
  test.each([
    ["Boliva", "No State is called “Boliva”. Is Bolivia (Plurinational State of) meant?"],
    ["Kazahkstan", "Is Kazakhstan meant?"],
    ["Untied States", "Is United States of America meant?"],
    ["Government of Peru", "Is Peru meant?"],
    ["Hong Kong, China", "“Hong Kong, China” is a territory, not a State. Write China"],
    ["Xinjiang", "is a territory, not a State"],
    ["Kosovo*", "“Kosovo*” is a territory, not a State."],
    ["Congo", "may be Congo or Democratic Republic of the Congo. Write which."],
    ["Korea", "may be Democratic People’s Republic of Korea or Republic of Korea. Write which."],
    ["Atlantia", "No State of the name “Atlantia” is known."],
    ["", "There is no State."],
  ])("%s is explained", (name, words) => {
    expect(states.resolve(name)).toBeNull();
    expect(states.explain(name)).toContain(words);
  });

  test("is never guessed, and a tie is no suggestion", () => {
    expect(states.find("Boliva")).toBeNull();
    expect(states.suggest("Boliva")).toEqual({
      iso3: "BOL",
      name: "Bolivia (Plurinational State of)",
    });
    expect(states.suggest("Austrxlia")?.iso3).toBe("AUS");
    // One letter from Iran, and one from Iraq.
    expect(states.suggest("Irak")).toBeNull();
    expect(states.suggest("x".repeat(10_000))).toBeNull();
  });

  test("is not found in a list of misspellings of any length in no time", () => {
    const began = Date.now();
    for (let at = 0; at < 20_000; at += 1) states.explain(`Nowhere number ${at}`);
    expect(Date.now() - began).toBeLessThan(5_000);
  });
});

test("a table’s list of States holds codes too, and refuses what may be two", () =>
  expect(
    readStates("CHN; Bosnia and Herzegovina | Korea\nPeru and Chile", states, states.resolve),
  ).toEqual({
    issuers: ["CHN", "BIH", "PER", "CHL"],
    unknown: ["Korea"],
  }));
