import { describe, expect, test } from "vitest";
import { plainRecommendation, plainReview } from "@/lib/db/testing/plain";
import { callBoardOn, type Call } from "@/lib/domain/call";
import { ENTRY, dateOf, titleOf, type EntryKind } from "@/lib/domain/entry/kind";
import type { EntryLine } from "@/lib/domain/entry/line";
import { report, REPORT_FORMS, type ReportFacts, type ReportForm } from "@/lib/domain/entry/report";
import type { Level } from "@/lib/domain/level";
import type { PublishedDocument, PublishedRecommendation } from "@/lib/domain/published";
import { implementationRates, noLevels, noPositions } from "@/lib/domain/rate";
import { FORMS } from "@/lib/domain/report-form";
import { reportSum } from "@/lib/domain/report-sum";
import { stancesOf } from "@/lib/domain/stance";
import type { StateProfile } from "@/lib/domain/state-profile";
import { summaryOver } from "@/lib/domain/summary-over";
import type { RecommendationRow, Summary } from "@/lib/domain/summary";
import { formatOfOwn } from "@/lib/import/onus";
import { readOwnItem } from "@/lib/import/onus-row";
import domain from "@/lib/messages/en/domain.json";
import english from "@/lib/messages/en/report.json";
import { reportContent, toJsonAnnex } from "./content";
import type { Block, Report } from "./block";
import type { ReportInput } from "./input";
import { reportOf } from "./report";
import { reportCsv } from "./tables";

// What the ten kinds of report say, made of a small world that is plainly fictional.

const DOCUMENT: PublishedDocument = {
  key: "CAT-C-XEX-CO-9",
  symbol: "CAT/C/XEX/CO/9",
  title: "Concluding observations on Examplia",
  body: "cat",
  kind: "concluding-observations",
  state: "XEX",
  adoptedOn: null,
  distributedOn: null,
  publishedOn: "2024-03-01",
  url: "https://docs.example.org/CAT/C/XEX/CO/9",
  archivedUrl: null,
  aliases: [],
  supersedes: null,
};

const recommendation = (paragraph: string, over: Partial<PublishedRecommendation> = {}) =>
  plainRecommendation({
    ref: `CAT-C-XEX-CO-9.${paragraph}`,
    body: "cat",
    document: {
      key: DOCUMENT.key,
      symbol: DOCUMENT.symbol,
      title: DOCUMENT.title,
      url: DOCUMENT.url,
      publishedOn: DOCUMENT.publishedOn,
    },
    paragraph,
    text: `Repeal section ${paragraph} of the Public Calm Act.`,
    issuedOn: "2024-03-01",
    ...over,
  });

const found = (level: Level): Pick<PublishedRecommendation, "assessment" | "evidence"> => ({
  assessment: {
    level,
    structure: null,
    process: null,
    outcome: null,
    confidence: "high",
    standardOfProof: "reasonable-grounds",
    rationale: "The Act is in force. Nobody has moved to repeal it.",
    evidenceCutOff: "2025-01-31",
    searchNote: null,
    method: 1,
    assessedBy: "Examplia Rights Watchers",
    reviewedBy: "Neighbours for Examplia",
    approvedOn: "2025-02-01",
    underReview: false,
  },
  evidence: [
    {
      code: "gazette",
      title: "Gazette of Examplia",
      publisher: "Government Press",
      kind: "state",
      url: "https://gazette.example.org/2025",
      archivedUrl: "https://archive.example.org/gazette",
      publishedOn: "2025-01",
      occurredOn: null,
      summary: "The Act stands in the list of laws in force.",
      relation: "shows-lack",
      cited: true,
    },
  ],
});

const answered: Pick<PublishedRecommendation, "responses"> = {
  responses: [
    {
      position: "rejected",
      claim: null,
      verbatim: "We reject this in its entirety.",
      comment: null,
      on: "2024-06-11",
      source: { title: "Reply of Examplia", url: "https://docs.example.org/reply" },
    },
  ],
};

