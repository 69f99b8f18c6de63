import "server-only";
import { change, record, type Prisma, type Tx } from "@/lib/db/record";
import type { DocumentDraft } from "@/lib/domain/document-draft";
import {
  done,
  refused,
  refusedFields,
  type FieldProblem,
  type Outcome,
} from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { codeOf, documentKeyOf } from "@/lib/domain/recommendation";
import { mayChangeBatch, openDeskBatch } from "./desk-batch";
import { stale } from "./stale";
import { recordedStates } from "./vocabulary";

export type DocumentLine = {
  key: string;
  symbol: string | null;
  title: string;
  kind: string;
  body: string;
  publishedOn: string | null;
  checkNote: string | null;
  isApproved: boolean;
  recommendations: number;
};

const PAGE = 50;

/** The documents of the record, by symbol and title. `page` counts from 1. */
export async function listDocuments(
  who: StaffMember,
  { q = "", page = 1 }: { q?: string; page?: number },
): Promise<{ total: number; page: number; pages: number; lines: DocumentLine[] }> {
  if (!may(who, "read the record")) return { total: 0, page: 0, pages: 0, lines: [] };
  const words = { contains: q.trim(), mode: "insensitive" as const };
  const where: Prisma.DocumentWhereInput = q.trim()
    ? { OR: [{ key: words }, { symbol: words }, { title: words }] }
    : {};
  const [total, rows] = await Promise.all([
    record.document.count({ where }),
    record.document.findMany({
      where,
      orderBy: [{ key: "asc" }],
      skip: (page - 1) * PAGE,
      take: PAGE,
      include: {
        batch: { select: { approvedAt: true } },
        body: { select: { abbreviation: true } },
        _count: { select: { recommendations: { where: { withdrawnAt: null } } } },
      },
    }),
  ]);
  const lines = rows.map(
    ({ key, symbol, title, kind, body, publishedOn, checkNote, batch, _count }) => ({
      ...{ key, symbol, title, kind, publishedOn, checkNote },
      body: body.abbreviation,
      isApproved: batch === null || batch.approvedAt !== null,
      recommendations: _count.recommendations,
    }),
  );
  return { total, page, pages: Math.ceil(total / PAGE), lines };
}

/** One document with what it corrects, and whether this member may change it. */
export async function findDocument(who: StaffMember, key: string) {
  if (!may(who, "read the record")) return null;
  const found = await record.document.findUnique({
    where: { key },
    include: {
      body: true,
      batch: { select: { id: true, importedById: true, approvedAt: true } },
      supersedes: { select: { key: true, title: true } },
      supersededBy: { select: { key: true, title: true } },
      reviews: { select: { stateIso3: true, cycle: true } },
      _count: { select: { recommendations: { where: { withdrawnAt: null } } } },
    },
  });
  if (!found) return null;
  const written = await writtenDocument(found);
  return {
    ...found,
    written,
    state: written.state,
    mayChange: may(who, "import files") && mayChangeBatch(who, found.batch),
  };
}
export type FoundDocument = NonNullable<Awaited<ReturnType<typeof findDocument>>>;

/** Its key is its symbol as addresses write it; without one, its title. */
export async function draftDocument(
  who: StaffMember,
  draft: DocumentDraft,
): Promise<Outcome<{ key: string }>> {
  if (!may(who, "import files")) return refused("not allowed", WRITING);
  const key = draft.symbol ? documentKeyOf(draft.symbol) : codeOf(draft.title).slice(0, 80);
  return change(who, { did: "wrote document", subject: `document ${key}` }, async (tx) => {
    if (!key)
      return refused("not valid", "Give it a title in Latin letters, or a symbol", {
        field: "title",
      });
    const same = draft.symbol ? [{ key }, { symbol: draft.symbol }] : [{ key }];
    if (await tx.document.findFirst({ where: { OR: same } }))
      return refused("conflict", `The record has the document ${draft.symbol ?? key} already`, {
        field: draft.symbol ? "symbol" : "title",
      });
    const columns = await columnsOf(tx, draft, null);
    if (!columns.ok) return columns;
    const name = `Written at the desk: ${draft.symbol ?? draft.title}`;
    const batchId = await openDeskBatch(tx, who, { name, content: draft });
    await tx.document.create({ data: { key, ...columns.value, batchId } });
    return done({ key });
  });
}

