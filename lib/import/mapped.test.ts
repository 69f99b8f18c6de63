import { afterAll, describe, expect, test, vi } from "vitest";
import { xlsxOf } from "@/lib/db/testing/sheets";
import { openGate } from "./gate";
import { dayOrderOf, readAnswer, readCycle, readDay, readSession } from "./mapped-cell";
import { parseColumns, suggestMapping } from "./mapping";
import type { MappedField } from "./mapping-words";
import { readFile } from "./read-file";
import { openTable } from "./read-table";
import { stateIndexOf } from "./states";

const states = stateIndexOf([
  { iso3: "SVN", iso2: "SI", name: "Slovenia", aliases: [], names: { fr: "Slovénie" } },
  { iso3: "CHL", iso2: "CL", name: "Chile", aliases: [], names: { fr: "Chili" } },
  { iso3: "BOL", iso2: "BO", name: "Bolivia (Plurinational State of)", aliases: [] },
]);
// The gate starts a process, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });
const gate = openGate();
afterAll(gate.close);

const csv = (...lines: string[]) => Buffer.from(lines.join("\n"));
const outcomeOf = (bytes: Uint8Array, columns?: Record<string, MappedField>, state?: string) =>
  readFile(bytes, states, { gate, state, mapping: columns && { columns } });
const read = async (...given: Parameters<typeof outcomeOf>) => {
  const outcome = await outcomeOf(...given);
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
};
const COLUMNS = {
  Text: "text",
  Country: "state",
  From: "issuers",
  Answer: "position",
  Cycle: "cycle",
} as const;
const HEADER = "Text,Country,From,Answer,Cycle";