const rowOf = (content: PublishedRecommendation): RecommendationRow => ({
  ref: content.ref,
  content,
  position: content.responses.at(-1)?.position ?? "none",
  claim: content.responses.at(-1)?.claim ?? null,
  level: content.assessment?.level ?? "not-assessed",
});

const ROWS = [
  rowOf(recommendation("7", { ...found("initiated"), ...answered })),
  rowOf(recommendation("8", { themes: [{ code: "b", label: "Border law" }] })),
  rowOf(
    recommendation("9", {
      ...found("regressed"),
      themes: [{ code: "a", label: "Arrest" }],
      outside: [
        {
          assessor: "Committee against Torture",
          scheme: "Follow-up grades",
          grade: "C",
          summary: "Not carried out.",
          on: "2025-01",
          source: { title: "Follow-up report", url: "https://docs.example.org/follow-up" },
        },
      ],
    }),
  ),
  rowOf(recommendation("10", { addressee: { kind: "un-office", name: "High Commissioner" } })),
];

const EDITION = {
  number: 7,
  asOf: "2025-02-28",
  publishedAt: "2025-02-28T10:00:00.000Z",
  note: "A small one",
  sha256: "e".repeat(64),
};

const review = plainReview(
  "XEX",
  { supported: 6, noted: 3, rejected: 1 },
  {
    cycle: 4,
    year: 2024,
    asOf: "2024-06-25",
    basis: {
      kind: "declared",
      source: { title: "A joint statement", url: "https://ngo.example.org/statement" },
      held: 3,
      of: 10,
    },
  },
);

const whole: Summary = {
  edition: EDITION,
  state: { iso3: "XEX", name: "Examplia" },
  countingUnit: "paragraph",
  totals: { recommendations: 0, others: 0, uncounted: null },
  levels: noLevels(),
  positions: noPositions(),
  implementation: implementationRates(noLevels()),
  reviews: [review],
  matrix: [],
  themes: [],
  bodies: [],
};

const line = <K extends EntryKind>(kind: K, key: string, given: object): EntryLine<K> => {
  const facts = ENTRY[kind].parse(given) as EntryLine<K>["facts"];
  return { kind, key, facts, title: titleOf(kind, facts), on: dateOf(facts) };
};

const SOURCE = { title: "Notice of the Committee", url: "https://docs.example.org/notice" };

const profile: StateProfile = {
  state: { iso3: "XNB", name: "Neighbouria", region: null, aliases: [], isDossier: false },
  asked: [],
  stances: stancesOf("XNB", []),
  groups: [],
  treaties: [],
  raised: [],
  obligations: [],
  attended: [],
};

const call: Call = {
  ref: "CALL-1",
  words: "Hold a special session.",
  addressee: { kind: "un-body", name: "Human Rights Council" },
  issuers: ["Twelve organisations"],
  issuedOn: "2024-01-01",
  dueOn: "2024-12-31",
  reiterates: null,
  level: "not-assessed",
};

function input(
  form: ReportForm,
  over: Partial<ReportInput> = {},
  given: Partial<ReportFacts> = {},
) {
  const rows = over.rows ?? ROWS;
  const facts = report.parse({
    title: "What became of it",
    form,
    on: "2025-03-01",
    edition: 7,
    ...given,
  });
  const made: ReportInput = {
    key: "what-became-of-it",
    facts,
    edition: EDITION,
    site: "Onus of Examplia",
    url: "https://onus.example.org/editions/7/",
    scales: [],
    state: { iso3: "XEX", name: "Examplia" },
    names: { XEX: "Examplia" },
    called: [],
    summary: summaryOver(whole, { rows, unit: "paragraph", cycle: 4, uncounted: null }),
    document: DOCUMENT,
    rows,
    takenDown: 0,
    profile,
    calls: callBoardOn([call], EDITION.asOf),
    claims: [],
    cases: [],
    obligations: [],
    events: [],
    sessions: [],
    dealings: [],
    before: null,
    charts: [],
    logos: [],
    ...over,
  };
  return made;
}

