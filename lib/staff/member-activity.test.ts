import { beforeAll, expect, test } from "vitest";
import { openSession } from "@/lib/auth/live-session";
import { record } from "@/lib/db/record";
import { member, recommendation, world } from "@/lib/db/testing/world";
import type { Confidentiality } from "@/lib/domain/confidentiality";
import type { Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { openAttachment, storeUpload } from "./attachment";
import { logEvidence } from "./evidence";
import { findEvidence } from "./evidence-reading";
import { freezeMember } from "./member";
import { findMemberDetail } from "./member-activity";

beforeAll(async () => void (await recommendation({ ref: "A-HRC-1-1.1" })));

test("an administrator sees what a member read and opened: what is sealed, once an hour, and no content", async () => {
  const { administrator, organisation } = await world();
  const who = await member("researcher", organisation.id);
  const sealed = await logged(who, "sealed");
  const open = await logged(who, "coalition");
  for (const { code } of [sealed, sealed, open]) await findEvidence(who, code);
  await opened(who, open.file);
  const { viewed } = await detailOf(administrator, who);
  expect(viewed.map(({ did, evidence }) => `${did}: ${evidence}`)).toEqual([
    `opened original: ${open.code}`,
    `viewed sealed evidence: ${sealed.code}`,
  ]);
  const lines = await record.auditEvent.findMany({
    where: { memberId: who.id, did: { in: ["opened original", "viewed sealed evidence"] } },
  });
  expect(
    JSON.stringify(lines, (_, held: unknown) => (typeof held === "bigint" ? "" : held)),
  ).not.toMatch(/A testimony|scan\.pdf/);
});

test("what is older than thirty days, or somebody else's, is not among it", async () => {
  const { administrator, organisation } = await world();
  const [who, neighbour] = [
    await member("researcher", organisation.id),
    await member("researcher", organisation.id),
  ];
  await findEvidence(who, (await logged(who, "sealed")).code);
  expect((await detailOf(administrator, neighbour)).viewed).toEqual([]);
  expect((await detailOf(administrator, who, 29)).viewed).toHaveLength(1);
  expect((await detailOf(administrator, who, 31)).viewed).toEqual([]);
});

test("evidence that the administrator may not open is not named to them here either", async () => {
  const { administrator, partner } = await world();
  const who = await member("researcher", partner.id);
  await opened(who, (await logged(who, "organisation")).file);
  expect((await detailOf(administrator, who)).viewed).toMatchObject([
    { did: "opened original", evidence: null },
  ]);
});

test("each sign-in stands with its browser, and lives or is over; a frozen member keeps name and work", async () => {
  const { administrator, organisation } = await world();
  const who = await member("researcher", organisation.id);
  await recommendation({ ref: "A-HRC-1-1.2", assignedToId: who.id });
  await record.$transaction((tx) => openSession(tx, who.id, "A browser"));
  expect((await detailOf(administrator, who)).sessions).toMatchObject([
    { device: "A browser", isLive: true },
  ]);
  await freezeMember(administrator, { memberId: who.id });
  expect(await detailOf(administrator, who)).toMatchObject({
    name: who.name,
    assigned: 1,
    frozenAt: expect.any(Date),
    sessions: [{ device: "A browser", isLive: false }],
  });
});

test("what a member began before they were frozen is not finished in their name", async () => {
  const { administrator, organisation } = await world();
  const who = await member("researcher", organisation.id);
  const arriving = (async function* () {
    yield Buffer.from("the first half, ");
    // The upload is on its way while the administrator acts.
    await freezeMember(administrator, { memberId: who.id });
    yield Buffer.from("the second half");
  })();
  const stored = await storeUpload(who, {
    name: "scan.pdf",
    mime: "application/pdf",
    body: arriving,
  });
  expect(stored).toMatchObject({
    problem: { code: "not allowed", message: expect.stringContaining("frozen") },
  });
  expect(await record.attachment.count({ where: { uploadedById: who.id } })).toBe(0);
  expect(await logEvidence(who, evidenceOf("coalition", []))).toMatchObject({
    problem: { code: "not allowed" },
  });
});

async function logged(who: StaffMember, confidentiality: Confidentiality) {
  const body = (async function* () {
    yield Buffer.from(`a scan for ${who.id} ${confidentiality}`);
  })();
  const { id } = value(await storeUpload(who, { name: "scan.pdf", mime: "application/pdf", body }));
  const { code } = value(await logEvidence(who, evidenceOf(confidentiality, [id])));
  return { code, file: id };
}

/** Reads a file to its end, as a browser does. */
async function opened(who: StaffMember, file: string): Promise<void> {
  for await (const chunk of (await openAttachment(who, file))?.body ?? []) void chunk;
}

const evidenceOf = (confidentiality: Confidentiality, attachments: string[]) => ({
  title: "A testimony",
  kind: "testimony" as const,
  confidentiality,
  links: [{ ref: "A-HRC-1-1.1", relation: "shows-lack" as const }],
  attachments,
});

const detailOf = async (administrator: StaffMember, { id }: StaffMember, days = 0) =>
  value(
    await findMemberDetail(
      administrator,
      { memberId: id },
      new Date(Date.now() + days * 24 * 3600_000),
    ),
  );

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}
