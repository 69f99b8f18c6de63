import { expect, test } from "vitest";
import { change } from "@/lib/db/record";
import { recommendation, world } from "@/lib/db/testing/world";
import { done } from "@/lib/domain/outcome";
import { findTour } from "./tour";

test("there is no tour of an empty record", async () => {
  const { editor } = await world();
  expect(await findTour(editor)).toEqual([]);
});

test("it leads each role to what it may do, on a recommendation that nobody has assessed", async () => {
  const { reader, researcher, editor } = await world();
  await recommendation({ ref: "A-HRC-90-1.2", paragraph: "1.2" });
  const keys = async (who: typeof reader) => (await findTour(who)).map(({ key }) => key);
  expect(await keys(reader)).toEqual(["look", "narrow", "public"]);
  expect(await keys(researcher)).toEqual([
    ...["look", "narrow", "log", "draft", "comment", "public", "retract"],
  ]);
  expect(await keys(editor)).toContain("review");
  const [first] = await findTour(reader);
  expect(first?.href).toBe("/desk/recommendations/A-HRC-90-1.2");
});

test("what a member has done is marked for them, and for nobody else", async () => {
  const { researcher, editor } = await world();
  await change(researcher, { did: "logged evidence", subject: "x" }, async () => done(null));
  const marked = async (who: typeof researcher) =>
    (await findTour(who)).filter(({ isDone }) => isDone).map(({ key }) => key);
  expect(await marked(researcher)).toEqual(["log"]);
  expect(await marked(editor)).toEqual([]);
});
