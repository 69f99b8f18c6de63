import "server-only";
import { change, type Prisma, type Tx } from "@/lib/db/record";
import type { EntryFacts } from "@/lib/domain/entry/kind";
import type { PublishedEntry } from "@/lib/domain/entry/published";
import type { ReportFacts } from "@/lib/domain/entry/report";
import { dayInGeneva } from "@/lib/domain/day";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { reportSum } from "@/lib/domain/report-sum";
import { signatoriesOf, signatoryLogosOf } from "@/lib/domain/sign-on";
import type { EditionMark } from "@/lib/domain/summary";
import { reportingWords } from "@/lib/messages/reporting";
import { reportContent } from "@/lib/export/report/content";
import { findReportInput } from "@/lib/public/report-contents";
import { siteAddress } from "@/lib/public/site";
import { resolveLinks } from "./entry-link";
import { mayReadEntry } from "./entry-readable";
import { closeOpen } from "./sign-on";

// What is done with a report besides what is done with every entry: it is locked when it is handed to review, and corrected
// once it is out.

/**
 * A report as it is locked: under the names of those who signed, and with the hash of all that it is made of. From then on
 * no answer is taken. What its edition does not hold, or an issue that is out already, is refused.
 */
export async function lockedFacts(
  tx: Tx,
  who: StaffMember,
  { entryId, key, facts }: { entryId: string; key: string; facts: ReportFacts },
): Promise<Outcome<ReportFacts>> {
  if ((await publishedIssue(tx, key)) === facts.issue)
    return refused(
      "not ready",
      "This issue has been published. Begin a correction, and say in it what was wrong",
    );
  const signed: ReportFacts = { ...(await signedFacts(tx, entryId, facts)), sha256: null };
  await closeOpen(tx, who, entryId);
  const read = await findReportInput(key, signed);
  if (!read.ok) return read;
  const { edition } = read.value;
  const from = { sources: [sourceOf(edition)], lastCheckedOn: edition.asOf };
  const input = { ...read.value, facts: { ...signed, ...from } };
  return done({ ...input.facts, sha256: reportSum(reportContent(input)) });
}

/** Under whose names, and with which logos, where it shows them: a logo that is changed later changes nothing here. */
async function signedFacts(
  tx: Tx,
  entryId: string,
  { signatoryLogos: _, ...facts }: ReportFacts,
): Promise<ReportFacts> {
  const held = await tx.signOn.findMany({
    where: { entryId },
    include: { organisation: { select: { logoSha256: true } } },
  });
  const signOns = held.map(({ organisation, ...one }) => ({
    ...one,
    logoSha256: organisation?.logoSha256 ?? null,
  }));
  const logos = facts.signatoriesShown === "logos" ? signatoryLogosOf(signOns) : [];
  const signed = { ...facts, signatories: signatoriesOf(signOns) };
  return logos.length > 0 ? { ...signed, signatoryLogos: logos } : signed;
}

/** What a report rests on is its edition, which tells the sources of everything in it. */
const sourceOf = ({ number, publishedAt }: EditionMark) => ({
  title: reportingWords("source", { number }),
  publisher: null,
  url: siteAddress(`/editions/${number}`),
  publishedOn: dayInGeneva(new Date(publishedAt)),
});

/** Has a name been taken back since it was locked? Then it is not approved so. */
export async function takenBackSince(
  tx: Tx,
  { entryId, facts }: { entryId: string; facts: ReportFacts },
): Promise<Outcome<never> | null> {
  const names = await tx.signOn.findMany({
    where: { entryId, withdrawnAt: { not: null }, name: { in: facts.signatories } },
    select: { name: true },
  });
  return names.length === 0
    ? null
    : refused(
        "not ready",
        `Since it was locked a signature was taken back: ${names.map(({ name }) => name).join(", ")}. Return it, so that it is locked anew`,
      );
}

/**
 * Begins the next issue of a report that is out, with a note for its readers on what was wrong. The issue that is out stays
 * until this one is approved and published.
 */
export async function correctReport(
  who: StaffMember,
  { key, note }: { key: string; note: string },
): Promise<Outcome<{ key: string; issue: number }>> {
  if (!may(who, "draft entries"))
    return refused("not allowed", "Writing reports is for researchers and editors");
  const words = note.trim();
  if (!words)
    return refused("not valid", "Say what was wrong: its readers see this note", { field: "note" });
  if (words.length > 5000)
    return refused("not valid", "Keep the note under 5,000 characters", { field: "note" });
  const deed = { did: "began correction", subject: `report ${key}` };
  return change(who, deed, async (tx) => {
    const newest = await tx.entryVersion.findFirst({
      where: { entry: { kind: "report", key } },
      orderBy: { number: "desc" },
      include: { entry: true },
    });
    if (!newest || !mayReadEntry(who, newest.entry))
      return refused("not found", "There is no such report, or it is open to others only");
    if (newest.entry.withdrawnAt) return refused("already done", "It has been withdrawn");
    if (newest.approvedAt === null)
      return refused("already done", "A version of it is being worked on already: write it there");
    const before = newest.facts as ReportFacts;
    if ((await publishedIssue(tx, key)) !== before.issue)
      return refused("not ready", "It is not out yet: change it, and have it reviewed again");
    return nextIssue(tx, who, newest, {
      ...before,
      sha256: null,
      issue: before.issue + 1,
      corrections: [...before.corrections, { on: dayInGeneva(new Date()), note: words }],
    });
  });
}

type Version = Prisma.EntryVersionGetPayload<{ include: { entry: true } }>;

async function nextIssue(
  tx: Tx,
  who: StaffMember,
  { entryId, entry, number, title, on, confidential }: Version,
  facts: ReportFacts,
): Promise<Outcome<{ key: string; issue: number }>> {
  const links = await resolveLinks(tx, "report", facts as EntryFacts);
  if (!links.ok) return links;
  const { id } = await tx.entryVersion.create({
    data: {
      entryId,
      number: number + 1,
      authorId: who.id,
      title,
      on,
      facts,
      confidential: confidential as Prisma.InputJsonObject,
    },
  });
  await tx.entryLink.createMany({ data: links.value.map((link) => ({ ...link, versionId: id })) });
  return done({ key: entry.key, issue: facts.issue });
}

/** The issue that the newest edition holds; null where it holds none. */
export const publishedIssue = async (
  tx: Pick<Tx, "editionItem">,
  key: string,
): Promise<number | null> => (await publishedIssues(tx, [key])).get(key) ?? null;

/** The same of many reports at once; those that are not out are left out. */
export async function publishedIssues(
  tx: Pick<Tx, "editionItem">,
  keys: string[],
): Promise<Map<string, number>> {
  const sealed = await tx.editionItem.findMany({
    where: { kind: "report", key: { in: keys } },
    orderBy: { edition: "desc" },
    distinct: ["key"],
    select: { key: true, content: true },
  });
  return new Map(
    sealed.flatMap(({ key, content }) =>
      content === null ? [] : [[key, (content as PublishedEntry<"report">).facts.issue]],
    ),
  );
}
