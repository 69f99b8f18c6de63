import "server-only";
import { change, record, type Prisma, type Tx } from "@/lib/db/record";
import type { Confidentiality } from "@/lib/domain/confidentiality";
import { dayInGeneva } from "@/lib/domain/day";
import type { ReportFacts } from "@/lib/domain/entry/report";
import type { EvidenceKind, Relation } from "@/lib/domain/evidence";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { proveFirst } from "@/lib/domain/step-up";
import type { Report } from "@/lib/export/report/block";
import { confidentialAnnex, type AnnexEvidence } from "@/lib/export/report/confidential-annex";
import { findReportInput } from "@/lib/public/report-contents";
import { knownName } from "@/lib/public/stamp";
import { mayReadEntry } from "./entry-readable";
import { clockInGeneva } from "./geneva-time";
import { readableBy } from "./readable";
import { stale } from "./stale";

// The confidential annex of a report: its own table, its own right, its own door. The public report is made from the
// publication, which has no word of it. Without the right, or a code of the second factor just given, it is as if it were not there.

export type AnnexChoice = { code: string; title: string; confidentiality: Confidentiality };
export type Annex = {
  words: string;
  /** Codes of what was chosen; 0 for an annex that nobody has begun. */
  chosen: string[];
  version: number;
  /** Checked evidence about the report's recommendations that is not public, and that this member may read. */
  choices: AnnexChoice[];
};

/** What stands in the annex, and what could. */
export async function findAnnex(who: StaffMember, key: string): Promise<Outcome<Annex>> {
  const report = await enter(record, who, key);
  if (!report.ok) return report;
  const { annex, facts } = report.value;
  const evidence = await evidenceFor(who, await refsOf(key, facts));
  const choices = evidence.map(({ code, title, confidentiality }) => ({
    code,
    title,
    confidentiality: confidentiality as Confidentiality,
  }));
  const readable = new Set(choices.map(({ code }) => code));
  return done({
    words: annex?.words ?? "",
    chosen: (annex?.evidence ?? []).filter((code) => readable.has(code)),
    version: annex?.version ?? 0,
    choices,
  });
}

/** Saves the words, and what was chosen. Evidence that its writer may not read stays as it was. */
export async function saveAnnex(
  who: StaffMember,
  given: { key: string; words: string; evidence: readonly string[]; version: number },
): Promise<Outcome<{ key: string; version: number }>> {
  const entered = await enter(record, who, given.key);
  if (!entered.ok) return entered;
  if (given.words.length > 50_000)
    return refused("not valid", "Keep it under 50,000 characters", { field: "words" });
  const readable = await evidenceFor(who, await refsOf(given.key, entered.value.facts));
  const deed = { did: "saved annex", subject: `report ${given.key}` };
  return change(who, deed, async (tx) => {
    const report = await enter(tx, who, given.key);
    if (!report.ok) return report;
    const { entryId, annex } = report.value;
    if ((annex?.version ?? 0) !== given.version)
      return stale({ version: annex?.version, words: annex?.words });
    const known = new Set(readable.map(({ code }) => code));
    const unseen = (annex?.evidence ?? []).filter((code) => !known.has(code));
    const evidence = [...unseen, ...given.evidence.filter((code) => known.has(code))];
    const said = { words: given.words.trim(), evidence, savedById: who.id, savedAt: new Date() };
    const saved = await tx.reportAnnex.upsert({
      where: { entryId },
      create: { entryId, ...said },
      update: { ...said, version: { increment: 1 } },
    });
    return done({ key: given.key, version: saved.version });
  });
}

/**
 * A copy of the annex for the member who asks: it bears their name and the time on each page, and the log has it. Only what
 * they may read themselves is in it.
 */
export async function makeAnnex(who: StaffMember, key: string): Promise<Outcome<Report>> {
  const entered = await enter(record, who, key);
  if (!entered.ok) return entered;
  const { facts, annex } = entered.value;
  const chosen = new Set(annex?.evidence ?? []);
  const evidence = (await evidenceFor(who, await refsOf(key, facts))).filter(({ code }) =>
    chosen.has(code),
  );
  if (!annex || (annex.words === "" && evidence.length === 0))
    return refused("not ready", "There is nothing in the annex yet: write it, or choose evidence");
  const now = new Date();
  const report = confidentialAnnex({
    site: knownName(),
    key,
    facts,
    words: annex.words,
    evidence: evidence.map(toAnnexEvidence),
    madeFor: who.name,
    madeAt: clockInGeneva(now).replace("T", " "),
    on: dayInGeneva(now),
  });
  const deed = {
    did: "made annex",
    subject: `report ${key}`,
    detail: { version: annex.version, evidence: evidence.map(({ code }) => code) },
  };
  return change(who, deed, () => Promise.resolve(done(report)));
}

type Entered = {
  entryId: string;
  facts: ReportFacts;
  annex: { words: string; evidence: string[]; version: number } | null;
};

/** The right is asked first, so that without it there is no difference between an annex and none. */
async function enter(
  tx: Pick<Tx, "entry">,
  who: StaffMember,
  key: string,
): Promise<Outcome<Entered>> {
  if (!may(who, "make annexes"))
    return refused("not allowed", "Confidential annexes are for editors and administrators");
  const unproved = proveFirst(who);
  if (unproved) return unproved;
  const entry = await tx.entry.findUnique({
    where: { kind_key: { kind: "report", key } },
    include: { annex: true, versions: { orderBy: { number: "desc" }, take: 1 } },
  });
  const [newest] = entry?.versions ?? [];
  if (!entry || !newest || !mayReadEntry(who, entry))
    return refused("not found", "There is no such report, or it is open to others only");
  return done({ entryId: entry.id, facts: newest.facts as ReportFacts, annex: entry.annex });
}

/** The recommendations that the report goes through; none while it cannot be made. */
async function refsOf(key: string, facts: ReportFacts): Promise<string[]> {
  const input = await findReportInput(key, facts);
  return input.ok ? input.value.rows.map(({ ref }) => ref) : [];
}

const EVIDENCE = {
  links: {
    orderBy: { recommendation: { ref: "asc" } },
    select: { relation: true, note: true, recommendation: { select: { ref: true } } },
  },
} as const satisfies Prisma.EvidenceInclude;
type Held = Prisma.EvidenceGetPayload<{ include: typeof EVIDENCE }>;

/** What is sealed leaves its two custodians in no copy at all. */
const evidenceFor = (who: StaffMember, refs: string[]): Promise<Held[]> =>
  record.evidence.findMany({
    where: {
      AND: [readableBy(who)],
      confidentiality: { notIn: ["public", "sealed"] },
      checkedAt: { not: null },
      retractedAt: null,
      links: { some: { recommendation: { ref: { in: refs } } } },
    },
    orderBy: [{ title: "asc" }, { code: "asc" }],
    include: EVIDENCE,
  });

const toAnnexEvidence = (one: Held): AnnexEvidence => ({
  code: one.code,
  title: one.title,
  kind: one.kind as EvidenceKind,
  confidentiality: one.confidentiality as Confidentiality,
  publisher: one.publisher,
  url: one.url,
  publishedOn: one.publishedOn,
  occurredOn: one.occurredOn,
  summary: one.summaryPublic,
  detail: one.detailRestricted,
  links: one.links.map(({ relation, note, recommendation }) => ({
    ref: recommendation.ref,
    relation: relation as Relation,
    note,
  })),
});
