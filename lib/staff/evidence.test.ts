import { createHash, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { member, recommendation, world } from "@/lib/db/testing/world";
import { CONFIDENTIALITIES, mayRead } from "@/lib/domain/confidentiality";
import { evidenceDraft, type EvidenceDraft } from "@/lib/domain/evidence";
import type { Outcome } from "@/lib/domain/outcome";
import { ROLES, type StaffMember } from "@/lib/domain/permission";
import { checkEvidence, logEvidence, retractEvidence, updateEvidence } from "./evidence";
import { findEvidence, listEvidence } from "./evidence-reading";

let count = 0;
const REFS = ["A-HRC-1-1.1", "A-HRC-1-1.2", "A-HRC-1-1.3", "A-HRC-1-1.4", "A-HRC-1-1.5"];

beforeAll(async () => {
  for (const ref of REFS) await recommendation({ ref });
});

function draft(given: Record<string, unknown> = {}): EvidenceDraft {
  return evidenceDraft.parse({
    title: `${randomUUID()} notice of the Gazette`,
    url: `https://gazette.example.org/${++count}`,
    kind: "state",
    confidentiality: "coalition",
    links: [{ ref: REFS[0], relation: "shows-lack" }],
    ...given,
  });
}

describe("logging evidence", () => {
  test("one document speaks to five recommendations at once", async () => {
    const { researcher } = await world();
    const links = REFS.map((ref) => ({ ref, relation: "context" }));
    const { code } = value(await logEvidence(researcher, draft({ links })));
    const found = await findEvidence(researcher, code);
    expect(found?.links.map((link) => link.recommendation.ref)).toEqual(REFS);
    expect(found?.state).toBe("awaiting check");
  });

  test("leaves a line with a name on it, and no word of the content", async () => {
    const { researcher } = await world();
    const { code } = value(await logEvidence(researcher, draft({ title: "A telling title" })));
    const events = await record.auditEvent.findMany({ where: { subject: code } });
    expect(events).toMatchObject([{ memberId: researcher.id, did: "logged evidence" }]);
    expect(JSON.stringify(events[0]?.detail)).not.toContain("telling");
  });

  test("is refused to a reader", async () => {
    const { reader } = await world();
    const before = await record.evidence.count();
    expect(await logEvidence(reader, draft())).toMatchObject(problem("not allowed"));
    expect(await record.evidence.count()).toBe(before);
  });

  test("names the recommendation that does not exist, and writes nothing", async () => {
    const { researcher } = await world();
    const before = await record.evidence.count();
    const outcome = await logEvidence(
      researcher,
      draft({ links: [{ ref: "A-HRC-9-9.9", relation: "context" }] }),
    );
    expect(outcome).toMatchObject({ ok: false, problem: { code: "not valid", field: "links" } });
    expect(!outcome.ok && outcome.problem.message).toContain("A-HRC-9-9.9");
    expect(await record.evidence.count()).toBe(before);
  });

  test("warns of the same address, whatever its last slash, and is told to go on", async () => {
    const { researcher } = await world();
    const first = draft();
    const { code } = value(await logEvidence(researcher, first));
    const again = draft({ url: `${first.url}/` });
    expect(await logEvidence(researcher, again)).toMatchObject({
      ok: false,
      problem: { code: "conflict", field: "url", held: { code } },
    });
    value(await logEvidence(researcher, again, { allowDuplicate: true }));
  });

  test("warns of nearly the same title, whatever its accents and order, and of no other", async () => {
    const { researcher } = await world();
    const title = "Trois années après l’examen: what Examplia promised";
    const { code } = value(await logEvidence(researcher, draft({ title })));
    const near = draft({ title: "What Examplia promised – trois annees apres l'examen" });
    expect(await logEvidence(researcher, near)).toMatchObject({
      problem: { code: "conflict", field: "title", held: { code } },
    });
    value(await logEvidence(researcher, draft({ title: "What Examplia did, two years before" })));
  });

  test("warns of a file that is held already, by its bytes and not by its name", async () => {
    const { researcher } = await world();
    const { code } = value(
      await logEvidence(researcher, draft({ attachments: [await upload(researcher, "b")] })),
    );
    const again = draft({ attachments: [await upload(researcher, "b")] });
    expect(await logEvidence(researcher, again)).toMatchObject({
      problem: { code: "conflict", field: "attachments", held: { code } },
    });
    value(await logEvidence(researcher, again, { allowDuplicate: true }));
  });

  test("does not warn of a title or a file that only a source may not be known by", async () => {
    const { researcher, editor } = await world();
    const hidden = draft({
      confidentiality: "restricted",
      attachments: [await upload(editor, "c")],
    });
    value(await logEvidence(editor, hidden));
    const same = { title: hidden.title, attachments: [await upload(researcher, "c")] };
    value(await logEvidence(researcher, draft(same)));
  });

  test("does not warn of an address that only a source may not be known by", async () => {
    const { researcher, editor } = await world();
    const hidden = draft({ confidentiality: "restricted" });
    value(await logEvidence(editor, hidden));
    value(await logEvidence(researcher, draft({ url: hidden.url })));
  });

  test("takes only files that this member uploaded", async () => {
    const { researcher, editor } = await world();
    const mine = await upload(researcher);
    const theirs = await upload(editor);
    expect(await logEvidence(researcher, draft({ attachments: [theirs] }))).toMatchObject(
      problem("not found"),
    );
    const { code } = value(await logEvidence(researcher, draft({ attachments: [mine] })));
    expect((await findEvidence(researcher, code))?.attachments.map(({ id }) => id)).toEqual([mine]);
  });
});

describe("changing evidence", () => {
  test("a second save over the first is refused, and shows what stands there", async () => {
    const { researcher } = await world();
    const { code, version } = value(await logEvidence(researcher, draft()));
    value(await updateEvidence(researcher, code, draft({ title: "The first" }), version));
    const slower = await updateEvidence(researcher, code, draft({ title: "The second" }), version);
    expect(slower).toMatchObject({
      ok: false,
      problem: { code: "stale", held: { title: "The first" } },
    });
    expect((await findEvidence(researcher, code))?.title).toBe("The first");
  });

  test("what was checked has to be checked anew", async () => {
    const { researcher, editor } = await world();
    const { code, version } = value(await logEvidence(researcher, draft()));
    const checked = value(await checkEvidence(editor, code, version));
    value(await updateEvidence(researcher, code, draft(), checked.version));
    expect((await findEvidence(researcher, code))?.state).toBe("awaiting check");
  });

  test("is for its logger and for editors", async () => {
    const { researcher, organisation } = await world();
    const colleague = await member("researcher", organisation.id);
    const { code, version } = value(await logEvidence(researcher, draft()));
    expect(await updateEvidence(colleague, code, draft(), version)).toMatchObject(
      problem("not allowed"),
    );
  });
});

describe("checking evidence", () => {
  test("is not for who logged it, whatever their role", async () => {
    const { editor } = await world();
    const { code, version } = value(await logEvidence(editor, draft()));
    expect(await checkEvidence(editor, code, version)).toMatchObject(problem("same person"));
  });

  test("is not for who changed it last", async () => {
    const { researcher, editor, administrator } = await world();
    const { code, version } = value(await logEvidence(researcher, draft()));
    const changed = value(await updateEvidence(editor, code, draft(), version));
    expect(await checkEvidence(editor, code, changed.version)).toMatchObject(
      problem("same person"),
    );
    value(await checkEvidence(administrator, code, changed.version));
  });

  test("is not for a researcher", async () => {
    const { researcher, organisation } = await world();
    const colleague = await member("researcher", organisation.id);
    const { code, version } = value(await logEvidence(researcher, draft()));
    expect(await checkEvidence(colleague, code, version)).toMatchObject(problem("not allowed"));
  });

  test("confirms what was seen and not what came after", async () => {
    const { researcher, editor } = await world();
    const { code, version } = value(await logEvidence(researcher, draft()));
    value(await updateEvidence(researcher, code, draft(), version));
    expect(await checkEvidence(editor, code, version)).toMatchObject(problem("stale"));
  });
});

test("a retraction needs a reason, keeps it, and is for good", async () => {
  const { researcher } = await world();
  const { code } = value(await logEvidence(researcher, draft()));
  expect(await retractEvidence(researcher, code, "  ")).toMatchObject(problem("not valid"));
  value(await retractEvidence(researcher, code, "It was a forgery"));
  expect(await findEvidence(researcher, code)).toMatchObject({
    state: "retracted",
    retractionReason: "It was a forgery",
  });
  expect(await retractEvidence(researcher, code, "Again")).toMatchObject(problem("already done"));
});

describe("confidential evidence", () => {
  test("is seen in the lists by exactly those who may read it", async () => {
    const { organisation, partner } = await world();
    const logger = await member("researcher", organisation.id);
    const logged = await Promise.all(
      CONFIDENTIALITIES.map(async (confidentiality) => {
        const embargoedUntil = confidentiality === "embargoed" ? "2099-01-01T00:00:00Z" : undefined;
        const { code } = value(
          await logEvidence(logger, draft({ confidentiality, embargoedUntil })),
        );
        return { code, confidentiality };
      }),
    );
    const owner = { organisationId: logger.organisationId, loggedById: logger.id };
    for (const role of ROLES)
      for (const who of [
        logger,
        await member(role, organisation.id),
        await member(role, partner.id),
      ]) {
        const should = logged
          .filter(({ confidentiality }) => mayRead(who, { ...owner, confidentiality }))
          .map(({ code }) => code);
        const { rows } = await listEvidence(who, {});
        const seen = logged.filter(({ code }) => rows.some((row) => row.code === code));
        expect(seen.map(({ code }) => code)).toEqual(should);
        for (const { code } of logged)
          expect((await findEvidence(who, code)) !== null).toBe(should.includes(code));
      }
  });

  test("and evidence that does not exist are refused in the same words", async () => {
    const { researcher, editor } = await world();
    const { code, version } = value(
      await logEvidence(researcher, draft({ confidentiality: "restricted" })),
    );
    const hidden = await checkEvidence(editor, code, version);
    const none = await checkEvidence(editor, "nothing", version);
    expect(JSON.stringify(hidden).replace(code, "")).toBe(
      JSON.stringify(none).replace("nothing", ""),
    );
  });

  test("is not given away by what republishes it", async () => {
    const { researcher, editor } = await world();
    const hidden = value(await logEvidence(researcher, draft({ confidentiality: "restricted" })));
    const { id } = (await findEvidence(researcher, hidden.code))!;
    const open = value(await logEvidence(researcher, draft({ derivedFrom: id })));
    expect((await findEvidence(editor, open.code))?.derivedFrom).toBeNull();
    value(await updateEvidence(editor, open.code, draft(), open.version));
    expect((await findEvidence(researcher, open.code))?.derivedFrom?.code).toBe(hidden.code);
  });
});

async function upload(who: StaffMember, digit?: string): Promise<string> {
  const { id } = await record.attachment.create({
    data: {
      sha256: digit?.repeat(64) ?? createHash("sha256").update(randomUUID()).digest("hex"),
      size: 3,
      mime: "text/plain",
      originalName: "a.txt",
      uploadedById: who.id,
    },
  });
  return id;
}

const problem = (code: string) => ({ ok: false, problem: { code } });

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}
