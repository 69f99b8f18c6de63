// A bulk export in the shape of the Universal Human Rights Index's, of any size, with its faults at their true rates.
// Every word of it is made up; only the names of States and bodies are real.

export type GivenState = { iso3: string; iso2: string; name: string };
export type Fault = keyof typeof RATES;

/** Of 267,548 records of the real export, so many have each fault. */
const OF = 267_548;
const RATES = {
  "no country": 107,
  "no country and no symbol": 1,
  "code for a country": 600,
  asterisk: 368,
  Kosovo: 75,
  Turkey: 2141,
  "European Union": 233,
  "body by its long name": 729,
  "body is a dash": 20,
  "independent expert": 60,
  "theme with blanks": 9000,
  "no type": 1100,
  "type by its id": 1100,
  "type by an unknown id": 1100,
  "no content": 11,
  "same record again": 100,
  "same id, other text": 50,
  "two countries": 400,
} as const;

const BODIES = [
  { name: "UPR", share: 127_625 },
  { name: "CRC", share: 21_767, symbol: "CRC/C" },
  { name: "CEDAW", share: 20_737, symbol: "CEDAW/C" },
  { name: "CESCR", share: 12_918, symbol: "E/C.12" },
  { name: "CCPR", share: 12_443, symbol: "CCPR/C" },
  { name: "CAT", share: 11_995, symbol: "CAT/C" },
  { name: "CERD", share: 11_903, symbol: "CERD/C" },
  { name: "CRPD", share: 9_386, symbol: "CRPD/C" },
  { name: "CMW", share: 4_501, symbol: "CMW/C" },
  { name: "SPT", share: 3_749, symbol: "CAT/OP" },
  { name: "CED", share: 2_743, symbol: "CED/C" },
  { name: "SR Fair Weather", share: 27_781, symbol: "A/HRC/99" },
] as const;
type Body = (typeof BODIES)[number];

export type BulkFile = {
  /** The text of the file, in pieces. */
  pieces: () => Iterable<string>;
  /** How many records have each fault: at least one, however short the file. */
  faults: Record<Fault, number>;
  /** Records that are concerns or observations and have no other fault. */
  concerns: number;
};

/** `count` records, always the same for the same count and States. */
export function bulkFileOf(count: number, states: readonly GivenState[]): BulkFile {
  const faults = Object.fromEntries(
    Object.entries(RATES).map(([name, of]) => [name, Math.max(1, Math.round((of / OF) * count))]),
  ) as Record<Fault, number>;
  const plan = spread(faults, count);
  const isConcern = (at: number) => plan[at] === null && bodyAt(at).name !== "UPR" && at % 4 === 3;
  return {
    faults,
    concerns: plan.filter((_, at) => isConcern(at)).length,
    *pieces() {
      yield "[";
      for (let at = 0; at < count; at += 1) {
        const fault = plan[at] ?? null;
        const record = faulty(recordAt(at, states, isConcern(at)), fault, at, states);
        yield `${at === 0 ? "" : ","}\n${JSON.stringify(record)}`;
      }
      yield "\n]\n";
    },
  };
}

/** Faults here and there, each on a record of its own; a repetition never stands on the first record. */
function spread(faults: Record<Fault, number>, count: number): (Fault | null)[] {
  const plan: (Fault | null)[] = Array.from({ length: count }, () => null);
  let at = 5;
  for (const [name, times] of Object.entries(faults) as [Fault, number][])
    for (let n = 0; n < times; n += 1) {
      while (plan[at] !== null || isTaken(plan, at, name)) at = (at + 1) % count;
      plan[at] = name;
      at = (at + 7919) % count;
    }
  return plan;
}

/** A repetition repeats the record before it, which is therefore whole. */
function isTaken(plan: (Fault | null)[], at: number, name: Fault): boolean {
  if (at === 0) return true;
  const before = plan[at - 1];
  const after = plan[at + 1];
  if (after?.startsWith("same")) return true;
  return name.startsWith("same") && (before !== null || bodyAt(at - 1).name !== "UPR");
}

