import { expect, test } from "vitest";
import { refused, refusedFields } from "@/lib/domain/outcome";
import { errorOf, reasonsOf, type Answer } from "./answer";

const answered = (outcome: ReturnType<typeof refused>): Answer => ({ outcome, typed: {} });
const several = refusedFields("not valid", [
  { field: "title", message: "Give it a title" },
  { field: "links.0.ref", message: "Choose one" },
]);

test("each wrong field says its own reason, a part of it too", () => {
  expect(errorOf(answered(several), "title")).toBe("Give it a title");
  expect(errorOf(answered(several), "links")).toBe("Choose one");
  expect(errorOf(answered(several), "link")).toBeUndefined();
});

test("a refusal of one field alone stands beside that field", () => {
  const one = answered(refused("not found", "There is no such source", { field: "derivedFrom" }));
  expect(errorOf(one, "derivedFrom")).toBe("There is no such source");
  expect(errorOf(one, "title")).toBeUndefined();
});

test("all reasons are listed, and one is a sentence", () => {
  const problemOf = (outcome: ReturnType<typeof refused>) => !outcome.ok && outcome.problem;
  expect(reasonsOf(problemOf(several) || never())).toEqual(["Give it a title", "Choose one"]);
  expect(reasonsOf(problemOf(refused("stale", "Saved by another")) || never())).toEqual([
    "Saved by another",
  ]);
});

function never(): never {
  throw new Error("It was not refused");
}
