import "server-only";
import { change, type Tx } from "@/lib/db/record";
import { day, dayInGeneva } from "@/lib/domain/day";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { namesPasted, signOnStateOf, type SignOnAnswer } from "@/lib/domain/sign-on";
import { mayReadEntry } from "./entry-readable";
import { tell } from "./notice";

// Who signs a report. Those who run the consultation see every answer; an organisation sees its own; nobody else learns who
// was asked, and what comes out has the names of those who signed.

type Opened = { key: string; invited: number };

/** Opens the report for signatures until the end of a day, and asks these organisations: one name to a line. */
export async function openConsultation(
  who: StaffMember,
  { key, until, names }: { key: string; until: string; names: string },
): Promise<Outcome<Opened>> {
  if (!may(who, "run consultations")) return refused("not allowed", RUNNING);
  const last = day.safeParse(until);
  if (!last.success)
    return refused("not valid", "Write the last day on which to answer", { field: "until" });
  if (last.data < dayInGeneva(new Date()))
    return refused("not valid", "That day has passed: choose a later one", { field: "until" });
  return change(who, deed("opened consultation", key), async (tx) => {
    const report = await findReport(tx, who, key);
    if (!report) return refused("not found", ABSENT);
    if (!isBeingWritten(report))
      return refused("already done", "It is locked: names are put under a draft");
    if (report.consultations.length > 0)
      return refused("already done", "It is open for signatures already");
    if (!["public", "embargoed", "coalition"].includes(report.confidentiality))
      return refused("not ready", "Only some members can read it: open it to the coalition first");
    await tx.consultation.create({
      data: { entryId: report.id, until: last.data, openedById: who.id },
    });
    return invite(tx, who, report, names);
  });
}

/** Asks further organisations. One that was asked already is not asked again. */
export async function inviteToSign(
  who: StaffMember,
  { key, names }: { key: string; names: string },
): Promise<Outcome<Opened>> {
  if (!may(who, "run consultations")) return refused("not allowed", RUNNING);
  const asked = ({ invited }: Opened) => ({
    ...deed("asked for signatures", key),
    detail: { invited },
  });
  return change(who, asked, async (tx) => {
    const report = await findReport(tx, who, key);
    if (!report) return refused("not found", ABSENT);
    if (report.consultations.length === 0) return refused("not ready", NOT_OPEN);
    return invite(tx, who, report, names);
  });
}

/** What one organisation says. Its own members answer for one of the coalition; for another, whoever runs the consultation. */
export async function answerSignOn(
  who: StaffMember,
  { key, id, answer }: { key: string; id: string; answer: SignOnAnswer },
): Promise<Outcome<{ key: string }>> {
  return answering(
    who,
    { key, id, did: "answered for an organisation" },
    async (tx, report, one) => {
      if (report.consultations.length === 0) return refused("not ready", NOT_OPEN);
      if (signOnStateOf(one) === "withdrawn")
        return refused("already done", "The signature was taken back: it is not given again here");
      await tx.signOn.update({
        where: { id },
        data: { answer, answeredAt: new Date(), answeredById: who.id },
      });
      return done({ key });
    },
  );
}

/** Takes a signature back, at any time: what is not out yet does not go out with it, and what is has to be corrected. */
export async function withdrawSignature(
  who: StaffMember,
  { key, id }: { key: string; id: string },
): Promise<Outcome<{ key: string }>> {
  return answering(who, { key, id, did: "took back a signature" }, async (tx, report, one) => {
    if (signOnStateOf(one) !== "signed")
      return refused("already done", "There is no signature of it to take back");
    await tx.signOn.update({
      where: { id },
      data: { withdrawnAt: new Date(), withdrawnById: who.id },
    });
    await tell(tx, who, {
      members: report.people,
      why: "signature taken back",
      thing: thingOf(key),
    });
    return done({ key });
  });
}

/** Asks those again who have not answered: each is told of itself alone. */
export async function remindToSign(
  who: StaffMember,
  key: string,
): Promise<Outcome<{ reminded: number }>> {
  if (!may(who, "run consultations")) return refused("not allowed", RUNNING);
  const reminded = (done: { reminded: number }) => ({
    ...deed("reminded of signatures", key),
    detail: done,
  });
  return change(who, reminded, async (tx) => {
    const report = await findReport(tx, who, key);
    if (!report) return refused("not found", ABSENT);
    if (report.consultations.length === 0) return refused("not ready", NOT_OPEN);
    const open = await tx.signOn.findMany({
      where: { entryId: report.id, answer: null, organisationId: { not: null } },
      select: { id: true, organisationId: true },
    });
    await tx.signOn.updateMany({
      where: { id: { in: open.map(({ id }) => id) } },
      data: { remindedAt: new Date() },
    });
    await tellOrganisations(
      tx,
      who,
      open.map((one) => one.organisationId!),
      key,
    );
    return done({ reminded: open.length });
  });
}

