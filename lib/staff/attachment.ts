import "server-only";
import { createHash } from "node:crypto";
import { change, record, type Tx } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { plainCopyOf, type PlainCopy } from "@/lib/domain/plain-copy";
import { plainPdfBehindGate } from "@/lib/import/plain-pdf/gate";
import { Damaged, keepFile, openFile, TooLarge, type StoredFile } from "./file-store";
import { readableBy } from "./readable";

export const UPLOAD_LIMIT = 500 * 1024 * 1024;

export type Upload = {
  name: string;
  mime: string;
  body: AsyncIterable<Uint8Array>;
  /** How many bytes the sender announced; fewer mean that the line broke. */
  announced?: number | undefined;
  /** The code of the evidence that it belongs to; without one it waits for the evidence that names it. */
  evidence?: string | undefined;
};
export type Uploaded = { id: string; name: string; sha256: string; size: number };

/** Takes a file in. It is acknowledged only when its bytes, its name and its row are all on the disk. */
export async function storeUpload(who: StaffMember, upload: Upload): Promise<Outcome<Uploaded>> {
  const evidence = await findTarget(who, upload.evidence);
  if (!evidence.ok) return evidence;
  const kept = await keep(upload);
  return kept.ok ? attachFile(who, upload, kept.value) : kept;
}

/**
 * Writes down a file that is on the disk. `id` is what its sender knows it by already; `also` is done in the same change.
 */
export async function attachFile(
  who: StaffMember,
  given: Pick<Upload, "name" | "mime" | "evidence"> & { id?: string },
  { sha256, size }: StoredFile,
  also: (tx: Tx) => Promise<unknown> = async () => undefined,
): Promise<Outcome<Uploaded>> {
  const evidence = await findTarget(who, given.evidence);
  if (!evidence.ok) return evidence;
  const name = plainName(given.name);
  const deed = ({ id }: Uploaded) => ({
    did: "uploaded file",
    subject: given.evidence ?? id,
    detail: { file: id, sha256, size },
  });
  return change(who, deed, async (tx) => {
    const { id } = await tx.attachment.create({
      data: {
        ...(given.id && { id: given.id }),
        sha256,
        size,
        mime: plainType(given.mime),
        originalName: name,
        uploadedById: who.id,
        evidenceId: evidence.value,
      },
    });
    if (evidence.value) await uncheck(tx, evidence.value);
    await also(tx);
    return done({ id, name, sha256, size });
  });
}

export type Download = { name: string; size: number; body: AsyncIterable<Uint8Array> };

/**
 * A file's bytes for who may read its evidence; before it belongs to any, for who uploaded it. Each opening is noted.
 * Of restricted and sealed evidence it opens only shortly after a code of the second factor (`codeAskedFor`).
 */
export async function openAttachment(who: StaffMember, id: string): Promise<Download | null> {
  const found = await findReadable(who, id);
  if (!found || (isClosed(found) && !who.recentlyProved)) return null;
  const subject = found.evidence ? `evidence ${found.evidenceId}` : `file ${id}`;
  const deed = { did: "opened original", subject, detail: { file: id } };
  const noted = await change(who, deed, async () => done(null));
  if (!noted.ok) return null;
  return {
    name: found.originalName,
    size: Number(found.size),
    body: await openOriginal(who, id, found.sha256),
  };
}

/** The bytes that were received, or Damaged: then the log holds an alarm, and nothing is handed out. */
async function openOriginal(
  who: StaffMember,
  id: string,
  sha256: string,
): Promise<AsyncIterable<Uint8Array>> {
  try {
    return await openFile(sha256);
  } catch (thrown) {
    const isMissing = (thrown as NodeJS.ErrnoException).code === "ENOENT";
    if (!isMissing && !(thrown instanceof Damaged)) throw thrown;
    const detail = { file: id, sha256, missing: isMissing };
    await change(who, { did: "found file damaged", subject: `file ${id}`, detail }, async () =>
      done(null),
    );
    throw isMissing ? new Damaged(`file ${sha256} is not there`) : thrown;
  }
}

const COPIED_LIMIT = 50 * 1024 * 1024;

/**
 * A picture or a PDF without its metadata, to be passed on; the original stays as it is. The log holds from which bytes
 * which were made: the same original gives the same copy again.
 */
export async function openPlainCopy(who: StaffMember, id: string): Promise<Outcome<PlainCopy>> {
  if (!may(who, "read the record")) return refused("not allowed", "You may not read the record");
  const original = await openAttachment(who, id);
  if (!original) return refused("not found", "There is no such file");
  if (original.size > COPIED_LIMIT)
    return refused(
      "not valid",
      "Copies without metadata are made of pictures and PDFs up to 50 MB",
    );
  const chunks: Uint8Array[] = [];
  for await (const chunk of original.body) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const copy = await plainCopy(bytes);
  if (!copy.ok) return copy;
  const detail = { file: id, original: sha256Of(bytes), copy: sha256Of(copy.value.bytes) };
  const deed = { did: "made copy without metadata", subject: `file ${id}`, detail };
  const noted = await change(who, deed, async () => done(null));
  return noted.ok ? copy : noted;
}

