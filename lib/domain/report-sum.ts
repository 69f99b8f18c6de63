import { canonical } from "./canonical";
import type { ReportFacts } from "./entry/report";
import { sha256Of } from "./seal";

/** The content of a report: what was chosen and written, and what the edition says of it. */
export type ReportContent = {
  /** Its facts without what is said about it later: its hash, and the notes on corrections of earlier issues. */
  report: Omit<ReportFacts, "sha256">;
  /** Everything that the edition holds for it: figures, recommendations, entries. */
  content: object;
};

/** The SHA-256 of a report: of its canonical JSON, which depends on no wording of the interface and on no clock. */
export const reportSum = (content: ReportContent): string => sha256Of(canonical(content));