/** The messages of a catalogue that are long enough to be told from a name. */
const sentencesIn = (words: object): string[] =>
  Object.values(words).flatMap((one: unknown) =>
    typeof one !== "string" ? sentencesIn(one as object) : one.length > 12 ? [one] : [],
  );

const headings = ({ blocks }: Report) =>
  blocks.flatMap((block) => (block.kind === "heading" ? [block.text] : []));
const entries = ({ blocks }: Report) => blocks.filter((block) => block.kind === "entry");
const tables = ({ blocks }: Report) => blocks.filter((block) => block.kind === "table");
const words = (blocks: readonly Block[]) => JSON.stringify(blocks);
const texts = ({ blocks }: Report) =>
  blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));

/** Reports from before there was a choice of language: their hashes are printed, and stay. */
const HASHES: Record<ReportForm, string> = {
  "upr-mid-term": "512bf79e105d53da947447a1f4a12b2986e65fafbd8a60f672520999fce8b50a",
  "treaty-follow-up": "8f15408e215b8f4c9fa69ca1054a0b289381b0113ffa895aac4a0e8e1deb0bf7",
  "document-progress": "b52f0f8cd7a18266d3d24f322cf4aa549dc7ec484b8375d1ecb3bd7159cd83b5",
  "session-brief": "5ed9e0bcf563c21f6b59501685a1864c2e1c411d7c96195dd690aedf9f85ee0a",
  "state-profile": "c9df880ab3c61172c0c5e03a6224e217515c965773276b3b101ce978c492a8b9",
  "addressee-board": "4a153634db603eaadf4b33d636f07788abca656c00f7998bd44fc3a4b81a28c7",
  deadlines: "3bdfbc0960dea29729bb310c5163b580d9285d3d7e8b3c6f72b052b92a08eb7e",
  "case-list": "88f27c2805fe9042fa1a4a7cc8f8003b82d9f99b8e03d39f85a3eec5eb0ac79d",
  "press-page": "0c39fccd1e22101c5d22d646a2ae2dd27920dee23362b98bdf1d5783ae81086b",
  "data-annex": "04ec4cc51c94acf8c708abe5fb5111d66a9fd2e30cc94486056605c6aac98c5d",
};

