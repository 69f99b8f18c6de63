import {
  cell,
  figures,
  heading,
  narrow,
  numbered,
  paragraph,
  wide,
  type Block,
  type Entry,
  type Quotation,
  type Report,
  type Source,
} from "../../report/block";
import { toWritten } from "../../report/written";

// A report that uses every field and every kind of block, in six scripts. Nothing in it is true.

const SOURCES: Source[] = [
  {
    number: 1,
    title: "Report on Examplia, A/HRC/99/5",
    about: "Human Rights Council, March 2024",
    url: "https://docs.example.org/A/HRC/99/5",
    archived: { label: "Archived copy:", url: "https://archive.example.org/1" },
  },
  {
    number: 2,
    title: "Gazette of Examplia",
    about: "Government Press, May 2026",
    url: "https://gazette.example.org/2026",
    archived: null,
  },
  { number: 3, title: "Conversation with a lawyer", about: "June 2026", url: null, archived: null },
];

/** One point in one colour, drawn at this size. */
const POINT =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const logo = (name: string, width: number, height: number) => ({
  png: POINT,
  alt: `Logo of ${name}`,
  width,
  height,
});

const quotation = (text: string, over: Partial<Quotation> = {}): Quotation => ({
  kind: "quotation",
  text,
  verbatim: true,
  language: "en",
  direction: "ltr",
  by: "",
  source: null,
  url: null,
  ...over,
});

/** One text in each script that reports are written in. */
export const SCRIPTS: Quotation[] = [
  quotation("The Act is repealed, and those held under it are free.", { by: "English" }),
  quotation("Закон отменён, а задержанные по нему освобождены.", {
    language: "ru",
    by: "Russian, in Cyrillic",
  }),
  quotation("أُلغي القانون وأُفرج عن المحتجزين بموجبه.", {
    language: "ar",
    direction: "rtl",
    by: "Arabic",
  }),
  quotation("قانۇن ئەمەلدىن قالدۇرۇلدى، تۇتقۇنلار قويۇپ بېرىلدى.", {
    language: "ug",
    direction: "rtl",
    by: "Uyghur",
  }),
  quotation("该法已被废除，依该法被拘押的人已获释。", { language: "zh", by: "Chinese" }),
  quotation("ཁྲིམས་དེ་མེད་པར་བཟོས་ནས་བཙོན་པ་རྣམས་གློད་བཏང་།", { language: "bo", by: "Tibetan" }),
];

const entry: Entry = {
  kind: "entry",
  ref: "A-HRC-99-5.186.1",
  heading: "A/HRC/99/5, paragraph 186.1",
  address: "https://onus.example.org/editions/7/recommendations/A-HRC-99-5.186.1",
  about: ["Neighbouria", "Freedom of assembly"],
  compact: false,
  parts: [
    {
      label: "What was asked",
      content: [quotation("Repeal the Public Calm Act (Neighbouria);", { source: 1 })],
    },
    {
      label: "What the State says",
      content: [quotation("Accepted and already implemented.", { by: "Examplia", source: 2 })],
    },
    {
      label: "What we find",
      content: [
        {
          kind: "level",
          level: "not-implemented",
          name: "Not implemented",
          definition: "Nothing was done that the recommendation asks for.",
        },
        { kind: "text", text: "The Act is in force.", tone: "plain" },
        { kind: "text", text: "Looked for in the register of laws.", tone: "note" },
        { kind: "text", text: "Under review since May.", tone: "strong" },
        { kind: "facts", items: [{ term: "Confidence", text: "High" }] },
      ],
    },
    {
      label: "On what evidence",
      content: [
        {
          kind: "cited",
          source: 2,
          lead: "Shows lack of action",
          title: "Gazette of Examplia",
          about: "Government Press, May 2026",
          text: "The Act stands in the list of laws in force.",
          url: "https://gazette.example.org/2026",
          short: false,
        },
        {
          kind: "cited",
          source: 3,
          lead: "",
          title: "Conversation with a lawyer",
          about: "June 2026",
          text: null,
          url: null,
          short: true,
        },
      ],
    },
  ],
};

