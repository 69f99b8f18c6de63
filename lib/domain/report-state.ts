import type { EntryState } from "./entry/state";

/** Where a report stands on its way out of the house (domain research, 5.2). */
export const REPORT_STATES = [
  "draft",
  "consultation",
  "locked",
  "embargoed",
  "approved",
  "published",
  "corrected",
  "withdrawn",
] as const;
export type ReportState = (typeof REPORT_STATES)[number];

type Standing = {
  /** Of its newest version. */
  entry: EntryState;
  isInConsultation: boolean;
  /** While this lies ahead, nobody outside knows of it. */
  embargoedUntil: Date | null;
  /** The issue that the newest edition holds; null where it holds none. */
  publishedIssue: number | null;
  /** The issue that is worked on, or was worked on last. */
  issue: number;
};

/**
 * Read off what has happened, and never stored. A report that is published and being corrected is told by its next issue:
 * what is out stays out until that one follows.
 */
export function reportStateOf(
  { entry, isInConsultation, embargoedUntil, publishedIssue, issue }: Standing,
  now: Date,
): ReportState {
  if (entry === "withdrawn") return "withdrawn";
  if (publishedIssue !== null && publishedIssue === issue)
    return issue > 1 ? "corrected" : "published";
  if (entry === "approved")
    return embargoedUntil !== null && embargoedUntil > now ? "embargoed" : "approved";
  if (entry === "in review") return "locked";
  return isInConsultation ? "consultation" : "draft";
}
