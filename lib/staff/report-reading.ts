import "server-only";
import { record } from "@/lib/db/record";
import type { ReportFacts } from "@/lib/domain/entry/report";
import { entryStateOf } from "@/lib/domain/entry/state";
import { may, type StaffMember } from "@/lib/domain/permission";
import { reportStateOf, type ReportState } from "@/lib/domain/report-state";
import { inOrder, signOnStateOf, type SignOnState } from "@/lib/domain/sign-on";
import { mayReadEntry, readableEntries } from "./entry-readable";
import { findEntry, type FoundEntry } from "./entry-reading";
import { publishedIssue, publishedIssues } from "./report";

export type ReportLine = {
  key: string;
  title: string;
  facts: Pick<ReportFacts, "form" | "edition" | "on" | "issue">;
  state: ReportState;
  /** The last day on which to answer, while it is open for signatures. */
  until: string | null;
  /** Has the member's own organisation been asked to sign, and what did it say? */
  own: SignOnState | null;
};

/** The reports that this member may read, the newest first. */
export async function listReports(who: StaffMember): Promise<ReportLine[]> {
  if (!may(who, "read the record")) return [];
  const held = await record.entry.findMany({
    where: { kind: "report", AND: [readableEntries(who)] },
    orderBy: [{ createdAt: "desc" }, { key: "asc" }],
    include: {
      versions: { orderBy: { number: "desc" }, take: 1 },
      consultations: { where: { closedAt: null } },
      signOns: { where: { organisationId: who.organisationId } },
    },
  });
  const issues = await publishedIssues(
    record,
    held.map(({ key }) => key),
  );
  return held.flatMap((entry) => {
    const [newest] = entry.versions;
    if (!newest) return [];
    const facts = newest.facts as ReportFacts;
    const [open] = entry.consultations;
    const [own] = entry.signOns;
    const state = stateOf({
      entry,
      newest,
      isOpen: open !== undefined,
      published: issues.get(entry.key) ?? null,
    });
    return [
      {
        key: entry.key,
        title: newest.title,
        facts: { form: facts.form, edition: facts.edition, on: facts.on, issue: facts.issue },
        state,
        until: open?.until ?? null,
        own: own ? signOnStateOf(own) : null,
      },
    ];
  });
}

/** One line of the list of those who were asked. */
export type SignOnLine = {
  id: string;
  name: string;
  state: SignOnState;
  answeredAt: Date | null;
  remindedAt: Date | null;
  /** One that is not of the coalition: its answer is written down for it. */
  isOutside: boolean;
};

export type FoundReport = {
  found: FoundEntry;
  facts: ReportFacts;
  state: ReportState;
  until: string | null;
  /** What the member's own organisation was asked and said. */
  own: SignOnLine | null;
  /** Everybody who was asked, in alphabetical order: for those who run the consultation, and null for all others. */
  signOns: SignOnLine[] | null;
  publishedIssue: number | null;
};

export async function findReport(who: StaffMember, key: string): Promise<FoundReport | null> {
  const found = await findEntry(who, "report", key);
  if (!found) return null;
  const { id: entryId } = found.entry;
  const runs = may(who, "run consultations");
  const [open, signOns, published] = await Promise.all([
    record.consultation.findFirst({ where: { entryId, closedAt: null } }),
    record.signOn.findMany({
      where: { entryId, ...(!runs && { organisationId: who.organisationId }) },
    }),
    publishedIssue(record, key),
  ]);
  const { entry, newest } = found;
  const lines = signOns.map(toLine).sort((one, other) => inOrder(one.name, other.name));
  const own = signOns.find(({ organisationId }) => organisationId === who.organisationId);
  return {
    found,
    facts: newest.facts as ReportFacts,
    state: stateOf({ entry, newest, isOpen: open !== null, published }),
    until: open?.until ?? null,
    own: own ? toLine(own) : null,
    signOns: runs ? lines : null,
    publishedIssue: published,
  };
}

/** What a report says now, for whoever may read it: what its files are made of before it is out. */
export async function previewReport(who: StaffMember, key: string): Promise<ReportFacts | null> {
  if (!may(who, "read the record")) return null;
  const entry = await record.entry.findUnique({
    where: { kind_key: { kind: "report", key } },
    include: { versions: { orderBy: { number: "desc" }, take: 1, select: { facts: true } } },
  });
  if (!entry || !mayReadEntry(who, entry)) return null;
  return (entry.versions[0]?.facts ?? null) as ReportFacts | null;
}

type SignOnRow = {
  id: string;
  name: string;
  organisationId: string | null;
  answer: string | null;
  answeredAt: Date | null;
  withdrawnAt: Date | null;
  remindedAt: Date | null;
};

const toLine = (one: SignOnRow): SignOnLine => ({
  id: one.id,
  name: one.name,
  state: signOnStateOf(one),
  answeredAt: one.withdrawnAt ?? one.answeredAt,
  remindedAt: one.remindedAt,
  isOutside: one.organisationId === null,
});

type Dates = { submittedAt: Date | null; returnedAt: Date | null; approvedAt: Date | null };

function stateOf({
  entry,
  newest,
  isOpen,
  published,
}: {
  entry: { withdrawnAt: Date | null; confidentiality: string; embargoedUntil: Date | null };
  newest: Dates & { facts: unknown };
  isOpen: boolean;
  published: number | null;
}): ReportState {
  const { withdrawnAt, confidentiality, embargoedUntil } = entry;
  return reportStateOf(
    {
      entry: entryStateOf({ ...newest, entry: { withdrawnAt } }),
      isInConsultation: isOpen,
      embargoedUntil: confidentiality === "embargoed" ? embargoedUntil : null,
      publishedIssue: published,
      issue: (newest.facts as ReportFacts).issue,
    },
    new Date(),
  );
}
