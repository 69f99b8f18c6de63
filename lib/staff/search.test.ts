import { expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { recommendation, world } from "@/lib/db/testing/world";
import type { Outcome } from "@/lib/domain/outcome";
import { addComment } from "./comment";
import { searchEverything, type FoundEverywhere } from "./search";

const countsOf = (found: FoundEverywhere | null) =>
  found && Object.fromEntries(Object.entries(found).map(([name, { total }]) => [name, total]));

test("one word finds what was asked, what was found, its source, and what members say of it", async () => {
  const { researcher, editor, reader, organisation } = await world();
  const asked = await recommendation({
    ref: "A-HRC-90-1.2",
    paragraph: "1.2",
    summary: "Open the reservoir archive",
  });
  await record.assessment.create({
    data: {
      recommendationId: asked.id,
      level: "initiated",
      rationalePublic: "A reservoir was opened to two readers",
      authorId: researcher.id,
      organisationId: organisation.id,
    },
  });
  await source("open-one", "coalition", "Notes on a Reservoir");
  const thing = { kind: "recommendation" as const, key: asked.ref };
  value(await addComment(editor, { thing, field: null, text: "Which RESERVOIR is it?" }));
  expect(countsOf(await searchEverything(reader, " reservoir "))).toEqual({
    recommendations: 1,
    evidence: 1,
    entries: 0,
    documents: 0,
    findings: 1,
    comments: 1,
  });
  expect(await searchEverything(reader, "  ")).toBeNull();
});

test("what is closed to a member is neither found nor counted, nor is what is said of it", async () => {
  const { researcher, editor } = await world();
  await source("closed-one", "restricted", "A lighthouse keeper’s account");
  const thing = { kind: "evidence" as const, key: "closed-one" };
  const text = "The lighthouse again";
  value(await addComment(researcher, { thing, field: null, text }));
  expect(countsOf(await searchEverything(researcher, "lighthouse"))).toMatchObject({
    evidence: 1,
    comments: 1,
  });
  expect(await searchEverything(editor, "lighthouse")).toEqual(
    await searchEverything(editor, "nothingsaysthis"),
  );
});

async function source(code: string, confidentiality: string, title: string) {
  const { researcher, organisation } = await world();
  await record.evidence.create({
    data: {
      ...{ code, title, kind: "ngo", confidentiality },
      organisationId: organisation.id,
      loggedById: researcher.id,
    },
  });
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}