describe("a table of any layout", () => {
  test("becomes recommendations by a mapping of its columns", async () => {
    const file = await read(
      csv(
        "Text,Country,From,Answer,Session,Symbol,Para,Date,Themes,People,SDGs,Action,Extra",
        '"Plant trees, please",Slovénie,"Chile; BO",acceptée,44 - November 2023,A/HRC/90/7,6.1,2024-02-01,Parks::Shade|Water,Children,15 - LIFE ON LAND,4,x',
      ),
      {
        Text: "text",
        Country: "state",
        From: "issuers",
        Answer: "position",
        Session: "session",
        Symbol: "symbol",
        Para: "paragraph",
        Date: "publishedOn",
        Themes: "themes",
        People: "groups",
        SDGs: "sdgs",
        Action: "actionCategory",
      },
    );
    expect(file).toMatchObject({ format: "table", rows: 1, rejected: [] });
    expect(file.recommendations).toEqual([
      {
        row: 2,
        externalKey: "table:A/HRC/90/7#6.1",
        refs: ["A-HRC-90-7.6.1", ...(file.recommendations[0]?.refs.slice(1) ?? [])],
        state: "SVN",
        body: "upr",
        cycle: 4,
        session: 44,
        symbol: "A/HRC/90/7",
        paragraph: "6.1",
        publishedOn: "2024-02-01",
        countingUnit: "paragraph",
        text: "Plant trees, please",
        issuers: ["CHL", "BOL"],
        themes: [
          { label: "Shade", schemeCode: null },
          { label: "Water", schemeCode: null },
        ],
        groups: ["Children"],
        sdgs: ["15 - LIFE ON LAND"],
        actionCategory: 4,
        response: {
          verbatim: "acceptée",
          position: "supported",
          claim: null,
          sourceTitle: "Answer",
        },
      },
    ]);
  });

  test("may be a workbook with a title above its header", async () => {
    const file = await read(
      await xlsxOf({
        Notes: [["Read me"]],
        List: [
          ["Our list of 2024"],
          [],
          ["Recommendation", "State under review", "Cycle"],
          ["Plant trees", "Slovenia", 3],
        ],
      }),
      { Recommendation: "text", "State under review": "state", Cycle: "cycle" },
    );
    expect(file.recommendations).toMatchObject([
      { row: 4, state: "SVN", cycle: 3, response: null },
    ]);
  });

  test("without a mapping is refused with its columns, and with the word that leads to the mapping", async () => {
    const outcome = await outcomeOf(csv(HEADER, "Plant,Slovenia,Chile,Noted,3"));
    expect(outcome).toMatchObject({
      ok: false,
      problem: { field: "mapping", message: expect.stringContaining("“Country”") as string },
    });
  });

  test.each([
    ["Plant,Slovnia,Chile,Noted,3", "Country", "Is Slovenia meant?"],
    ["Plant,,Chile,Noted,3", "Country", "There is no State."],
    ["Plant,Slovenia; Chile,Chile,Noted,3", "Country", "names several States"],
    ["Plant,Slovenia,Atlantia,Noted,3", "From", "No State of the name “Atlantia” is known"],
    ["Plant,Slovenia,Chile,perhaps,3", "Answer", "“perhaps” is no known answer"],
    ["Plant,Slovenia,Chile,Noted,third", "Cycle", "is no cycle"],
    [",Slovenia,Chile,Noted,3", "Text", "There is no text"],
    ["Plant,Slovenia,Chile,Noted,", "body", "Nothing says which body"],
  ])("%s: the row is refused by its column %s", async (line, column, words) => {
    const file = await read(csv(HEADER, "Plant a hedge,Slovenia,Chile,Noted,3", line), COLUMNS);
    expect(file.recommendations).toEqual([]);
    expect(file.rejected).toEqual([
      { row: 3, column, reason: expect.stringContaining(words) as string },
    ]);
  });

  test("keeps a formula as text", async () => {
    const file = await read(csv(HEADER, "=1+1,Slovenia,Chile,Noted,3"), COLUMNS);
    expect(file.recommendations[0]?.text).toBe("=1+1");
  });

  test("is read for one State alone, and the same row counts once", async () => {
    const file = await read(
      csv(
        HEADER,
        "Plant,Slovenia,Chile,Noted,3",
        "Plant,Slovenia,Chile,Noted,3",
        "Plant,Chile,,Noted,3",
      ),
      COLUMNS,
      "SVN",
    );
    expect(file.recommendations).toHaveLength(1);
    expect(file.leftOut.map(({ count }) => count)).toEqual([1, 1]);
  });

  test("whose rows contradict each other is refused", async () => {
    const { rejected } = await read(
      csv(HEADER, "Plant,Slovenia,Chile,Noted,3", "Plant,Slovenia,Chile,Accepted,3"),
      COLUMNS,
    );
    expect(rejected).toMatchObject([
      { row: 3, reason: expect.stringContaining("Row 2 has") as string },
    ]);
  });

  test("takes its State from the choice where no column names one", async () => {
    const file = await read(csv("Text,Cycle", "Plant,3"), { Text: "text", Cycle: "cycle" }, "SVN");
    expect(file.recommendations).toMatchObject([{ state: "SVN", cycle: 3 }]);
  });

  test.each<[string, Record<string, MappedField>, string]>([
    [
      "names a column that is not there",
      { Texte: "text", Country: "state" },
      "“Texte”, and the file has no such column",
    ],
    [
      "gives two columns one meaning",
      { Text: "text", From: "text", Country: "state" },
      "Two columns are mapped to “text”",
    ],
    ["has no text", { Country: "state" }, "No column is mapped to the text"],
    ["has no State", { Text: "text" }, "No column is mapped to the State"],
  ])("a mapping that %s is refused", async (_, columns, words) => {
    const outcome = await outcomeOf(csv(HEADER, "Plant,Slovenia,Chile,Noted,3"), columns);
    expect(outcome).toMatchObject({
      problem: { field: "mapping", message: expect.stringContaining(words) as string },
    });
  });
});

test("an export of Uwazi is told by its header and mapped by itself", async () => {
  const file = await read(
    csv(
      "Title,Date added,Template,State under review,Recommending state,Session,Response,Issue,Geolocation,Documents,Attachments,Published",
      "Plant trees,2024-02-01,Recommendation,Slovenia,Chile,44 - November 2023,Accepted,Parks|Water,,,,Published",
    ),
  );
  expect(file).toMatchObject({
    format: "uwazi-csv",
    recommendations: [
      {
        text: "Plant trees",
        state: "SVN",
        issuers: ["CHL"],
        session: 44,
        themes: [{ label: "Parks" }, { label: "Water" }],
        response: { position: "supported" },
      },
    ],
  });
});

