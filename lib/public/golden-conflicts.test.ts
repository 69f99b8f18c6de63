import { beforeAll, describe, expect, test } from "vitest";
import { freshStart } from "@/lib/db/testing/fresh-start";
import { factsOf, findEntry, FIRST, listEntries } from "@/lib/db/testing/interface";
import { isPartialDate, precisionOf } from "@/lib/domain/day";
import { completenessOf } from "@/lib/domain/entry/statement";

// A fresh start, published, and read as the public reads it: where sources contradict each other or themselves, all of
// them stay visible under their own names. The numbers are those of the list of conflicts that the project keeps.

beforeAll(freshStart, 120_000);

/** What different sources answer to one question, in their own words. */
async function answersTo(question: string) {
  const figures = await listEntries("figure", FIRST);
  return figures
    .filter(({ facts }) => facts.question === question)
    .map(({ facts: { saidBy, words, value, isLowerBound } }) => ({
      saidBy,
      words,
      value,
      isLowerBound,
    }));
}

describe("conflicts between sources stay, each in its own name", () => {
  test("C1: 30 per cent and 22.9 per cent answer the same question by different rules", async () => {
    const answers = await answersTo("Which share of the recommendations of 2024 did China reject?");
    expect(answers.map(({ words }) => words).sort()).toEqual(["22.9%", "30%", "30%"]);
    expect(answers.find(({ words }) => words === "22.9%")?.saidBy).toBe("Onus, computed");
  });

  test("C2: fifty experts by five counts, and three calls with a count each", async () => {
    const answers = await answersTo("How many UN experts joined the call of 26 June 2020?");
    expect(answers.map(({ words }) => words)).toEqual(
      expect.arrayContaining([
        "over 40 UN experts since 2020",
        "more than fifty",
        "more than 50",
        "nearly 50",
        "50",
      ]),
    );
    const stated = await Promise.all(
      ["experts-2020-06-26", "experts-2022-06-10", "experts-2022-09-07"].map(
        async (key) => (await factsOf("statement", key)).countStated,
      ),
    );
    expect(stated).toEqual([50, 42, 45]);
  });

  test("C3, C11: the text that writes 2014 and “Periodical” is quoted so, and not taken over", async () => {
    const { remark, summary } = await factsOf("statement", "ngo-joint-2024-06-25");
    expect(remark).toContain("Periodical");
    expect(remark).toContain("22 October 2013");
    expect(summary).not.toContain("Periodical");
    expect((await factsOf("mechanism", "upr")).aliases).toContain("Universal Periodical Review");
  });

  test("C4: “five years overdue” stands as the words of those who said it", async () => {
    const [answer] = await answersTo(
      "How long was China's report to the Committee against Torture overdue in June 2024?",
    );
    expect(answer).toMatchObject({ saidBy: "Sixteen NGOs", words: "five years overdue" });
  });

  test("C5: four experts stated, three named", async () => {
    const answers = await answersTo(
      "How many experts signed the letter of June 2024 on Gulshan Abbas?",
    );
    expect(answers.map(({ words }) => words).sort()).toEqual(["four", "three named"]);
  });

  test("C6: 80 States, one of them China, seven of them named", async () => {
    const statement = await factsOf("statement", "counter-statement-ga79-2024-10-22");
    expect(statement.countIncludesTheState).toBe(true);
    expect(completenessOf(statement)).toMatchObject({ named: 7, stated: 80, complete: false });
    const answers = await answersTo("For how many States did Pakistan speak on 22 October 2024?");
    expect(answers.map(({ words }) => words)).toEqual(
      expect.arrayContaining([
        "80 States from the same world region",
        "80 countries including China",
      ]),
    );
  });

  test("C7: 418 is kept beside 428, with its source, and the dossier counts 428", async () => {
    const answers = await answersTo("How many recommendations did China answer in June 2024?");
    expect(answers.map(({ value }) => value).sort()).toEqual([418, 428]);
    const declared = (await factsOf("review", "CHN-4")).declared;
    expect(declared.map(({ total }) => total)).toEqual([428]);
  });

  test("C8: the assessment has one title, and is found by what others call it", async () => {
    const document = await factsOf("document", "OHCHR-2022-Xinjiang");
    expect(document.title).toMatch(/Assessment/);
    expect(document.aliases.some((alias) => /report/i.test(alias))).toBe(true);
  });

  test("C9: a source's name for a place is not rewritten", async () => {
    const { text, territories } = await factsOf("quotation", "belarus-on-tibet");
    expect(text).toContain("in Xizang");
    expect(territories).toEqual(["Tibet"]);
  });

  test("C10: the words quoted are the same, whether the office “demanded” or “called again”", async () => {
    const { text, remark } = await factsOf("quotation", "ohchr-2024-08-27-full-review");
    expect(text).toBe("undertake a full review");
    expect(remark).toMatch(/demanded.*again/);
  });

  test("C12: a name stands as each source spells it, and each points at the other", async () => {
    const [one, other] = await Promise.all([
      factsOf("quotation", "viana-david-2024-10"),
      factsOf("quotation", "viana-david-2024-08-27"),
    ]);
    expect([one.speaker, other.speaker]).toEqual(["Raphaël Viana David", "Raphael Viana David"]);
    expect(one.remark).toContain("Raphael");
    expect(other.remark).toContain("Raphaël");
  });

  test("C12: Pakistan spoke in New York; where Cuba spoke is not claimed", async () => {
    const [pakistan, cuba] = await Promise.all([
      factsOf("statement", "counter-statement-ga79-2024-10-22"),
      factsOf("statement", "counter-statement-hrc57-2024"),
    ]);
    expect([pakistan.deliveredBy, pakistan.session]).toEqual(["Pakistan", "ga-79"]);
    expect([cuba.deliveredBy, cuba.session, cuba.forum]).toEqual(["Cuba", null, null]);
  });

  test("C13: 48 and 44 not accepted of the same review", async () => {
    const answers = await answersTo("How many recommendations of 2013 did China not accept?");
    expect(answers.map(({ value }) => value).sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual([
      44, 48, 77,
    ]);
  });

  test("C14: 252 and 284 each name what they count", async () => {
    const figures = (await listEntries("figure", FIRST)).filter(
      ({ facts }) => facts.question === "How many recommendations did China receive in 2013?",
    );
    expect(figures.map(({ facts }) => [facts.value, facts.unit]).sort()).toEqual([
      [252, "numbered paragraphs"],
      [284, "rows, one for each recommending State"],
    ]);
  });

  test("C16: “has yet to act” holds for the day on which it was said", async () => {
    const { on, remark } = await factsOf("statement", "ngo-joint-2024-08-28");
    expect(on).toBe("2024-08-28");
    expect(remark).toContain("28 August 2024");
  });

  test("C17: “the first in recent years” is ISHR's claim and no fact", async () => {
    const { title, summary, remark } = await factsOf(
      "statement",
      "joint-statement-ga79-2024-10-22",
    );
    expect(`${title} ${summary ?? ""}`).not.toMatch(/first/i);
    expect(remark).toContain("ISHR's claim");
  });

  test("C19: the session opens on a day in Geneva", async () => {
    expect(await factsOf("session", "hrc-57")).toMatchObject({
      opensOn: "2024-09-09",
      city: "Geneva",
    });
  });

  test("C20: a date is as exact as its source, and no more", async () => {
    const precision = async (key: string) => precisionOf((await factsOf("statement", key)).on);
    expect(await precision("core-group-2024-09-24")).toBe("day");
    expect(await precision("national-fin-hrc57-2024")).toBe("month");
    expect(await precision("lebanon-statement-2024")).toBe("year");
    const statements = await listEntries("statement", FIRST);
    expect(statements.filter(({ facts }) => !isPartialDate(facts.on))).toEqual([]);
  });

  test("C21: Belarus's recommendation stands in no review, and says why", async () => {
    const { on, remark } = await factsOf("quotation", "belarus-on-tibet");
    expect(on).toBeNull();
    expect(remark).toContain("no review is given");
  });

  test("C22: nobody's count of the assessment's pages is kept as a fact", async () => {
    const found = await findEntry("document", "OHCHR-2022-Xinjiang", FIRST);
    const mentions = found && "mentions" in found ? found.mentions : [];
    const figures = mentions.filter(({ kind }) => kind === "figure");
    expect(figures.length).toBeGreaterThan(0);
    for (const { key } of figures)
      expect(JSON.stringify(await factsOf("figure", key))).not.toMatch(/\bpages?\b/);
  });
});
