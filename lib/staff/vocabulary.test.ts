import { beforeAll, describe, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { loadVocabulary, recordedStates } from "./vocabulary";

beforeAll(loadVocabulary);

describe("the vocabularies of a fresh record", () => {
  test("hold 195 States, each with its number and a name in six languages", async () => {
    const states = await record.state.findMany();
    const languages = states.map(({ names }) =>
      Object.keys(names as object)
        .sort()
        .join(" "),
    );
    expect(states).toHaveLength(195);
    expect(new Set(languages)).toEqual(new Set(["ar en es fr ru zh"]));
    expect(new Set(states.map(({ m49 }) => m49)).size).toBe(195);
    expect(states.find(({ iso3 }) => iso3 === "CHN")).toMatchObject({ iso2: "CN", m49: 156 });
  });

  test("hold territories apart from States, with their several names and who uses them", async () => {
    const territories = await record.territory.findMany();
    const states = await record.state.findMany({
      where: { iso3: { in: territories.map(({ code }) => code) } },
    });
    expect(states).toEqual([]);
    expect(territories.find(({ code }) => code === "CN-XJ")?.names).toContainEqual({
      name: "XUAR",
      usedBy: "UN documents",
    });
  });

  test("hold 17 Goals and 169 targets, each under its Goal", async () => {
    const sdgs = await record.sdg.findMany();
    const goals = sdgs.filter(({ code, goal }) => code === goal);
    expect([goals.length, sdgs.length - goals.length]).toEqual([17, 169]);
    expect(sdgs.find(({ code }) => code === "16.10")?.goal).toBe("16");
  });

  test("are left alone by the next start, which finds nothing to change", async () => {
    await record.pendingChange.deleteMany();
    await loadVocabulary();
    expect(await record.pendingChange.count()).toBe(0);
  });

  test("read names for imports: languages, codes and territories", async () => {
    const states = await recordedStates();
    expect([states.find("Китай"), states.findCode("PK"), states.find("Xizang")]).toEqual([
      "CHN",
      "PAK",
      null,
    ]);
    expect(states.explain("XUAR")).toContain("is a territory");
  });

  test("keep an alias that a coalition added", async () => {
    await record.state.update({ where: { iso3: "SVN" }, data: { aliases: { push: "Slowenien" } } });
    await loadVocabulary();
    expect((await recordedStates()).find("Slowenien")).toBe("SVN");
  });
});