describe("the language of a report", () => {
  const held = { language: "fr", text: "Abroger l’article 7 de la loi." };
  const rows = ROWS.map((row, at) =>
    at === 0 ? { ...row, content: { ...row.content, texts: [held] } } : row,
  );
  const quotations = (made: Report) =>
    entries(made).flatMap(({ parts }) =>
      parts.flatMap(({ content }) => content.filter((one) => one.kind === "quotation")),
    );

  test.each(REPORT_FORMS)("%s keeps the hash that it had when there was English alone", (form) => {
    const sum = (given: Partial<ReportFacts>) =>
      reportSum(reportContent(input(form, {}, { order: "theme", ...given })));
    expect(sum({})).toBe(HASHES[form]);
    expect(sum({ language: "en" })).toBe(HASHES[form]);
    expect(sum({ language: "fr" })).not.toBe(HASHES[form]);
  });

  test("what says nothing of its language stays as it was parsed", () => {
    expect(Object.keys(input("press-page").facts)).not.toContain("language");
  });

  test.each(REPORT_FORMS)("%s leaves no sentence of ours in English", (form) => {
    // A body may stand under its English name as an addressee or an assessor, as the record has it.
    const { bodies: _, ...ours } = domain;
    const messages = sentencesIn({ report: english, domain: ours }).filter(
      (one) => !one.includes("{"),
    );
    expect(messages.length).toBeGreaterThan(150);
    for (const language of ["fr", "ar"] as const) {
      const printed = JSON.stringify(reportOf(input(form, { rows }, { language })));
      expect(messages.filter((one) => printed.includes(one))).toEqual([]);
    }
  });

  test("a text stands in the language of the report where it is held in it, else in its own", () => {
    const [first, , second] = quotations(
      reportOf(input("document-progress", { rows }, { language: "fr" })),
    );
    expect(first).toMatchObject({ text: held.text, language: "fr" });
    expect(second).toMatchObject({ language: "en", direction: "ltr" });
    const [english] = quotations(reportOf(input("document-progress", { rows })));
    expect(english).toMatchObject({ language: "en" });
  });

  test("how many texts are held in it is said, and that nobody has read its words", () => {
    const made = reportOf(input("upr-mid-term", { rows }, { language: "fr" }));
    expect(texts(made)).toContainEqual(expect.stringContaining("texte de 4 recommandations"));
    expect(texts(made)).toContainEqual(expect.stringContaining("1 est consigné dans la langue"));
    expect(words(made.blocks)).not.toContain("native speaker");
    expect(made.facts).toContainEqual(
      expect.objectContaining({ text: expect.stringContaining("n’ont pas été relus") as string }),
    );
    const brief = reportOf(input("session-brief", { rows }, { language: "ar" }));
    expect(brief.facts.map(({ text }) => text).join()).toContain("لم يراجع");
    expect(brief.facts.map(({ text }) => text).join()).toContain("عدد النصوص المحفوظة");
    expect(JSON.stringify(reportOf(input("upr-mid-term", { rows })))).not.toContain("native");
  });

  describe("the names of States", () => {
    const called = [
      { iso3: "XEX", name: "Examplia", called: "Exemplie" },
      { iso3: "XNB", name: "Neighbouria", called: "Voisinie" },
      { iso3: "XOL", name: "Old Land", called: "Ancien Pays" },
    ];
    const issuers = [
      { iso3: "XNB", name: "Neighbouria" },
      { iso3: "XOL", name: "Olde Land, as it was called then" },
      { iso3: "XZZ", name: "Zedland" },
    ];
    const asked = { issuers, actionCategory: 5, dueOn: "2024-12-31" };
    const addressee = { kind: "state", name: "Examplia" } as const;
    const named = [rowOf(recommendation("20", { ...asked, addressee })), ...ROWS];
    const calls = callBoardOn(
      [{ ...call, addressee: { kind: "states", name: "Old Land" }, issuers: ["Neighbouria"] }],
      EDITION.asOf,
    );
    const one = { ...noPositions(), supported: 1 };
    const of = ["XNB Neighbouria", "XOL Old Land"].map((given) => ({
      state: { iso3: given.slice(0, 3), name: given.slice(4), region: null },
      count: 1,
      positions: one,
      levels: { ...noLevels(), "not-assessed": 1 },
    }));
    const both = { ...noPositions(), supported: 2 };
    const levels = { ...noLevels(), "not-assessed": 2 };
    const dealt: StateProfile = {
      ...profile,
      asked: [{ countingUnit: "paragraph", count: 2, positions: both, levels, of }],
      stances: stancesOf("XNB", [
        {
          kind: "voted",
          on: "2024-01-01",
          about: ["XEX", "XOL"],
          key: "V",
          title: "V",
          vote: "no",
        },
      ]),
    };
    const owed = line("obligation", "report", {
      state: "XOL",
      title: "Second report",
      type: "periodic",
      dueOn: "2019-12-09",
      sources: [SOURCE],
    });
    const inIt = (form: ReportForm, given: Partial<ReportFacts>, over: Partial<ReportInput> = {}) =>
      input(
        form,
        {
          ...{ rows: named, called, calls, profile: dealt, obligations: [owed] },
          names: { XEX: "Examplia", XOL: "Old Land" },
          ...over,
        },
        given,
      );

    test.each(REPORT_FORMS)("%s prints them in its language wherever it speaks of one", (form) => {
      const made = reportOf(inIt(form, { language: "fr" }));
      const told = JSON.stringify({ ...made, sources: [], facts: [] });
      // Names of organisations, and titles, are as those who gave them wrote them.
      const ours = told.replaceAll(/\w+ (of|for|on) Examplia|Examplia Rights Watchers/g, "");
      expect(ours).not.toMatch(/Examplia|Neighbouria|Old Land/);
    });

    test("stand in its alphabet, and the English one where there is no other", () => {
      const made = reportOf(inIt("session-brief", { language: "fr" }));
      expect(texts(made).join(" ")).toContain("(Ancien Pays, Voisinie et Zedland\u202f;");
      const table = tables(reportOf(inIt("state-profile", { language: "fr" })))[0];
      expect(table?.rows.map(([first]) => first?.text)).toEqual(["Ancien Pays", "Voisinie"]);
      expect(reportOf(inIt("upr-mid-term", { language: "fr" })).headline).toContain("(Exemplie)");
    });

    test("are what the hash is of, where the edition has any", () => {
      const sum = (given: Partial<ReportFacts>, over: Partial<ReportInput> = {}) =>
        reportSum(reportContent(inIt("upr-mid-term", given, over)));
      const none = sum({ language: "fr" }, { called: [] });
      expect(sum({ language: "fr" })).not.toBe(none);
      const older = inIt("upr-mid-term", { language: "fr" }, { called: [] });
      expect(Object.keys(reportContent(older).content)).not.toContain("called");
    });

    test("leave the files of data as they are in every language", async () => {
      const csv = async (over: Partial<ReportInput>) => {
        let all = "";
        for await (const piece of reportCsv(inIt("data-annex", { language: "fr" }, over)))
          all += piece;
        return all;
      };
      expect(await csv({})).toBe(await csv({ called: [] }));
      expect(await csv({})).toContain("Neighbouria");
    });
  });

  test("two languages at once take no word of each other", () => {
    const [fr, en, ar] = (["fr", "en", "ar"] as const).map((language) =>
      reportOf(input("press-page", { rows }, { language })),
    );
    expect([fr?.language, en?.language, ar?.language]).toEqual(["fr", "en", "ar"]);
    expect(JSON.stringify(reportOf(input("press-page", { rows })))).toBe(JSON.stringify(en));
    expect(fr?.headline).toContain("n’en a pas appuyé");
    expect(ar?.headline).toContain("لم تؤيد");
  });

  test("what the record has in English is marked as English", () => {
    const made = reportOf(input("document-progress", { rows }, { language: "fr" }));
    const told = entries(made).flatMap(({ parts }) => parts.flatMap(({ content }) => content));
    expect(told).toContainEqual(
      expect.objectContaining({
        kind: "text",
        language: "en",
        text: expect.stringContaining("The Act is in force") as string,
      }),
    );
  });
});