describe("a mapping is suggested", () => {
  test.each([
    [
      "in English",
      ["No.", "Recommendation", "State under review", "Recommending State(s)", "Position"],
      ["paragraph", "text", "state", "issuers", "position"],
    ],
    [
      "in French",
      ["Numéro", "Recommandation", "État examiné", "États recommandants", "Réponse"],
      ["paragraph", "text", "state", "issuers", "position"],
    ],
    [
      "in Spanish",
      ["Párrafo", "Recomendación", "Estado examinado", "Estado recomendante", "Respuesta"],
      ["paragraph", "text", "state", "issuers", "position"],
    ],
    [
      "of the Index",
      ["Text", "Countries Concerned", "Reccomending Body", "Document Symbol", "Themes"],
      ["text", "state", "body", "symbol", "themes"],
    ],
    ["with a mark of the language", ["Title__en", "Country__en"], ["text", "state"]],
  ])("%s", (_, headers, fields) => {
    const { columns } = suggestMapping(headers);
    expect(headers.map((header) => columns[header])).toEqual(fields);
  });

  test("for the plainest header of several, and nothing for what is not known", () =>
    expect(suggestMapping(["Title", "Recommendation text", "Shoe size"]).columns).toEqual({
      "Recommendation text": "text",
    }));

  test("for columns that share a name or have none", async () => {
    const table = await openTable(csv("To,Rgrp,,Rgrp", "Slovenia,EEG,x,GRULAC"), states);
    expect(table).toMatchObject({ value: { headers: ["To", "Rgrp", "Column C", "Rgrp (2)"] } });
  });

  test("or written on the command line", () => {
    expect(parseColumns("Title=text, My country=state")).toEqual({
      ok: true,
      value: { columns: { Title: "text", "My country": "state" } },
    });
    expect(parseColumns("Title=words")).toMatchObject({
      problem: {
        field: "columns",
        message: expect.stringContaining("“Title=words” maps no column") as string,
      },
    });
  });
});

describe("cells", () => {
  test.each([
    ["2024-06-11", "2024-06-11"],
    ["2024-06-11T00:00:00", "2024-06-11"],
    ["2024", "2024"],
    ["11 June 2024", "2024-06-11"],
    ["June 2024", "2024-06"],
    ["June 11, 2024", "2024-06-11"],
    ["11 de junio de 2024", "2024-06-11"],
    ["1er février 2024", "2024-02-01"],
    ["45454", "2024-06-11"],
    ["45454.5", "2024-06-11"],
    ["7.7.2024", "2024-07-07"],
    ["06/11/2024", null],
    ["2024-02-30", null],
    ["31 June 2024", null],
    ["soon", null],
    ["1066-10-14", null],
  ])("the day %s is %s", (cell, day) => expect(readDay(cell, null)).toBe(day));

  test("06/11/2024 is read where another row of the column tells which number is the day", () => {
    expect(readDay("06/11/2024", dayOrderOf(["06/11/2024", "25/11/2024"]))).toBe("2024-11-06");
    expect(readDay("06/11/2024", dayOrderOf(["06/11/2024", "06/25/2024"]))).toBe("2024-06-11");
    expect(readDay("06/11/2024", dayOrderOf(["25/11/2024", "06/25/2024"]))).toBeNull();
  });

  test.each([
    ["Accepted", "supported"],
    ["Acceptée", "supported"],
    ["ACEPTADA", "supported"],
    ["Partiellement acceptée", "partly"],
    ["Prise en note", "noted"],
    ["Se toma nota", "noted"],
    ["Rechazada", "rejected"],
    ["non acceptée", "rejected"],
    ["En attente", "pending"],
    ["Supported/Noted", "partly"],
    ["quizás", undefined],
  ])("the answer %s is %s", (cell, position) => expect(readAnswer(cell)?.position).toBe(position));

  test("sessions and cycles are found in what stands around them", () => {
    expect(["44 - November 2023", "28th Session - Cycle 2", "99"].map(readSession)).toEqual([
      44,
      28,
      null,
    ]);
    expect(["4", "4th cycle", "Cycle IV", "Ciclo 3", "1e cycle", "44"].map(readCycle)).toEqual([
      4,
      4,
      4,
      3,
      1,
      null,
    ]);
  });
});