const TOTAL = BODIES.reduce((sum, { share }) => sum + share, 0);

/** Bodies alternate in their proportions. */
function bodyAt(at: number): Body {
  let left = (at * 104_729) % TOTAL;
  for (const body of BODIES) {
    if (left < body.share) return body;
    left -= body.share;
  }
  return BODIES[0];
}

/** Spread as random ids are: a multiplication by an odd number keeps all of them apart. */
const uuid = (kind: string, n: number) => {
  const spread = ((BigInt(n) + 1n) * 0x9e3779b1n) & 0xffffffffn;
  const start = spread.toString(16).padStart(8, "0");
  return `${start}-000${kind}-4000-8000-${n.toString(16).padStart(12, "0")}`;
};

const pick = <T>(things: readonly T[], n: number): T => things[n % things.length] as T;

type Given = ReturnType<typeof recordAt>;

function recordAt(at: number, states: readonly GivenState[], isConcern: boolean) {
  const body = bodyAt(at);
  const isReview = body.name === "UPR";
  const state = pick(states, at * 31);
  const cycle = 1 + (Math.floor(at / states.length) % 4);
  const session = [7, 20, 33, 46][cycle - 1] ?? 7;
  const place = states.indexOf(state);
  const symbol = isReview ? `A/HRC/${session + 10}/${place + 1}` : symbolOf(body, state, at);
  const number = isReview
    ? `${100 + cycle}.${Math.floor(at / (4 * states.length)) + 1}`
    : `${(at % 90) + 5}`;
  const recommender = pick(states, at * 17 + 3);
  return {
    AnnotationId: uuid("a", at),
    DocumentId: uuid("d", place),
    Symbol: symbol,
    Body: `- ${body.name}`,
    AnnotationType: isConcern ? "- Concerns/Observations" : "- Recommendations",
    Text: `${number}. ${textAt(at)}${isReview ? ` (${recommender.name});` : ""}`,
    Countries: [state.name],
    Regions: ["Fair Region"],
    AffectedPersons: at % 3 === 0 ? ["Gardeners", "Children of gardeners"] : [],
    Themes: [pick(THEMES, at), pick(THEMES, at * 3 + 1)],
    Sdgs: ["15 - LIFE ON LAND", "15.2 - Plant more trees"],
    PublicationDate: `${2009 + (at % 16)}-0${1 + (at % 9)}-12T00:00:00`,
    PublicationDateOnUhri: "2025-03-03T10:53:45.827",
    UprCycle: isReview ? cycle : null,
    UprPositions: isReview
      ? [at % 5 === 0 ? "Noted" : at % 19 === 0 ? "Supported/Noted" : "Supported"]
      : [],
    UprRecommendingCountry: isReview ? [recommender.name] : [],
    UprRecommendingRegions: isReview ? ["Fair Region"] : [],
    UprSession: isReview ? [`${session}th Session - Cycle ${cycle}`] : [],
  };
}

const symbolOf = (body: Exclude<Body, { name: "UPR" }> | Body, state: GivenState, at: number) =>
  `${"symbol" in body ? body.symbol : ""}/${state.iso3}/CO/${1 + (Math.floor(at / 997) % 4)}`;

function faulty(
  given: Given,
  fault: Fault | null,
  at: number,
  states: readonly GivenState[],
): Given {
  return fault === null ? given : FAULTY[fault](given, at, states);
}

type Spoil = (given: Given, at: number, states: readonly GivenState[]) => Given;
const stateAt = (at: number, states: readonly GivenState[]) => pick(states, at * 31);

