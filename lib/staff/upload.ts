import "server-only";
import { change, record, type Prisma } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import {
  attachFile,
  findTarget,
  isEmpty,
  plainName,
  tooLarge,
  UPLOAD_LIMIT,
  type Uploaded,
} from "./attachment";
import { TooLarge } from "./file-store";
import { addTo, arrivedOf, inTurn, keepWhole, letGo } from "./upload-store";

/** What is said of a file before its first byte. */
export type UploadStart = {
  name: string;
  mime: string;
  size: number;
  fingerprint: string;
  evidence?: string | undefined;
};
/** How far an upload has come; `file` once it is whole, and kept. */
export type UploadState = { id: string; arrived: number; size: number; until: Date; file: boolean };
/** One that a member may go on with when they choose the same file again. */
export type UnfinishedUpload = {
  id: string;
  name: string;
  arrived: number;
  size: number;
  fingerprint: string;
};

const DAY_MS = 86_400_000;
const KEPT_DAYS = 7;
const MOST_UNFINISHED = 100;

/** Makes room for a file whose bytes will follow. */
export async function beginUpload(
  who: StaffMember,
  { name, mime, size, fingerprint, evidence }: UploadStart,
): Promise<Outcome<UploadState>> {
  const target = await findTarget(who, evidence);
  if (!target.ok) return target;
  if (size === 0) return isEmpty(name);
  if (size > UPLOAD_LIMIT) return tooLarge(name);
  await sweepUploads();
  if ((await record.upload.count({ where: { memberId: who.id } })) >= MOST_UNFINISHED)
    return refused(
      "not valid",
      `${MOST_UNFINISHED} uploads of yours are not finished: finish some of them first, or give them up`,
    );
  const data = { name: plainName(name), mime, size, fingerprint, evidenceId: target.value };
  return change(who, began, async (tx) => {
    const row = await tx.upload.create({ data: { ...data, memberId: who.id } });
    return done(stateOf(row, 0));
  });
}

const began = ({ id, size }: UploadState) => ({
  did: "began upload",
  subject: id,
  detail: { size },
});

/** How far an upload of this member has come. One whose last byte arrived just before the server was killed is kept now. */
export async function findUpload(who: StaffMember, id: string): Promise<Outcome<UploadState>> {
  if (!may(who, "log evidence")) return mayNot();
  return inOwnTurn(who, id, (row) => keepIfWhole(who, row));
}

/** Writes down the bytes that follow those that have arrived; with the last one the file is kept. */
export async function continueUpload(
  who: StaffMember,
  id: string,
  { from, body }: { from: number; body: AsyncIterable<Uint8Array> },
): Promise<Outcome<UploadState>> {
  if (!may(who, "log evidence")) return mayNot();
  return inOwnTurn(who, id, async (row, stop) => {
    if (from !== (await arrivedOf(id)))
      return refused("conflict", "The upload stands elsewhere: it goes on from there");
    try {
      await addTo(id, body, { size: Number(row.size), stop });
    } catch (thrown) {
      if (!(thrown instanceof TooLarge)) throw thrown;
      return refused("not valid", `“${row.name}” holds more than was announced: upload it again`);
    }
    await record.upload.updateMany({ where: { id }, data: { lastAt: new Date() } });
    return keepIfWhole(who, row);
  });
}

/** Gives an upload up; what has arrived of it goes. */
export async function giveUpUpload(who: StaffMember, id: string): Promise<Outcome<null>> {
  if (!may(who, "log evidence")) return mayNot();
  if (!(await ownUpload(who, id))) return absent();
  return inTurn(id, async () => {
    const dropped = await change(who, { did: "gave up upload", subject: id }, async (tx) => {
      const { count } = await tx.upload.deleteMany({ where: { id, memberId: who.id } });
      return count === 1 ? done(null) : absent();
    });
    if (dropped.ok) await letGo(id);
    return dropped;
  });
}

