import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { GET as getFile } from "@/app/(public)/site/[file]/route";
import { publication } from "@/lib/db/publication";
import { publisher } from "@/lib/db/publisher";
import { record } from "@/lib/db/record";
import { leastFacts } from "@/lib/db/testing/entry";
import { NOBODY } from "@/lib/db/testing/harm";
import { recommendation, world } from "@/lib/db/testing/world";
import type { ReportFacts } from "@/lib/domain/entry/report";
import { logoAddress } from "@/lib/domain/logo";
import type { Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { reportSum } from "@/lib/domain/report-sum";
import { reportContent } from "@/lib/export/report/content";
import { reportLogos } from "@/lib/public/logo";
import { findReportInput } from "@/lib/public/report-contents";
import { approveEntry, draftEntry, returnEntry, submitEntry } from "./entry";
import {
  openLogo,
  openReportLogos,
  removeLogo,
  removeOrganisationLogo,
  setLogo,
  setOrganisationLogo,
} from "./logo";
import { listOrganisations } from "./organisation";
import { publishEdition } from "./publishing";
import { correctReport } from "./report";
import { findReport, previewReport } from "./report-reading";
import { findSettings } from "./setting";
import { answerSignOn, openConsultation, withdrawSignature } from "./sign-on";
import { applySite } from "./site";
import { takeDown } from "./take-down";

const LINKS = { state: "XEX", recommendation: "R-1", document: "D", review: "XEX-1" };
const OWN = "Examplia Rights Watchers";
const OTHER = "Neighbours for Examplia";

beforeAll(async () => {
  const { editor } = await world();
  await recommendation({ ref: "R-1" });
  await publish(editor);
});

describe("an organisation's logo", () => {
  test("is set and taken away by administrators, with a line in the audit log, and reaches nobody yet", async () => {
    const { administrator, organisation } = await world();
    value(await setOrganisationLogo(administrator, given(organisation.id, "#b5533c")));
    const logo = await logoOf(administrator, OWN);
    expect(logo).toMatchObject({ width: 512, height: 128 });
    expect(await openLogo(administrator, logo!.sha256)).not.toBeNull();
    expect((await fileAt(logo!.sha256)).status).toBe(404);
    expect(await publisher.logo.count()).toBe(0);
    // Nor would one that was left behind by mistake.
    const data = await record.logo.findUniqueOrThrow({ where: { sha256: logo!.sha256 } });
    await publisher.logo.create({ data });
    expect((await fileAt(logo!.sha256)).status).toBe(404);
    await publisher.logo.delete({ where: { sha256: logo!.sha256 } });
    value(await removeOrganisationLogo(administrator, { organisationId: organisation.id }));
    expect(await logoOf(administrator, OWN)).toBeNull();
    const lines = await record.auditEvent.findMany({
      where: { subject: `organisation ${organisation.id}`, did: { endsWith: "organisation logo" } },
      orderBy: { seq: "asc" },
      select: { did: true, detail: true },
    });
    expect(lines).toEqual([
      { did: "set organisation logo", detail: { sha256: logo!.sha256 } },
      { did: "remove organisation logo", detail: { sha256: null } },
    ]);
  });

  test("is refused where it is not seen on white, is no picture, or is of nobody; and from an editor or without a code", async () => {
    const { administrator, editor, organisation } = await world();
    const unproved = { ...administrator, recentlyProved: false } as StaffMember;
    const own = { organisationId: organisation.id };
    const at = (outcome: Outcome<null>) => problem(outcome);
    expect(
      at(await setOrganisationLogo(administrator, given(organisation.id, "#fff"))),
    ).toMatchObject({
      field: "file",
      message: expect.stringContaining("light ground") as string,
    });
    const words = { ...own, body: inPieces(Buffer.from("<!doctype html>")) };
    expect(at(await setOrganisationLogo(administrator, words)).message).toContain("PNG");
    const nobody = given(randomUUID(), "#b5533c");
    expect(at(await setOrganisationLogo(administrator, nobody)).code).toBe("not found");
    const codes = [
      await setOrganisationLogo(editor, given(organisation.id, "#b5533c")),
      await removeOrganisationLogo(editor, own),
      await setOrganisationLogo(unproved, given(organisation.id, "#b5533c")),
      await removeOrganisationLogo(unproved, own),
    ].map((outcome) => at(outcome).code);
    expect(codes).toEqual(["not allowed", "not allowed", "prove first", "prove first"]);
    expect(await logoOf(administrator, OWN)).toBeNull();
  });
});

describe("a report with logos", () => {
  test("is locked with those of who signed, which no later change of a logo touches; they go out with it", async () => {
    const { researcher, editor, administrator, organisation, partner } = await world();
    value(await setOrganisationLogo(administrator, given(organisation.id, "#123456")));
    value(await setOrganisationLogo(administrator, given(partner.id, "#654321")));
    const { sha256 } = (await logoOf(administrator, OWN))!;
    const refused = (await logoOf(administrator, OTHER))!.sha256;
    const key = await begun(researcher, { signatoriesShown: "logos" });
    await answered(researcher, editor, key, "declined");
    const locked = await submitted(researcher, key);
    const facts = (await previewReport(researcher, key))!;
    expect(facts).toMatchObject({ signatories: [OWN], signatoryLogos: [{ name: OWN, sha256 }] });
    expect((await openReportLogos(researcher, facts)).map((one) => one.sha256)).toEqual([sha256]);

    value(await setOrganisationLogo(administrator, given(organisation.id, "#0f5c4a")));
    value(await approveEntry(editor, "report", key, locked, NOBODY));
    expect((await fileAt(sha256)).status).toBe(404);
    await publish(editor);
    const out = (await shown(key))!;
    expect(out.signatoryLogos).toEqual([{ name: OWN, sha256 }]);
    expect((await reportLogos(out)).map((one) => one.sha256)).toEqual([sha256]);
    const file = await fileAt(sha256);
    expect([file.status, file.headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(file.headers.get("x-content-type-options")).toBe("nosniff");
    expect((await fileAt(refused)).status).toBe(404);
    expect(await publisher.logo.findMany({ select: { sha256: true } })).toEqual([{ sha256 }]);

    const input = value(await findReportInput(key, out));
    expect(reportSum(reportContent(input))).toBe(out.sha256);
    const withBytes = { ...input, logos: await reportLogos(out) };
    expect(reportSum(reportContent(withBytes))).toBe(out.sha256);
    expect(JSON.stringify(reportContent(withBytes))).not.toContain("png");
  });

  test("keeps its logos when the site changes its own, and the site keeps one that a report loses", async () => {
    const { editor, administrator } = await world();
    const { key, sha256 } = await outWithLogo("#76963f");
    const number = async () => (await findSettings(administrator))!.number;
    value(await setLogo(administrator, { number: await number(), body: drawing("#76963f") }));
    await applySite();
    value(await removeLogo(administrator, { number: await number() }));
    await applySite();
    expect((await fileAt(sha256)).status).toBe(200);
    value(await setLogo(administrator, { number: await number(), body: drawing("#76963f") }));
    await applySite();
    value(await takeDown(editor, { kind: "report", key, reason: "It names a witness" }));
    expect((await publisher.logo.findMany()).map((one) => one.sha256)).toContain(sha256);
    value(await removeLogo(administrator, { number: await number() }));
    await applySite();
    expect((await publisher.logo.findMany()).map((one) => one.sha256)).not.toContain(sha256);
    expect((await fileAt(sha256)).status).toBe(404);
  });

  test("that is taken down takes them along at once", async () => {
    const { editor } = await world();
    const { key, sha256 } = await outWithLogo("#aa5500");
    expect((await fileAt(sha256)).status).toBe(200);
    value(await takeDown(editor, { kind: "report", key, reason: "It names a witness" }));
    expect((await fileAt(sha256)).status).toBe(404);
    expect(await publisher.logo.count({ where: { sha256 } })).toBe(0);
  });

  test("loses name and logo of who takes a signature back: before it is out, and in its correction", async () => {
    const { researcher, editor } = await world();
    const { key } = await outWithLogo("#5500aa");
    const { own } = (await findReport(researcher, key))!;
    value(await withdrawSignature(researcher, { key, id: own!.id }));
    value(await correctReport(researcher, { key, note: "One organisation has withdrawn" }));
    value(await approveEntry(editor, "report", key, await submitted(researcher, key), NOBODY));
    await publish(editor);
    const corrected = (await shown(key))!;
    expect(corrected).toMatchObject({ issue: 2, signatories: [] });
    expect(corrected).not.toHaveProperty("signatoryLogos");

    const later = await begun(researcher, { signatoriesShown: "logos" });
    await answered(researcher, editor, later, "signed");
    const locked = await submitted(researcher, later);
    const mine = (await findReport(researcher, later))!.own!;
    value(await withdrawSignature(researcher, { key: later, id: mine.id }));
    value(await returnEntry(editor, "report", later, locked, "A signature was taken back"));
    await submitted(researcher, later);
    const anew = (await previewReport(researcher, later))!;
    expect(anew.signatories).not.toContain(OWN);
    expect(JSON.stringify(anew.signatoryLogos ?? [])).not.toContain(OWN);
  });

  test("has none where names alone were chosen, and then says nothing of them", async () => {
    const { researcher, editor } = await world();
    await outWithLogo("#00aa55");
    for (const over of [{}, { signatoriesShown: "names" } as const]) {
      const key = await begun(researcher, over);
      await answered(researcher, editor, key, "signed");
      await submitted(researcher, key);
      const facts = (await previewReport(researcher, key))!;
      expect(facts.signatories).toContain(OWN);
      expect(facts).not.toHaveProperty("signatoryLogos");
      const content = reportContent(value(await findReportInput(key, facts)));
      expect(JSON.stringify(content)).not.toMatch(/signatoriesShown|signatoryLogos/);
    }
  });
});

/** A report that is out under the name and the logo of the researcher's organisation. */
async function outWithLogo(colour: string) {
  const { researcher, editor, administrator, organisation } = await world();
  value(await setOrganisationLogo(administrator, given(organisation.id, colour)));
  const key = await begun(researcher, { signatoriesShown: "logos" });
  await answered(researcher, editor, key, "signed");
  value(await approveEntry(editor, "report", key, await submitted(researcher, key), NOBODY));
  await publish(editor);
  return { key, sha256: (await logoOf(administrator, OWN))!.sha256 };
}

/** The researcher's organisation signs, and the editor's says this. */
async function answered(
  researcher: StaffMember,
  editor: StaffMember,
  key: string,
  answer: "signed" | "declined",
) {
  value(await openConsultation(editor, { key, until: "2099-01-01", names: `${OWN}\n${OTHER}` }));
  const idFor = async (who: StaffMember) => (await findReport(who, key))!.own!.id;
  value(await answerSignOn(researcher, { key, id: await idFor(researcher), answer: "signed" }));
  if (answer === "declined")
    value(await answerSignOn(editor, { key, id: await idFor(editor), answer }));
}

async function begun(who: StaffMember, over: Partial<ReportFacts>): Promise<string> {
  const key = `report-${randomUUID().slice(0, 8)}`;
  const facts = {
    ...leastFacts("report", "a report", LINKS),
    form: "data-annex",
    on: "2026-03-01",
    edition: 1,
    scope: "state=XEX",
    state: "XEX",
    ...over,
  };
  const about = { confidentiality: "public", embargoedUntil: null, consent: null } as const;
  const draft = { facts, ...about, checkNote: null };
  value(await draftEntry(who, { kind: "report", key, draft }));
  return key;
}

async function submitted(who: StaffMember, key: string): Promise<number> {
  const { newest } = (await findReport(who, key))!.found;
  return value(await submitEntry(who, "report", key, newest.version)).version;
}

async function publish(who: StaffMember) {
  value(await publishEdition(who, { note: "A test" }));
}

async function shown(key: string): Promise<ReportFacts | null> {
  const row = await publication.publishedEntry.findFirst({
    where: { kind: "report", key, editionTo: null },
  });
  return row ? (row.content as { facts: ReportFacts }).facts : null;
}

async function logoOf(who: StaffMember, name: string) {
  return value(await listOrganisations(who)).find((one) => one.name === name)!.logo;
}

const fileAt = (sha256: string) => {
  const address = logoAddress({ sha256 });
  return getFile(new Request(`https://onus.example${address}`), {
    params: Promise.resolve({ file: address.replace("/site/", "") }),
  });
};

const drawing = (colour: string) =>
  inPieces(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="40" height="10" fill="${colour}"/></svg>`,
    ),
  );
const given = (organisationId: string, colour: string) => ({
  organisationId,
  body: drawing(colour),
});

async function* inPieces(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}

function problem(outcome: Outcome<unknown>) {
  if (outcome.ok) throw new Error("it was done");
  return outcome.problem;
}
