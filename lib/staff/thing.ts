import "server-only";
import type { Tx } from "@/lib/db/record";
import type { Thing, ThingKind } from "@/lib/domain/comment";
import { reportIn, type DeskTableName } from "@/lib/domain/desk-table";
import { exportWords } from "@/lib/messages/export";
import { readableEntries } from "./entry-readable";
import { readableBy, type Reader } from "./readable";

/** A thing that members talk about: what it is called, whose it is (ids of members), and whether it is restricted or sealed. */
export type FoundThing = { thing: Thing; title: string; people: string[]; isClosed: boolean };

type Tables = Pick<
  Tx,
  "recommendation" | "assessment" | "entry" | "evidence" | "importRun" | "tableExport"
>;

export const nameOf = ({ kind, key }: Thing): string => `${kind} ${key}`;
export function thingCalled(name: string): Thing {
  const [kind = "", ...key] = name.split(" ");
  return { kind: kind as ThingKind, key: key.join(" ") };
}

/** Those of these things that this member may read, by name. What is closed to them and what never was look the same. */
export async function findThings(
  tx: Tables,
  who: Reader,
  things: readonly Thing[],
): Promise<Map<string, FoundThing>> {
  const keysOf = (kind: ThingKind) => [
    ...new Set(things.filter((one) => one.kind === kind).map(({ key }) => key)),
  ];
  const found = await Promise.all([
    recommendations(tx, keysOf("recommendation")),
    assessments(tx, keysOf("assessment")),
    entries(tx, who, keysOf("entry")),
    evidences(tx, who, keysOf("evidence")),
    imports(tx, who, keysOf("import")),
    exports(tx, who, keysOf("export")),
  ]);
  return new Map(found.flat().map((one) => [nameOf(one.thing), one]));
}

const isClosed = (confidentiality: string): boolean =>
  ["restricted", "sealed"].includes(confidentiality);

const people = (...ids: (string | null)[]): string[] => ids.filter((id) => id !== null);

async function recommendations(tx: Tables, refs: string[]): Promise<FoundThing[]> {
  if (refs.length === 0) return [];
  const rows = await tx.recommendation.findMany({
    where: { ref: { in: refs }, withdrawnAt: null },
    select: { ref: true, summary: true, textVerbatim: true, assignedToId: true },
  });
  return rows.map(({ ref, summary, textVerbatim, assignedToId }) => ({
    thing: { kind: "recommendation", key: ref },
    title: `${ref} ${summary ?? textVerbatim ?? ""}`,
    people: people(assignedToId),
    isClosed: false,
  }));
}

async function assessments(tx: Tables, ids: string[]): Promise<FoundThing[]> {
  if (ids.length === 0) return [];
  const rows = await tx.assessment.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      authorId: true,
      recommendation: { select: { ref: true, summary: true, textVerbatim: true } },
    },
  });
  return rows.map(({ id, authorId, recommendation: { ref, summary, textVerbatim } }) => ({
    thing: { kind: "assessment", key: id },
    title: `${ref} ${summary ?? textVerbatim ?? ""}`,
    people: people(authorId),
    isClosed: false,
  }));
}

async function entries(tx: Tables, who: Reader, names: string[]): Promise<FoundThing[]> {
  if (names.length === 0) return [];
  const rows = await tx.entry.findMany({
    where: {
      AND: [readableEntries(who)],
      OR: names.map((name) => {
        const [kind = "", key = ""] = name.split(" ");
        return { kind, key };
      }),
    },
    select: {
      kind: true,
      key: true,
      createdById: true,
      confidentiality: true,
      versions: {
        orderBy: { number: "desc" },
        take: 1,
        select: { title: true, authorId: true },
      },
    },
  });
  return rows.map(({ kind, key, createdById, confidentiality, versions: [newest] }) => ({
    thing: { kind: "entry", key: `${kind} ${key}` },
    title: newest?.title ?? key,
    people: people(createdById, newest?.authorId ?? null),
    isClosed: isClosed(confidentiality),
  }));
}

async function evidences(tx: Tables, who: Reader, codes: string[]): Promise<FoundThing[]> {
  if (codes.length === 0) return [];
  const rows = await tx.evidence.findMany({
    where: { AND: [readableBy(who)], code: { in: codes } },
    select: { code: true, title: true, loggedById: true, confidentiality: true },
  });
  return rows.map(({ code, title, loggedById, confidentiality }) => ({
    thing: { kind: "evidence", key: code },
    title,
    people: people(loggedById),
    isClosed: isClosed(confidentiality),
  }));
}

/** An import under way is seen by whoever started it. */
async function imports(tx: Tables, who: Reader, ids: string[]): Promise<FoundThing[]> {
  if (ids.length === 0) return [];
  const rows = await tx.importRun.findMany({
    where: { id: { in: ids }, askedById: who.id },
    select: { id: true, askedById: true, file: { select: { originalName: true } } },
  });
  return rows.map(({ id, askedById, file }) => ({
    thing: { kind: "import", key: id },
    title: file.originalName,
    people: people(askedById),
    isClosed: false,
  }));
}

/** A table that was taken along is its member's alone. */
async function exports(tx: Tables, who: Reader, ids: string[]): Promise<FoundThing[]> {
  if (ids.length === 0) return [];
  const rows = await tx.tableExport.findMany({
    where: { id: { in: ids }, memberId: who.id },
    select: { id: true, list: true, format: true, question: true },
  });
  return rows.map(({ id, format, ...of }) => {
    const key = reportIn(of);
    const list =
      key === null
        ? exportWords(`title.${of.list as DeskTableName}`)
        : exportWords("report", { key });
    return {
      thing: { kind: "export", key: id },
      title: exportWords("listed", { list, format: format.toUpperCase() }),
      people: people(who.id),
      isClosed: false,
    };
  });
}