/** Its key stays, whatever its symbol becomes: it stands in addresses. `version` is the one that the writer has read. */
export async function saveDocument(
  who: StaffMember,
  { key, version }: { key: string; version: number },
  draft: DocumentDraft,
): Promise<Outcome<{ key: string }>> {
  if (!may(who, "import files")) return refused("not allowed", WRITING);
  return change(who, { did: "changed document", subject: `document ${key}` }, async (tx) => {
    const held = await tx.document.findUnique({
      where: { key },
      include: {
        batch: { select: { importedById: true, approvedAt: true } },
        supersedes: { select: { key: true } },
      },
    });
    if (!held) return refused("not found", `There is no document ${key}`);
    if (!mayChangeBatch(who, held.batch)) return refused("not allowed", NOT_YOURS);
    if (held.version !== version) return stale(await writtenDocument(held));
    const columns = await columnsOf(tx, draft, key);
    if (!columns.ok) return columns;
    const saved = await tx.document.updateMany({
      where: { key, version },
      data: {
        ...columns.value,
        version: { increment: 1 },
        changedById: who.id,
        changedAt: new Date(),
      },
    });
    return saved.count === 1 ? done({ key }) : stale(await writtenDocument(held));
  });
}

type Held = Prisma.DocumentGetPayload<{ include: { supersedes: { select: { key: true } } } }>;

/** A document as its form says it, with the version that stands. */
async function writtenDocument(held: Held) {
  const states = await recordedStates();
  return {
    version: held.version,
    title: held.title,
    symbol: held.symbol,
    body: held.bodyCode,
    kind: held.kind,
    state: held.stateIso3 && (states.nameOf(held.stateIso3) ?? held.stateIso3),
    adoptedOn: held.adoptedOn,
    distributedOn: held.distributedOn,
    publishedOn: held.publishedOn,
    url: held.url,
    archivedUrl: held.archivedUrl,
    aliases: held.aliases.join("\n"),
    supersedes: held.supersedes?.key ?? null,
    checkNote: held.checkNote,
  };
}

const WRITING = "Writing documents is for researchers and editors";
const NOT_YOURS =
  "Until a second member has approved it, only whoever wrote or imported it changes it; afterwards an editor does";

async function columnsOf(tx: Tx, draft: DocumentDraft, own: string | null) {
  const { state, supersedes, body, symbol, ...columns } = draft;
  const problems: FieldProblem[] = [];
  const iso3 = state === null ? null : (await recordedStates()).resolve(state);
  if (state !== null && !iso3)
    problems.push({ field: "state", message: `No State is called “${state}”` });
  const earlier = supersedes === null ? null : await findNamed(tx, supersedes);
  if (supersedes !== null && (!earlier || earlier.key === own))
    problems.push({ field: "supersedes", message: `There is no other document “${supersedes}”` });
  const same = symbol === null ? null : await tx.document.findUnique({ where: { symbol } });
  if (same && same.key !== own)
    problems.push({ field: "symbol", message: `The document ${same.key} has this symbol` });
  if (problems.length > 0) return refusedFields("not valid", problems);
  return done({
    ...columns,
    symbol,
    bodyCode: body,
    stateIso3: iso3,
    supersedesId: earlier?.id ?? null,
  });
}

const findNamed = (tx: Tx, name: string) =>
  tx.document.findFirst({
    where: { OR: [{ key: name }, { symbol: { equals: name, mode: "insensitive" } }] },
    select: { id: true, key: true },
  });
