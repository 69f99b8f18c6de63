import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readIssuerCell, readIssuers } from "./recommending-states";
import { type KnownState, readStates, stateIndexOf } from "./states";

const known = parse(readFileSync("prisma/starter/states.yaml", "utf8")) as KnownState[];
const states = stateIndexOf(known);
const issuers = (text: string) => readIssuers(text, states, "SVN");

describe("the States of the world", () => {
  test("are 193 Members and two observers, each known by one code, and no name means two of them", () => {
    expect(known).toHaveLength(195);
    expect(new Set(known.map(({ iso3 }) => iso3)).size).toBe(195);
    for (const { iso3, name, aliases } of known)
      for (const form of [name, ...aliases])
        expect([form, states.find(form)]).toEqual([form, iso3]);
  });

  test.each([
    ["CÔTE D'IVOIRE", "CIV"],
    ["Cote d’Ivoire", "CIV"],
    ["Plurinational State of Bolivia", "BOL"],
    ["Venezuela, Bolivarian Republic of", "VEN"],
    ["Kingdom of the Netherlands", "NLD"],
    ["the Netherlands", "NLD"],
    ["Macedonia FYR", "MKD"],
    ["the former Yugoslav Republic of Macedonia", "MKD"],
    ["Swaziland", "SWZ"],
    ["Turkey", "TUR"],
    ["Türkiye", "TUR"],
    ["DPR Korea", "PRK"],
    ["Republic of Korea", "KOR"],
    ["Republic of Congo", "COG"],
    ["Democratic Republic of Congo", "COD"],
    ["Trinidad & Tobago", "TTO"],
    ["St Lucia", "LCA"],
    ["Palestine", "PSE"],
    ["Hong Kong", null],
    ["Atlantia", null],
    ["", null],
  ])("%s is %s", (name, iso3) => expect(states.find(name)).toBe(iso3));
});

describe("recommending States in the brackets of a text", () => {
  test.each([
    ["Plant trees (Chile);", ["CHL"]],
    ["Plant trees (France) (Lithuania);", ["FRA", "LTU"]],
    ["Plant trees (Spain, Tunisia, Portugal)", ["ESP", "TUN", "PRT"]],
    ["Plant trees (Spain); (Tunisia);", ["ESP", "TUN"]],
    ["Plant trees (Spain and Bosnia and Herzegovina);", ["ESP", "BIH"]],
    ["Plant trees (Senegal, Venezuela (Bolivarian Republic of),Peru)", ["SEN", "VEN", "PER"]],
    ["Plant trees (Iran, Islamic Republic of; Micronesia (Federated States of))", ["IRN", "FSM"]],
    [
      "Plant trees (Netherlands (Kingdom of the)) (Bolivia (Plurinational State of)).",
      ["NLD", "BOL"],
    ],
    ["Plant (United Kingdom of Great Britain and Northern Ireland);", ["GBR"]],
    ["Plant trees (Ukraine); Water them (Slovakia);", ["UKR", "SVK"]],
    ["Honour Protocol (No. 29) and the treaty (ICRMW) (Nigeria)", ["NGA"]],
    ["Ratify it (Istanbul Convention) (Nigeria)", ["NGA"]],
    ["Keep the plan (2009–2014) going (Kuwait)", ["KWT"]],
    ["Plant trees, as Slovenia promised (Slovenia) (Chile)", ["CHL"]],
    ["Plant trees (Chile", ["CHL"]],
    ["Plant trees (Haiti, on behalf of the Caribbean States)", ["HTI"]],
  ])("%s", (text, expected) => expect(issuers(text)).toEqual({ issuers: expected, unknown: [] }));

  test.each([
    ["Plant trees (Atlantia)", [], ["Atlantia"]],
    ["Plant trees (Atlantia) (Chile)", ["CHL"], ["Atlantia"]],
    ["Plant trees (Atlantia); Water them (Chile)", ["CHL"], ["Atlantia"]],
    ["Plant trees (Chile, Atlantia)", ["CHL"], ["Atlantia"]],
  ])("an unknown name is reported and not guessed: %s", (text, expected, unknown) =>
    expect(issuers(text)).toEqual({ issuers: expected, unknown }),
  );
});

test("a column of States is read line by line, in brackets or not", () => {
  const all = { issuers: ["CHL", "EST", "IRN"], unknown: [] };
  expect(readIssuerCell("Chile\nEstonia\nIran (Islamic Republic of)", states)).toEqual(all);
  expect(readIssuerCell("(Chile) (Estonia) (Iran (Islamic Republic of));", states)).toEqual(all);
  expect(readIssuerCell("(Chile, Estonia);\n(Iran (Islamic Republic of));", states)).toEqual(all);
  expect(readStates("ChileEstonia", states)).toEqual({ issuers: [], unknown: ["ChileEstonia"] });
});

test("a text of nothing but brackets, or of what ends a line, is read at once", () => {
  const began = Date.now();
  expect(issuers(`Plant trees ${"(a)".repeat(20_000)} (Chile)`).issuers).toEqual(["CHL"]);
  expect(readIssuerCell(`${";".repeat(100_000)}Chile`, states).issuers).toEqual(["CHL"]);
  expect(Date.now() - began).toBeLessThan(3_000);
});
