import { expect, test } from "vitest";
import { reportStateOf } from "./report-state";

const NOW = new Date("2026-03-01T09:00:00Z");
const draft = {
  entry: "draft",
  isInConsultation: false,
  embargoedUntil: null,
  publishedIssue: null,
  issue: 1,
} as const;

test.each([
  ["draft", {}],
  ["consultation", { isInConsultation: true }],
  ["draft", { entry: "returned" }],
  ["locked", { entry: "in review" }],
  ["locked", { entry: "in review", isInConsultation: true }],
  ["approved", { entry: "approved" }],
  ["embargoed", { entry: "approved", embargoedUntil: new Date("2026-03-01T09:00:01Z") }],
  ["approved", { entry: "approved", embargoedUntil: NOW }],
  ["published", { entry: "approved", publishedIssue: 1 }],
  ["corrected", { entry: "approved", publishedIssue: 2, issue: 2 }],
  ["draft", { entry: "draft", publishedIssue: 1, issue: 2 }],
  ["locked", { entry: "in review", publishedIssue: 1, issue: 2 }],
  ["withdrawn", { entry: "withdrawn", publishedIssue: 1 }],
] as const)("it is %s where %j", (state, facts) => {
  expect(reportStateOf({ ...draft, ...facts }, NOW)).toBe(state);
});
