import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { publication } from "@/lib/db/publication";
import { record } from "@/lib/db/record";
import { withClient } from "@/lib/db/server";
import { member, recommendation, world } from "@/lib/db/testing/world";
import { env } from "@/lib/env";
import type { Outcome } from "@/lib/domain/outcome";
import { listProtectedNames, protectName, unprotectName } from "./protected-name";
import { previewPublication, publishEdition } from "./publishing";
import { answerName } from "./publishing-name";

// The people here are made up. Each test has a person of its own.
const short = () => randomUUID().slice(0, 8).replaceAll(/\d/g, "x");
const person = () => `Zilpzalp ${short()}`;

describe("a protected name", () => {
  test("stops an edition in whatever field it stands, and nobody answers for it", async () => {
    const { editor, researcher } = await world();
    const name = person();
    const { id } = value(await protectName(editor, { names: name, reference: "P-1" }));
    const ref = `P.${short()}`;
    const turned = name.split(" ").toReversed().join(", ").toUpperCase();
    const { id: held } = await recommendation({ ref, summary: `Release ${turned} at once` });

    const hits = await hitsIn(ref);
    expect(hits).toMatchObject([{ field: "summary", guard: "protected", reason: null }]);
    const refusal = await publishEdition(editor, { note: "With a name in it" });
    expect(refusal).toMatchObject({ ok: false, problem: { code: "not ready" } });
    expect(JSON.stringify(refusal)).not.toContain(turned);
    await answerName(editor, { digest: hits[0]!.digest, reason: "Because" }).catch(() => null);
    expect((await publishEdition(editor, { note: "Answered" })).ok).toBe(false);
    expect(await publication.publishedRecommendation.count({ where: { ref } })).toBe(0);
    // Whoever does not publish is not told that somebody is protected.
    const theirs = await previewPublication(researcher);
    expect(theirs.ok && theirs.value.names.filter(({ key }) => key === ref)).toEqual([]);

    // A note of the edition counts as well, and so does every other text.
    await record.recommendation.update({ where: { id: held }, data: { summary: "Release all" } });
    expect(await publishEdition(editor, { note: `On ${name}` })).toMatchObject({
      ok: false,
      problem: { field: "note" },
    });
    await record.recommendation.update({
      where: { id: held },
      data: { textVerbatim: `Of ${name}` },
    });
    expect(await hitsIn(ref)).toMatchObject([{ field: "text", guard: "protected" }]);

    value(await unprotectName(editor, id));
    value(await publishEdition(editor, { note: "It is protected no longer" }));
    expect(await publication.publishedRecommendation.count({ where: { ref } })).toBe(1);
  });

  test("stands nowhere: not in the database, not in the log, not in an answer", async () => {
    const { editor } = await world();
    const name = `Qu${short()} Zw${short()}`;
    const added = await protectName(editor, { names: `${name}\n虚构人物\n`, reference: "" });
    expect(added).toMatchObject({ ok: true, value: { spellings: 2 } });
    const again = await protectName(editor, { names: name, reference: "" });
    expect(again).toMatchObject({ ok: true, value: { spellings: 1 } });
    const refusal = await protectName(editor, { names: `${name}\nLi`, reference: "" });
    expect(refusal).toMatchObject({ ok: false, problem: { field: "names" } });

    const told = JSON.stringify([added, again, refusal, await listProtectedNames(editor)]);
    const all = told + (await everythingInTheRecord());
    expect(all).toContain("protected a name");
    for (const word of [...name.split(" "), "虚构人物"])
      expect(all.toLowerCase().includes(word.toLowerCase())).toBe(false);
  });

  test("is added and removed only shortly after a code, and by editors of its organisation", async () => {
    const { editor, researcher, organisation, administrator } = await world();
    const given = { names: person(), reference: "Somebody Known" };
    expect(await protectName(researcher, given)).toMatchObject({
      problem: { code: "not allowed" },
    });
    const later = { ...editor, recentlyProved: false };
    expect(await protectName(later, given)).toMatchObject({ problem: { code: "prove first" } });
    expect(await protectName(editor, given)).toMatchObject({ problem: { field: "reference" } });
    const { id } = value(await protectName(editor, { ...given, reference: "P-3" }));
    expect(await unprotectName(later, id)).toMatchObject({ problem: { code: "prove first" } });
    const other = await member("editor", organisation.id);
    expect(await unprotectName(other, id)).toMatchObject({ problem: { code: "not found" } });
    expect((await listProtectedNames(other)).map((one) => one.id)).not.toContain(id);
    expect((await listProtectedNames(administrator)).map((one) => one.id)).toContain(id);
    value(await unprotectName(administrator, id));
    expect(await record.protectedSpelling.count({ where: { nameId: id } })).toBe(0);
    expect(await unprotectName(editor, id)).toMatchObject({ problem: { code: "not found" } });
  });

  test("that was added under another key stops every edition, since it would protect nobody", async () => {
    const { editor } = await world();
    const { id } = value(await protectName(editor, { names: person(), reference: "P-4" }));
    await recommendation({ ref: `P.${short()}`, summary: "Publish the budget" });
    const secret = env.NEXTAUTH_SECRET;
    env.NEXTAUTH_SECRET = "another secret for tests alone, of some length";
    expect(await publishEdition(editor, { note: "After a move" })).toMatchObject({
      ok: false,
      problem: { code: "not ready", message: expect.stringMatching(/another secret/) },
    });
    expect((await listProtectedNames(editor)).find((one) => one.id === id)?.isLost).toBe(true);
    env.NEXTAUTH_SECRET = secret;
    expect(await publishEdition(editor, { note: "With the right one" })).toMatchObject({
      ok: true,
    });
  });
});

async function hitsIn(key: string) {
  const { editor } = await world();
  const preview = value(await previewPublication(editor));
  return preview.names.filter((one) => one.key === key);
}

/** Every table as its owner reads it. */
async function everythingInTheRecord(): Promise<string> {
  const url = process.env["ONUS_TEST_OWNER_RECORD_URL"] ?? "";
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ all: string }>(
      "select database_to_xml(true, false, '')::text as all",
    );
    return rows[0]?.all ?? "";
  });
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}