const compact: Entry = {
  ...entry,
  ref: "A-HRC-99-5.186.2",
  heading: "A/HRC/99/5, paragraph 186.2",
  address: "https://onus.example.org/editions/7/recommendations/A-HRC-99-5.186.2",
  about: ["Not yet assessed"],
  compact: true,
  parts: entry.parts.slice(0, 1),
};

const OWN_WORDS = `## Why this matters

We **ask** the *Committee* to read [the whole record](https://onus.example.org).

1. First, repeal it.
2. Then, free those held.

- Nobody should wait.

> Calm is not peace.`;

const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 60" width="320" height="60"><style>.bar{fill:#0a5a87}</style><rect class="bar" x="0" y="10" width="240" height="14"/><text x="0" y="46" font-family="Source Sans 3" font-size="13">3 of 4 not implemented</text></svg>`;

const blocks: Block[] = [
  heading(1, "What was asked", "Report on Examplia, March 2024 [1]"),
  numbered("Examplia was asked to repeal the Public Calm Act.", [1]),
  numbered("It says that it has done so.", [1, 2]),
  paragraph("A plain paragraph."),
  paragraph("A note on how this was counted.", "note"),
  paragraph("Of two recommendations, one is not implemented.", "finding"),
  {
    kind: "definitions",
    items: [
      {
        term: "Not implemented",
        level: "not-implemented",
        aside: "Our word",
        text: "Nothing was done.",
      },
    ],
  },
  heading(2, "Figures"),
  {
    kind: "table",
    caption: "What was found",
    columns: [wide("Recommendation"), narrow("Finding"), figures("Count"), wide("")],
    rows: [
      [
        cell("Paragraph 186.1", { to: entry.ref, note: "Repeal" }),
        cell("Not implemented", { level: "not-implemented" }),
        cell("1"),
        cell("", { bar: 0.5, level: "not-implemented" }),
      ],
      [
        cell("Paragraph 186.2"),
        cell("Not yet assessed", { level: "not-assessed" }),
        cell("1"),
        cell("", { bar: 0.5, level: "not-assessed" }),
      ],
    ],
    notes: ["As declared by the Gazette [2]."],
  },
  {
    kind: "picture",
    caption: "Three of four are not implemented",
    svg: DRAWING,
    width: 320,
    height: 60,
    alt: "A bar: three of four recommendations are not implemented.",
    notes: ["Counted by paragraph."],
  },
  heading(1, "Recommendations"),
  entry,
  compact,
  heading(1, "In our own words"),
  { kind: "written", parts: toWritten(OWN_WORDS, { numbered: true }) },
  { kind: "names", names: ["Aid", "Bread", "Care", "Dawn", "Earth", "Fire", "Garden"] },
  {
    kind: "logos",
    caption: "Organisations with logos",
    items: [
      { name: "Aid for Examplia", logo: logo("Aid for Examplia", 110, 27.5) },
      { name: "Bread", logo: null },
      { name: "رعاية", logo: logo("رعاية", 16, 32) },
      { name: "Dawn", logo: logo("Dawn", 32, 32) },
    ],
  },
  heading(1, "Scripts"),
  {
    ...entry,
    ref: "scripts",
    heading: "One text in six scripts",
    parts: [{ label: "In each", content: SCRIPTS }],
  },
  paragraph("قانۇن ئەمەلدىن قالدۇرۇلدى."),
  heading(1, "Sources"),
  { kind: "sources", items: SOURCES },
];

export const sampleReport = (over: Partial<Report> = {}): Report => ({
  site: "The Examplia Record",
  language: "en",
  title: "Examplia: follow-up, edition 7",
  state: "Examplia",
  kind: "Follow-up report",
  edition: "Edition 7, as of 22 November 2026",
  on: "2026-11-23",
  layout: "book",
  headline: "Of two recommendations, Examplia has implemented none.",
  headlineNote: "Numbered paragraphs, as of 22 November 2026.",
  facts: [
    { term: "Published", text: "23 November 2026", url: null },
    { term: "Address", text: "https://onus.example.org/", url: "https://onus.example.org/" },
  ],
  foot: "The Examplia Record · Examplia · Edition 7",
  marking: null,
  words: { page: "page", of: "of", contents: "Contents", continued: "continued" },
  notes: "foot",
  sources: SOURCES,
  blocks,
  ...over,
});