/** What each fault makes of a whole record. */
const FAULTY: Record<Fault, Spoil> = {
  "no country": (given, at, states) => ({
    ...given,
    Countries: [],
    ...notReviewed(`CEDAW/C/${stateAt(at, states).iso3}/CO/4`, "- CEDAW"),
  }),
  "no country and no symbol": (given) => ({
    ...given,
    Countries: [],
    ...notReviewed("A/99/1", "- SR Fair Weather"),
  }),
  "code for a country": (given, at, states) => ({
    ...given,
    Countries: [stateAt(at, states).iso2],
  }),
  asterisk: (given) => ({
    ...given,
    Countries: ["State of Palestine*"],
    ...notReviewed("CEDAW/C/PSE/CO/1", "- CEDAW"),
  }),
  Kosovo: (given) => ({
    ...given,
    Countries: ["Kosovo*"],
    ...notReviewed("A/HRC/99/7", "- SR Fair Weather"),
  }),
  Turkey: (given) => ({
    ...given,
    Countries: ["Turkey"],
    ...notReviewed("CERD/C/TUR/CO/4", "- CERD"),
  }),
  "European Union": (given) => ({
    ...given,
    Countries: ["European Union"],
    ...notReviewed("CRPD/C/EU/CO/1", "- CRPD"),
  }),
  "body by its long name": (given, at, states) => ({
    ...given,
    ...notReviewed(
      `CRC/C/${stateAt(at, states).iso3}/CO/9`,
      "- Committee on the Rights of the Child",
    ),
  }),
  "body is a dash": (given, at, states) => ({
    ...given,
    ...notReviewed(`CAT/C/${stateAt(at, states).iso3}/CO/9`, "-"),
  }),
  "independent expert": (given) => ({ ...given, ...notReviewed("A/HRC/99/8", "- IE  Albinism") }),
  "theme with blanks": (given, at) => ({ ...given, Themes: [` ${pick(THEMES, at)}  `] }),
  "no type": (given) => ({
    ...given,
    ...notReviewed(given.Symbol, "- CAT"),
    AnnotationType: "",
  }),
  "type by its id": (given) => ({
    ...given,
    AnnotationType: "- aa43335f-ec93-415e-bd4a-87ec91225983",
  }),
  "type by an unknown id": (given, at) => ({
    ...given,
    ...notReviewed(given.Symbol, "- CAT"),
    AnnotationType: `- ${uuid("e", at)}`,
  }),
  "no content": (given) => ({ ...given, Text: "&nbsp;" }),
  "same record again": (_, at, states) => recordAt(at - 1, states, false),
  "same id, other text": (_, at, states) => ({
    ...recordAt(at - 1, states, false),
    Text: `9.9. Cut down what is left of it, says ${at}`,
  }),
  "two countries": (given) => ({
    ...given,
    Countries: ["- South Sudan", "- Sudan"],
    ...notReviewed("A/HRC/99/9", "- SR Fair Weather"),
  }),
};

const notReviewed = (Symbol: string, Body: string) => ({
  Symbol,
  Body,
  AnnotationType: "- Recommendations",
  UprCycle: null,
  UprPositions: [],
  UprRecommendingCountry: [],
  UprRecommendingRegions: [],
  UprSession: [],
});

const THEMES = [
  "Shade & shelter",
  "Fair weather",
  "Right to a garden",
  "Pruning of hedges",
  "Access to ladders",
  "Freedom of picnic",
  "Quiet afternoons",
];

/** Texts of 60 to 1,400 letters, every third with escapes. */
function textAt(at: number): string {
  const length = 60 + ((at * 7_919) % 1_340);
  const words: string[] = [`Examplian planting measure ${at}:`];
  for (let size = 0, n = at; size < length; n += 5) {
    const word = pick(WORDS, n * n + at);
    words.push(word);
    size += word.length + 1;
  }
  return words.join(at % 3 === 0 ? "&nbsp;" : " ");
}

const WORDS =
  "plant trees hedges near every school and water them in dry summers so that gardeners who rest there find shade at noon while ladders stay within reach of all who prune them".split(
    " ",
  );
