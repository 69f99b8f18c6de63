import { beforeAll, expect, test } from "vitest";
import { publication } from "@/lib/db/publication";
import { record } from "@/lib/db/record";
import { leastFacts } from "@/lib/db/testing/entry";
import { NOBODY } from "@/lib/db/testing/harm";
import { member, recommendation, world } from "@/lib/db/testing/world";
import type { ReportFacts } from "@/lib/domain/entry/report";
import type { Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { toHtml } from "@/lib/export/document/html";
import { toJsonAnnex } from "@/lib/export/report/content";
import { reportOf } from "@/lib/export/report/report";
import { findReportInput } from "@/lib/public/report-contents";
import { approveEntry, draftEntry, submitEntry } from "./entry";
import { publishEdition } from "./publishing";
import { findAnnex, makeAnnex, saveAnnex } from "./report-annex";
import { findReport, listReports, previewReport } from "./report-reading";

const CANARY = "Kanarienvogel";
const KEY = "annexed";
const LINKS = { state: "XEX", recommendation: "R-1", document: "D", review: "XEX-1" };

/** An editor who logged what is closed, and one of another organisation who may not read it. */
let holder: StaffMember;

beforeAll(async () => {
  const { researcher, editor, organisation } = await world();
  holder = await member("editor", organisation.id);
  await recommendation({ ref: "R-1" });
  value(await publishEdition(editor, { note: "A test" }));
  const asked = await record.recommendation.findUniqueOrThrow({ where: { ref: "R-1" } });
  for (const [code, confidentiality, checkedAt] of [
    ["closed", "restricted", new Date()],
    ["unchecked", "restricted", null],
    ["sealed", "sealed", new Date()],
    ["open", "public", new Date()],
  ] as const)
    await record.evidence.create({
      data: {
        code,
        title: `${CANARY} title of ${code}`,
        kind: "testimony",
        summaryPublic: `${CANARY} summary`,
        detailRestricted: `${CANARY} detail`,
        confidentiality,
        checkedAt,
        ...(checkedAt && { checkedById: editor.id }),
        loggedById: holder.id,
        organisationId: organisation.id,
        links: { create: { recommendationId: asked.id, relation: "shows-lack", note: null } },
      },
    });
  const facts = {
    ...leastFacts("report", "a report", LINKS),
    ...{ form: "data-annex", on: "2026-03-01", edition: 1, scope: "state=XEX", state: "XEX" },
  };
  const draft = { facts, confidentiality: "coalition", embargoedUntil: null } as const;
  const rest = { consent: null, checkNote: null };
  value(
    await draftEntry(researcher, {
      kind: "report",
      key: KEY,
      draft: { ...draft, confidentiality: "public", ...rest },
    }),
  );
});

test("it holds what was chosen of what its maker may read, on pages that say whose copy it is", async () => {
  const found = value(await findAnnex(holder, KEY));
  expect(found.choices.map(({ code }) => code)).toEqual(["closed"]);
  const evidence = ["closed", "sealed", "open", "unchecked"];
  value(await saveAnnex(holder, { key: KEY, words: `${CANARY} words`, evidence, version: 0 }));
  expect(value(await findAnnex(holder, KEY)).chosen).toEqual(["closed"]);

  const made = value(await makeAnnex(holder, KEY));
  expect(made.marking).toContain(holder.name);
  const said = JSON.stringify(made);
  for (const words of ["words", "title of closed", "detail"])
    expect(said).toContain(`${CANARY} ${words}`);
  for (const code of ["sealed", "open", "unchecked"])
    expect(said).not.toContain(`title of ${code}`);
  expect(toHtml(made)).toContain(made.marking!);
});

test("whoever may not read the evidence makes it without, and does not take it away by saving", async () => {
  const { editor } = await world();
  expect(JSON.stringify(value(await makeAnnex(editor, KEY)))).not.toContain("title of closed");
  const { version, choices, chosen } = value(await findAnnex(editor, KEY));
  expect([choices, chosen]).toEqual([[], []]);
  value(await saveAnnex(editor, { key: KEY, words: `${CANARY} words`, evidence: [], version }));
  expect(value(await findAnnex(holder, KEY)).chosen).toEqual(["closed"]);
  expect(
    problem(await saveAnnex(editor, { key: KEY, words: "", evidence: [], version })).code,
  ).toBe("stale");
});

test("without the right, or a code just given, it is as if it were not there", async () => {
  const { researcher, reader } = await world();
  for (const who of [researcher, reader])
    for (const key of [KEY, "no-such-report"])
      for (const outcome of [
        await findAnnex(who, key),
        await makeAnnex(who, key),
        await saveAnnex(who, { key, words: "", evidence: [], version: 0 }),
      ])
        expect(problem(outcome)).toEqual({
          code: "not allowed",
          message: "Confidential annexes are for editors and administrators",
        });
  const unproved = { ...holder, recentlyProved: false } as StaffMember;
  expect(problem(await makeAnnex(unproved, KEY)).code).toBe("prove first");
  expect(problem(await makeAnnex(unproved, "no-such-report")).code).toBe("prove first");
  expect(problem(await makeAnnex(holder, "no-such-report")).code).toBe("not found");
});

test("nothing of it stands anywhere else: not in the report, its files, the publication or the log", async () => {
  const { researcher, editor, administrator } = await world();
  const { newest } = (await findReport(researcher, KEY))!.found;
  const locked = value(await submitEntry(researcher, "report", KEY, newest.version));
  value(await approveEntry(editor, "report", KEY, locked.version, NOBODY));
  value(await publishEdition(administrator, { note: "A test" }));

  const facts = (await previewReport(researcher, KEY)) as ReportFacts;
  const input = value(await findReportInput(KEY, facts));
  const report = reportOf(input);
  const files = [toHtml(report), [...toJsonAnnex(input)].join(""), JSON.stringify(report)];
  const open = new RegExp(`${CANARY} (words|detail|title of (closed|sealed|unchecked))`);
  for (const text of files) expect(text).not.toMatch(open);
  const rows = await Promise.all([
    publication.publishedEntry.findMany(),
    publication.publishedRecommendation.findMany(),
    record.auditEvent.findMany(),
    listReports(researcher),
    findReport(researcher, KEY),
    findReport(editor, KEY),
  ]);
  const all = JSON.stringify(rows, (_, one: unknown) => (typeof one === "bigint" ? `${one}` : one));
  expect(all).not.toMatch(open);
  const made = await record.auditEvent.findFirstOrThrow({
    where: { did: "made annex", memberId: holder.id },
  });
  expect(made).toMatchObject({ subject: `report ${KEY}`, detail: { evidence: ["closed"] } });
});

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}

function problem(outcome: Outcome<unknown>) {
  if (outcome.ok) throw new Error("it was done");
  return outcome.problem;
}