/** What this member began to upload and did not finish, for this evidence or for one that is yet to be logged. */
export async function listUnfinished(
  who: StaffMember,
  evidence: string | null,
): Promise<UnfinishedUpload[]> {
  if (!may(who, "log evidence")) return [];
  const rows = await record.upload.findMany({
    where: {
      memberId: who.id,
      ...(evidence ? { evidence: { code: evidence } } : { evidenceId: null }),
    },
    orderBy: { begunAt: "asc" },
  });
  const uploads = await Promise.all(
    rows.map(async ({ id, name, size, fingerprint }) => ({
      ...{ id, name, fingerprint, size: Number(size) },
      arrived: await arrivedOf(id),
    })),
  );
  return uploads.filter(({ arrived }) => arrived > 0);
}

/** Those of these files that this member uploaded and that belong to no evidence yet. */
export async function listWaitingFiles(
  who: StaffMember,
  ids: readonly string[],
): Promise<{ id: string; name: string; size: number }[]> {
  if (!may(who, "log evidence") || ids.length === 0) return [];
  const rows = await record.attachment.findMany({
    where: { id: { in: [...ids] }, uploadedById: who.id, evidenceId: null },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ id, originalName, size }) => ({ id, name: originalName, size: Number(size) }));
}

type UploadRow = Prisma.UploadGetPayload<{ include: { evidence: { select: { code: true } } } }>;

/** Somebody else's id stops nobody's turn: whose it is is asked first, and again once the turn has come. */
async function inOwnTurn(
  who: StaffMember,
  id: string,
  work: (row: UploadRow, stop: AbortSignal) => Promise<Outcome<UploadState>>,
): Promise<Outcome<UploadState>> {
  if (!(await ownUpload(who, id))) return stateOfKept(who, id);
  return inTurn(id, async (stop) => {
    const row = await ownUpload(who, id);
    return row ? work(row, stop) : stateOfKept(who, id);
  });
}

const ownUpload = (who: StaffMember, id: string): Promise<UploadRow | null> =>
  record.upload.findFirst({
    where: { id, memberId: who.id },
    include: { evidence: { select: { code: true } } },
  });

async function keepIfWhole(who: StaffMember, row: UploadRow): Promise<Outcome<UploadState>> {
  const arrived = await arrivedOf(row.id);
  if (arrived < Number(row.size)) return done(stateOf(row, arrived));
  const { id, name, mime, evidence } = row;
  const kept = await attachFile(
    who,
    { id, name, mime, evidence: evidence?.code },
    await keepWhole(id),
    (tx) => tx.upload.delete({ where: { id } }),
  );
  if (!kept.ok) return kept;
  await letGo(id);
  return done(finished(kept.value));
}

/** An upload that is no more may be one that was kept, whose last answer was lost on its way. */
async function stateOfKept(who: StaffMember, id: string): Promise<Outcome<UploadState>> {
  const found = await record.attachment.findFirst({ where: { id, uploadedById: who.id } });
  return found ? done(finished({ id, size: Number(found.size) })) : absent();
}

const stateOf = ({ id, size, lastAt }: Omit<UploadRow, "evidence">, arrived: number) => ({
  id,
  arrived,
  size: Number(size),
  until: new Date(lastAt.getTime() + KEPT_DAYS * DAY_MS),
  file: false,
});

const finished = ({ id, size }: Pick<Uploaded, "id" | "size">) => ({
  ...{ id, size, arrived: size, file: true },
  until: new Date(Date.now() + KEPT_DAYS * DAY_MS),
});

/** What nobody has gone on with for a week was never acknowledged as kept: it goes. */
async function sweepUploads(): Promise<void> {
  const lastAt = { lt: new Date(Date.now() - KEPT_DAYS * DAY_MS) };
  const old = await record.upload.findMany({ where: { lastAt }, select: { id: true } });
  for (const { id } of old)
    await inTurn(id, async () => {
      const { count } = await record.upload.deleteMany({ where: { id, lastAt } });
      if (count > 0) await letGo(id);
    });
}

const mayNot = () => refused("not allowed", "Uploading is for researchers and editors");
/** The same words for an upload that never was and for one of somebody else. */
const absent = () => refused("not found", "There is no such upload: choose the file again");