/** Closes it without locking the report: no more answers are taken. */
export async function closeConsultation(
  who: StaffMember,
  key: string,
): Promise<Outcome<{ key: string }>> {
  if (!may(who, "run consultations")) return refused("not allowed", RUNNING);
  return change(who, deed("closed consultation", key), async (tx) => {
    const report = await findReport(tx, who, key);
    if (!report) return refused("not found", ABSENT);
    if (report.consultations.length === 0) return refused("already done", NOT_OPEN);
    await closeOpen(tx, who, report.id);
    return done({ key });
  });
}

/** No answer is taken after this. */
export const closeOpen = (tx: Tx, who: StaffMember, entryId: string) =>
  tx.consultation.updateMany({
    where: { entryId, closedAt: null },
    data: { closedAt: new Date(), closedById: who.id },
  });

const RUNNING = "Asking organisations to sign is for editors and administrators";
const ABSENT = "There is no such report, or it is open to others only";
const NOT_OPEN = "It is not open for signatures";
const MOST = 1000;

const deed = (did: string, key: string) => ({ did, subject: `report ${key}` });
const thingOf = (key: string) => ({ kind: "entry", key: `report ${key}` }) as const;

async function invite(
  tx: Tx,
  who: StaffMember,
  { id: entryId, key }: { id: string; key: string },
  pasted: string,
): Promise<Outcome<Opened>> {
  const names = namesPasted(pasted);
  if (names.length === 0 || names.length > MOST)
    return refused("not valid", "Write the organisations, one name to a line", { field: "names" });
  const tooLong = names.find((name) => name.length > 200);
  if (tooLong)
    return refused("not valid", `“${tooLong.slice(0, 60)} …” is too long for a name`, {
      field: "names",
    });
  const [held, members] = await Promise.all([
    tx.signOn.findMany({ where: { entryId }, select: { name: true } }),
    tx.organisation.findMany({ select: { id: true, name: true, abbreviation: true } }),
  ]);
  const known = new Set(held.map(({ name }) => name.toLowerCase()));
  const asked = names
    .map((name) => members.find((one) => isCalled(one, name)) ?? { id: null, name })
    .filter(({ name }) => !known.has(name.toLowerCase()));
  await tx.signOn.createMany({
    data: asked.map(({ id, name }) => ({ entryId, organisationId: id, name, invitedById: who.id })),
    skipDuplicates: true,
  });
  await tellOrganisations(
    tx,
    who,
    asked.flatMap(({ id }) => id ?? []),
    key,
  );
  return done({ key, invited: asked.length });
}

const isCalled = (one: { name: string; abbreviation: string | null }, name: string): boolean =>
  [one.name, one.abbreviation].some((word) => word?.toLowerCase() === name.toLowerCase());

/** Each member that may sign for one of these is told, and of nothing but that. */
async function tellOrganisations(tx: Tx, who: StaffMember, ids: string[], key: string) {
  const members = await tx.member.findMany({
    where: {
      organisationId: { in: ids },
      role: { not: "reader" },
      frozenAt: null,
      email: { not: null },
    },
    select: { id: true },
  });
  await tell(tx, who, {
    members: members.map(({ id }) => id),
    why: "asked to sign",
    thing: thingOf(key),
  });
}

type Report = NonNullable<Awaited<ReturnType<typeof findReport>>>;
type SignOnRow = { organisationId: string | null; answer: string | null; withdrawnAt: Date | null };

/** The way of both answers: whose it is to give is asked before anything is told. */
async function answering(
  who: StaffMember,
  { key, id, did }: { key: string; id: string; did: string },
  work: (tx: Tx, report: Report, one: SignOnRow) => Promise<Outcome<{ key: string }>>,
): Promise<Outcome<{ key: string }>> {
  if (!may(who, "sign for the organisation"))
    return refused("not allowed", "Signing for an organisation is for its researchers and editors");
  return change(who, deed(did, key), async (tx) => {
    const report = await findReport(tx, who, key);
    const one = report && (await tx.signOn.findFirst({ where: { id, entryId: report.id } }));
    const isOwn = one?.organisationId === who.organisationId;
    const isOutside = one?.organisationId === null && may(who, "run consultations");
    if (!report || !one || !(isOwn || isOutside)) return refused("not found", ABSENT);
    return work(tx, report, one);
  });
}

async function findReport(tx: Tx, who: StaffMember, key: string) {
  const entry = await tx.entry.findUnique({
    where: { kind_key: { kind: "report", key } },
    include: {
      consultations: { where: { closedAt: null }, select: { id: true } },
      versions: {
        orderBy: { number: "desc" },
        take: 1,
        select: { authorId: true, submittedAt: true, returnedAt: true, approvedAt: true },
      },
    },
  });
  if (!entry || entry.withdrawnAt || !mayReadEntry(who, entry)) return null;
  return {
    ...entry,
    people: [entry.createdById, ...entry.versions.map(({ authorId }) => authorId)],
  };
}

const isBeingWritten = ({ versions: [newest] }: Report): boolean =>
  newest !== undefined &&
  newest.approvedAt === null &&
  (newest.submittedAt === null || (newest.returnedAt ?? 0) >= newest.submittedAt);