async function plainCopy(original: Uint8Array): Promise<Outcome<PlainCopy>> {
  const picture = plainCopyOf(original);
  if (picture) return done(picture);
  if (!isPdf(original))
    return refused(
      "not valid",
      "Copies without metadata are made of PDFs and of sound JPEG, PNG and WebP pictures",
    );
  const made = await plainPdfBehindGate(original);
  return made.ok ? done({ bytes: made.value, mime: "application/pdf", ending: "pdf" }) : made;
}

/** Readers look for the first words of a PDF among its first thousand bytes. */
const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 1024)).includes("%PDF-");

const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** The code of the evidence whose file this member may read, but opens only after a code of their second factor. */
export async function codeAskedFor(who: StaffMember, id: string): Promise<string | null> {
  const found = await findReadable(who, id);
  return found && isClosed(found) && !who.recentlyProved ? (found.evidence?.code ?? null) : null;
}

async function findReadable(who: StaffMember, id: string) {
  if (!may(who, "read the record")) return null;
  return record.attachment.findFirst({
    where: {
      id,
      OR: [{ evidenceId: null, uploadedById: who.id }, { evidence: readableBy(who) }],
    },
    include: { evidence: { select: { code: true, confidentiality: true } } },
  });
}

const isClosed = ({ evidence }: { evidence: { confidentiality: string } | null }): boolean =>
  evidence !== null && ["restricted", "sealed"].includes(evidence.confidentiality);

/** Larger files are imported by the command line, which needs no upload. */
export const IMPORT_LIMIT = 100 * 1024 * 1024;

export type OpenUpload = {
  name: string;
  size: number;
  /** The bytes, from the first, as often as it takes; found to be those that were received. */
  open: () => AsyncIterable<Uint8Array>;
};

/** A file that this member uploaded and that belongs to no evidence: one to be imported. */
export async function openUpload(who: StaffMember, id: string): Promise<Outcome<OpenUpload>> {
  if (!may(who, "import files"))
    return refused("not allowed", "Importing files is for researchers and editors");
  const found = await record.attachment.findFirst({
    where: { id, evidenceId: null, uploadedById: who.id },
  });
  if (!found) return refused("not found", "The file is not there any more: upload it again");
  if (found.size > IMPORT_LIMIT)
    return refused(
      "not valid",
      "Files over 100 MB are imported by the command line: npm run onus -- import FILE",
    );
  const open = () => openLate(found.sha256);
  return done({ name: found.originalName, size: Number(found.size), open });
}

async function* openLate(sha256: string): AsyncIterable<Uint8Array> {
  yield* await openFile(sha256);
}

/** The same, read whole. */
export async function readUpload(
  who: StaffMember,
  id: string,
): Promise<Outcome<{ name: string; bytes: Uint8Array }>> {
  const upload = await openUpload(who, id);
  if (!upload.ok) return upload;
  const chunks: Uint8Array[] = [];
  for await (const chunk of upload.value.open()) chunks.push(chunk);
  return done({ name: upload.value.name, bytes: Buffer.concat(chunks) });
}

/** The id of the evidence that a member may add files to; null where none is named yet. */
export async function findTarget(
  who: StaffMember,
  code: string | undefined,
): Promise<Outcome<string | null>> {
  if (!may(who, "log evidence"))
    return refused("not allowed", "Uploading is for researchers and editors");
  if (!code) return done(null);
  const found = await record.evidence.findFirst({
    where: { code, retractedAt: null, AND: [readableBy(who)] },
  });
  if (!found) return refused("not found", `There is no evidence ${code}`);
  if (found.loggedById !== who.id && !may(who, "check evidence"))
    return refused("not allowed", "Only its logger or an editor adds files to this evidence");
  return done(found.id);
}

async function keep(upload: Upload): Promise<Outcome<{ sha256: string; size: number }>> {
  try {
    const kept = await keepFile(upload.body, { limit: UPLOAD_LIMIT });
    if (upload.announced !== undefined && kept.size !== upload.announced)
      return refused(
        "not valid",
        `Only ${kept.size} of ${upload.announced} bytes of “${plainName(upload.name)}” arrived: the line broke. Upload it again`,
      );
    if (kept.size === 0) return isEmpty(upload.name);
    return done(kept);
  } catch (thrown) {
    if (!(thrown instanceof TooLarge)) throw thrown;
    return tooLarge(upload.name);
  }
}

export const tooLarge = (name: string): Outcome<never> =>
  refused(
    "not valid",
    `“${plainName(name)}” is larger than 500 MB. Cut it into parts, or keep it in an archive of yours and log its address`,
  );

export const isEmpty = (name: string): Outcome<never> =>
  refused("not valid", `“${plainName(name)}” is empty: there is nothing to keep`);

/** What has a new file is not what was checked. */
async function uncheck(tx: Tx, evidenceId: string): Promise<void> {
  await tx.evidence.updateMany({
    where: { id: evidenceId, checkedAt: { not: null } },
    data: { checkedAt: null, checkedById: null, version: { increment: 1 } },
  });
}

/** A name without the path that some browsers send before it, and without signs that no file name needs. */
export function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  return (
    last
      .replaceAll(/[\p{Cc}\p{Cf}]/gu, "")
      .trim()
      .slice(0, 200) || "file"
  );
}

const plainType = (mime: string): string =>
  /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/i.test(mime) ? mime.toLowerCase() : "application/octet-stream";
