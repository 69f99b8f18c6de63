/**
 * Every chart that has an address of its own, by its name in that address, and what it is a chart of: one State's
 * dossier, the entries of one State or of all, one recommendation, or one vote.
 */
export const CHARTS = {
  levels: "dossier",
  "said-and-found": "dossier",
  answers: "dossier",
  actions: "dossier",
  "themes-answered": "dossier",
  "themes-found": "dossier",
  issuers: "dossier",
  disagreement: "dossier",
  timeline: "entries",
  attention: "entries",
  overdue: "entries",
  detention: "entries",
  "signing-states": "entries",
  "signing-organisations": "entries",
  history: "recommendation",
  vote: "vote",
} as const satisfies Record<string, "dossier" | "entries" | "recommendation" | "vote">;

export type ChartName = keyof typeof CHARTS;
export type ChartSubject = (typeof CHARTS)[ChartName];

/** Null for a word that names no chart. */
export const chartNamed = (word: string): ChartName | null =>
  Object.hasOwn(CHARTS, word) ? (word as ChartName) : null;

export const CHART_NAMES = Object.keys(CHARTS) as ChartName[];

/** What a chart is asked of: a State by its code, a recommendation by its reference, a vote by its key. */
export type ChartAsked = {
  state?: string | undefined;
  ref?: string | undefined;
  vote?: string | undefined;
};