describe("every kind of report", () => {
  test.each(REPORT_FORMS)("%s can be made of nothing, and no section stands empty", (form) => {
    const made = reportOf(
      input(form, { rows: [], calls: callBoardOn([], EDITION.asOf), claims: [] }),
    );
    made.blocks.forEach((block, at) => {
      const next = made.blocks[at + 1];
      if (block.kind !== "heading") return;
      expect(next, block.text).toBeDefined();
      const goesDeeper = next?.kind === "heading" && next.level > block.level;
      expect(next?.kind !== "heading" || goesDeeper, block.text).toBe(true);
    });
    for (const table of tables(made)) expect(table.rows.length, table.caption).toBeGreaterThan(0);
  });

  test.each(REPORT_FORMS)(
    "%s says no share without what it is of, and names each source that it cites",
    (form) => {
      const made = reportOf(input(form));
      const percent = /\d+(?:\.\d)?\s%/;
      const shares = [made.headline, ...texts(made)].filter((text) => percent.test(text));
      for (const text of shares) expect(text).toMatch(/\d+ of \d+|\d+ \(\d/);
      for (const { rows } of tables(made))
        for (const cells of rows)
          if (cells.some(({ text }) => percent.test(text)))
            expect(cells.map(({ text }) => text).join(" ")).toMatch(/\d+ of \d+/);
      const known = made.sources.map(({ number }) => number);
      const cited = [...words(made.blocks).matchAll(/\[([1-9]\d*)\](?!,)/g)].map((match) =>
        Number(match[1]),
      );
      expect(cited.filter((number) => !known.includes(number))).toEqual([]);
      expect(made.layout).toBe(FORMS[form].layout);
    },
  );

  test.each(REPORT_FORMS)("%s is the same words each time", (form) => {
    expect(JSON.stringify(reportOf(input(form)))).toBe(JSON.stringify(reportOf(input(form))));
  });

  test("charts say that they show the whole dossier, whatever the report chose of it", () => {
    const chart = { caption: "A finding", svg: "<svg/>", width: 7, height: 5, alt: "", notes: [] };
    const made = reportOf(input("upr-mid-term", { charts: [{ kind: "picture", ...chart }] }));
    const at = made.blocks.findIndex(({ kind }) => kind === "picture");
    expect(made.blocks[at - 1]).toMatchObject({
      text: "These charts show everything that edition 7 holds on Examplia, and not the selection of this report alone.",
    });
    expect(texts(reportOf(input("upr-mid-term"))).join()).not.toContain("These charts");
  });

  test("a corrected issue says so before anything else, and how to cite it", () => {
    const corrections = [{ on: "2025-04-02", note: "Paragraph 7 was printed twice." }];
    const given = { issue: 2, corrections, signatories: ["Zed Watch", "Able Aid", "Mid House"] };
    const book = reportOf(input("treaty-follow-up", {}, given));
    expect(book.facts[0]).toMatchObject({
      term: "Corrected",
      text: "Issue 2, corrected on 2 April 2025: Paragraph 7 was printed twice.",
    });
    const sheet = reportOf(input("press-page", {}, given));
    expect(sheet.blocks[0]).toMatchObject({
      tone: "finding",
      text: expect.stringContaining("Issue 2"),
    });
    expect(sheet.facts.find(({ term }) => term === "To cite")?.text).toBe(
      "Able Aid and 2 others, “What became of it” (issue 2), 1 March 2025. Made of edition 7 of Onus of Examplia, as of 28 February 2025. https://onus.example.org/reports/what-became-of-it",
    );
    const names = book.blocks.find((block) => block.kind === "names");
    expect(names).toMatchObject({ names: ["Able Aid", "Mid House", "Zed Watch"] });
  });
});

describe("reports that go through recommendations", () => {
  test("a follow-up keeps the committee's order whatever was chosen, and tells its grade by its name", () => {
    const made = reportOf(input("treaty-follow-up", {}, { order: "level" }));
    expect(entries(made).map(({ ref }) => ref)).toEqual(ROWS.map(({ ref }) => ref));
    const labels = entries(made)[2]?.parts.map(({ label }) => label);
    expect(labels).toEqual([
      "What was asked",
      "What we find",
      "On what evidence",
      "What the State says",
      "What the body itself finds: Committee against Torture",
    ]);
  });

  test("the State's own words stand beside the finding", () => {
    const [first] = entries(reportOf(input("upr-mid-term")));
    expect(words([first!])).toContain("We reject this in its entirety.");
  });

  test.each<[ReportFacts["order"], string[]]>([
    ["theme", ["Arrest", "Border law", "Without a theme"]],
    ["level", ["Regressed", "Initiated", "Not yet assessed"]],
    ["position", ["Rejected", "No answer on record"]],
  ])("in the order of %s", (order, classes) => {
    const made = reportOf(
      input("upr-mid-term", {}, { order, leftOut: ["method", "figures", "glance"] }),
    );
    expect(headings(made).filter((one) => classes.includes(one))).toEqual(classes);
    expect(entries(made)).toHaveLength(ROWS.length);
  });

  test("what nobody has assessed is listed, and counted even where the method is left out", () => {
    const made = reportOf(input("document-progress", {}, { leftOut: ["method"] }));
    expect(headings(made)).toContain("What was not assessed");
    expect(headings(made)).not.toContain("The scale of findings");
    expect(texts(made).join(" ")).toContain("1 has not been assessed");
    expect(entries(made).find(({ ref }) => ref.endsWith(".8"))?.compact).toBe(true);
  });

  test("what changed since the last report, then and now", () => {
    const rows = ROWS.slice(1).map(({ ref, position, claim, level }) => ({
      ...{ ref, position, claim },
      level: ref.endsWith(".9") ? ("initiated" as const) : level,
    }));
    const before = { title: "One year on", edition: 3, asOf: "2024-02-29", rows };
    const made = reportOf(input("upr-mid-term", { before }));
    const table = tables(made).find(({ caption }) => caption.includes("has changed"));
    expect(table?.rows.map((cells) => cells.map(({ text }) => text))).toEqual([
      [
        "CAT/C/XEX/CO/9, paragraph 9",
        "No answer on record; Initiated",
        "No answer on record; Regressed",
      ],
    ]);
    expect(texts(made).join(" ")).toContain("one recommendation of 3 has changed");
    const without = reportOf(input("upr-mid-term", { before }, { leftOut: ["changes"] }));
    expect(headings(without)).not.toContain("What changed since the last report");
  });

  test("what takes its time with one takes no more with each of many", () => {
    const rows = Array.from({ length: 2000 }, (_, at) =>
      rowOf(
        recommendation(String(at + 1), at % 3 === 0 ? { ...found("initiated"), ...answered } : {}),
      ),
    );
    const made = input("upr-mid-term", { rows }, { order: "theme" });
    const begin = performance.now();
    expect(entries(reportOf(made))).toHaveLength(2000);
    // A fifth of a second on a quiet machine; were it quadratic, it would be minutes.
    expect(performance.now() - begin).toBeLessThan(10_000);
  });
});

describe("sheets", () => {
  test("a press page has three findings at most, the worst first, each with its sources", () => {
    const rows = [..."12345"].map((at) =>
      rowOf(recommendation(at, { ...found("initiated"), ...answered })),
    );
    const made = reportOf(input("press-page", { rows: [...rows, ...ROWS] }));
    const findings = made.blocks.filter((block) => block.kind === "paragraph" && block.numbered);
    expect(findings).toHaveLength(3);
    expect(findings[0]).toMatchObject({ text: expect.stringContaining("We find: Regressed") });
    for (const one of findings) expect(one).toMatchObject({ sources: expect.arrayContaining([2]) });
    expect(texts(made).join(" ")).toContain("These are 3 of 7 findings");
  });

  test("a brief gives words that other States used for a specific act, and no others", () => {
    const issuers = [{ iso3: "XNB", name: "Neighbouria" }];
    const rows = [
      ...ROWS,
      rowOf(
        recommendation("20", { issuers, actionCategory: 5, text: "Ratify the Optional Protocol." }),
      ),
      rowOf(recommendation("21", { issuers, actionCategory: 2, text: "Continue its efforts." })),
    ];
    const said = texts(reportOf(input("session-brief", { rows }))).join(" ");
    expect(said).toContain("“Ratify the Optional Protocol.” (Neighbouria;");
    expect(said).not.toContain("Continue its efforts.");
  });

  test("deadlines claim nothing beyond the day on which somebody looked", () => {
    const owed = (title: string, more: object) =>
      line("obligation", title, {
        ...{ title, state: "XEX", type: "periodic", dueOn: "2024-01-31", sources: [SOURCE] },
        ...more,
      });
    const obligations = [
      owed("Third report", { lastCheckedOn: "2024-12-01" }),
      owed("Fourth report", { lastCheckedOn: "2023-12-01" }),
      owed("Fifth report", { submittedOn: "2024-01-30" }),
    ];
    const made = reportOf(input("deadlines", { obligations, rows: [] }));
    expect(made.headline).toBe(
      "On 28 February 2025, one report was past its day and not seen when last looked for; of one more nobody has looked since its day.",
    );
    expect(tables(made).map(({ caption, rows }) => [caption, rows[0]?.[0]?.text])).toEqual([
      ["Past their day, and not seen when last looked for", "Third report"],
      ["Past their day, and not looked for since", "Fourth report"],
      ["Handed in", "Fifth report"],
    ]);
    expect(made.notes).toBe("end");
    expect(headings(made)).toContain("Sources");
  });
});

describe("lists", () => {
  test("a case shows its dates as precise as they are, and why its name is public", () => {
    const one = line("case", "ann-example", {
      name: "Ann Example",
      nameBasis: "un-document",
      nameBasisDocument: "Opinion No. 9/2024",
      nameBasisUrl: "https://docs.example.org/opinion",
      summary: "A teacher.",
      statuses: [{ status: "detained", on: "2023-05" }],
      raised: [{ by: "Neighbouria", on: "2024", where: "its review" }],
      sources: [SOURCE],
      lastCheckedOn: "2024-12-01",
    });
    const [shown] = entries(reportOf(input("case-list", { cases: [one] })));
    expect(shown?.about).toEqual([
      "Detained, May 2023",
      "In detention since May 2023, as last checked on 1 December 2024",
    ]);
    expect(words([shown!])).toContain("Opinion No. 9/2024");
  });

  test("calls to one kind of addressee are not added to those of another", () => {
    const state: Call = { ...call, ref: "CALL-2", addressee: { kind: "state", name: "Examplia" } };
    const calls = callBoardOn([call, state], EDITION.asOf);
    const made = reportOf(input("addressee-board", { calls, rows: [] }));
    expect(made.headline).toBe(
      "Calls held: 1 to bodies of the United Nations and 1 to the State itself.",
    );
    expect(tables(made)[0]?.rows[0]?.[1]?.text).toBe(
      "Lapsed: not seen to be done by 31 December 2024",
    );
  });
});

describe("the annex for programs", () => {
  const made = input("upr-mid-term", {}, { scope: "state=XEX&body=upr" });
  const read = () =>
    JSON.parse([...toJsonAnnex(made)].join("")) as Record<string, unknown> & {
      items: Record<string, unknown>[];
    };

  test("has each recommendation by symbol and paragraph, in the shape of the files of an edition", () => {
    const { items, filter, edition, sha256, figures } = read();
    expect(items).toHaveLength(ROWS.length);
    expect(items[0]).toEqual({
      ...ROWS[0]?.content,
      position: "rejected",
      claim: null,
      level: "initiated",
      url: "https://onus.example.org/recommendations/CAT-C-XEX-CO-9.7",
    });
    expect([filter, edition, sha256]).toEqual([
      { state: "XEX", body: "upr" },
      7,
      reportSum(reportContent(made)),
    ]);
    expect(JSON.stringify(figures)).toContain("of those graded");
  });

  test("is known for one of our own files, and read again item by item", () => {
    expect(formatOfOwn([...toJsonAnnex(made)].join(""))).toBe("onus-json");
    read().items.forEach((item, at) =>
      expect(readOwnItem(at, item)).toMatchObject({ refs: [item["ref"]], symbol: DOCUMENT.symbol }),
    );
  });

  test("its hash knows neither the site nor its own value", () => {
    const sum = reportSum(reportContent(made));
    const other = { ...made, site: "Another", url: "https://other.example.org/editions/7/" };
    const locked = { ...other, facts: { ...made.facts, sha256: "f".repeat(64) } };
    expect(reportSum(reportContent(locked))).toBe(sum);
    expect(reportSum(reportContent({ ...made, rows: ROWS.slice(1) }))).not.toBe(sum);
  });

  test("the same recommendations as a table", async () => {
    const pieces: string[] = [];
    for await (const piece of reportCsv(made)) pieces.push(piece);
    const lines = pieces.join("").trim().split("\r\n");
    expect(lines).toHaveLength(ROWS.length + 1);
    expect(lines[1]).toContain("https://onus.example.org/recommendations/CAT-C-XEX-CO-9.7");
  });
});
