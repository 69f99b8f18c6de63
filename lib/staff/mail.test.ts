import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { openMailbox } from "@/lib/db/testing/mailbox";
import { member, recommendation, world } from "@/lib/db/testing/world";
import type { Thing } from "@/lib/domain/comment";
import type { MailRhythm } from "@/lib/domain/mail";
import type { Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { env } from "@/lib/env";
import { failureWords } from "@/lib/messages/job";
import { addComment, setWatch } from "./comment";
import { clockInGeneva } from "./geneva-time";
import { listJobs, tryAgain } from "./job";
import {
  chooseMail,
  confirmMailAddress,
  findMailChoice,
  sendCodeAgain,
  sendTestMail,
} from "./mail";
import { putOffLettersAgain, sendAddressCode, sendNotices } from "./mail-letter";
import { readNotices } from "./notice";

let mailbox: Awaited<ReturnType<typeof openMailbox>>;
beforeAll(async () => {
  mailbox = await openMailbox();
});
afterAll(() => mailbox.close());
beforeEach(async () => {
  mailbox.manner = "takes";
  mailbox.received.length = 0;
  env.ONUS_SMTP_URL = mailbox.url;
  env.ONUS_MAIL_FROM = "onus@example.org";
  await record.$queryRaw`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))::text`;
});

describe("a member who has chosen nothing", () => {
  test("is not written to, and after choosing not before the code of the first letter is typed", async () => {
    const who = await newcomer();
    await called(who);
    await sendNotices(who.id);
    expect(await findMailChoice(who)).toMatchObject({ rhythm: "none", isProved: false });
    value(await chooseMail(who, { rhythm: "daily" }));
    await called(who);
    await sendNotices(who.id);
    expect(mailbox.received).toEqual([]);
    expect(await jobsOf(who)).toMatchObject([{ task: "send address code" }]);

    await sendAddressCode(who.id);
    const code = codeIn(mailbox.received[0]!.raw);
    expect(JSON.stringify(await record.mailChoice.findMany())).not.toContain(code);
    expect(await confirmMailAddress(who, { code: other(code) })).toMatchObject({
      problem: { field: "code" },
    });
    value(await confirmMailAddress(who, { code: ` ${code.slice(0, 3)} ${code.slice(3)}` }));
    expect(await findMailChoice(who)).toMatchObject({ rhythm: "daily", isProved: true });
    await sendNotices(who.id);
    expect(mailbox.received).toHaveLength(2);
  });

  test("has ten tries at a code, which ends with the next one, and has that one sent only after a while", async () => {
    const who = await newcomer();
    value(await chooseMail(who, { rhythm: "weekly" }));
    await sendAddressCode(who.id);
    expect(await sendCodeAgain(who)).toMatchObject({ problem: { code: "not ready" } });
    const first = codeIn(mailbox.received[0]!.raw);
    for (let n = 0; n < 10; n += 1) await confirmMailAddress(who, { code: other(first) });
    expect(await confirmMailAddress(who, { code: first })).toMatchObject({
      problem: { code: "not found" },
    });
    await sendAddressCode(who.id);
    expect(await confirmMailAddress(who, { code: first })).toMatchObject({ ok: false });
    value(await confirmMailAddress(who, { code: codeIn(mailbox.received[1]!.raw) }));
  });
});

describe("a letter", () => {
  test("counts what waits by kind, and says nothing else of the record", async () => {
    const who = await writtenTo("daily");
    const thing = await ask();
    value(await setWatch(who, { thing, isWatched: true }));
    const { editor } = await world();
    value(await addComment(editor, about(thing, "The camp near Exampleton")));
    value(await addComment(editor, about(thing, `@${who.name}, is it there?`)));
    await sendNotices(who.id);
    const [{ to, raw }] = mailbox.received as [{ to: string; raw: string }];
    expect(to).toBe(await addressOf(who));
    const words = readable(raw);
    expect(words).toContain("- One comment calls you by name\r\n- One comment on what you work on");
    expect(words).toContain(`${env.ONUS_DESK_URL}/desk/account#mail`);
    for (const secret of ["camp", "Exampleton", thing.key, "Release", editor.name, who.name])
      expect(words).not.toContain(secret);
  });

  test("tells of each notice once, also where two jobs come at once or one comes again", async () => {
    const who = await writtenTo("daily");
    await called(who);
    await Promise.all([sendNotices(who.id), sendNotices(who.id)]);
    await sendNotices(who.id);
    expect(mailbox.received).toHaveLength(1);
    await called(who);
    await sendNotices(who.id);
    expect(mailbox.received).toHaveLength(2);
  });

  test("of which nobody knows whether it arrived is not sent again", async () => {
    const who = await writtenTo("daily");
    await called(who);
    mailbox.manner = "says nothing";
    await sendNotices(who.id);
    mailbox.manner = "takes";
    await sendNotices(who.id);
    expect(mailbox.received).toHaveLength(1);
    const letters = await record.mailLetter.findMany({ where: { memberId: who.id } });
    expect(letters).toMatchObject([{ sentAt: null, refusedAt: null }]);
  });

  test("that was refused is tried again, and the page of jobs says why in words of ours", async () => {
    const who = await writtenTo("daily");
    const { editor } = await world();
    await called(who);
    expect(await listJobs(editor)).toEqual([]);
    mailbox.manner = "refuses address";
    await expect(sendNotices(who.id)).rejects.toMatchObject({ code: "address refused" });
    expect(failureWords("MailFailure address refused")).toMatch(/^The mail server refused the/);
    mailbox.manner = "takes";
    await sendNotices(who.id);
    expect(mailbox.received).toHaveLength(1);
  });

  test("does not go to who is frozen, has read the notice, wants no more, or may no longer read the thing", async () => {
    const { administrator } = await world();
    const frozen = await writtenTo("daily");
    await called(frozen);
    await record.member.update({ where: { id: frozen.id }, data: { frozenAt: new Date() } });
    const reading = await writtenTo("daily");
    await called(reading);
    value(await readNotices(reading, "all"));
    const tired = await writtenTo("daily");
    await called(tired);
    value(await chooseMail(tired, { rhythm: "none" }));
    expect(await jobsOf(tired)).toEqual([]);
    const outside = await writtenTo("daily");
    const thing = await evidence("coalition");
    value(await addComment(administrator, about(thing, `@${outside.name}?`)));
    await record.evidence.update({
      where: { code: thing.key },
      data: { confidentiality: "sealed" },
    });
    for (const { id } of [frozen, reading, tired, outside]) await sendNotices(id);
    expect(mailbox.received).toEqual([]);
    await record.member.update({ where: { id: outside.id }, data: { role: "administrator" } });
    await sendNotices(outside.id);
    expect(mailbox.received).toHaveLength(1);
  });
});

describe("the hour of a letter", () => {
  test("is within a minute for who is called and has chosen that, else seven in Geneva", async () => {
    const calls = await writtenTo("mentions");
    const weekly = await writtenTo("weekly");
    await called(calls, weekly);
    const [soon, ...others] = await jobsOf(calls);
    expect(others).toEqual([]);
    expect(soon!.at.getTime() - Date.now()).toBeLessThan(61_000);
    const [gathered] = await jobsOf(weekly);
    expect(clockInGeneva(gathered!.at)).toMatch(/T07:00$/);
    expect(gathered!.at.getUTCDay()).toBe(1);
    value(await chooseMail(weekly, { rhythm: "daily" }));
    const [sooner, ...none] = await jobsOf(weekly);
    expect(none).toEqual([]);
    expect(sooner!.at.getTime() - Date.now()).toBeLessThan(25 * 3600_000);
  });

  test("is found again after a restore, which brings no queue back", async () => {
    const who = await writtenTo("daily");
    await called(who);
    const before = await jobsOf(who);
    await record.$queryRaw`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))::text`;
    await putOffLettersAgain();
    const after = await jobsOf(who);
    expect(after.map(({ at }) => at)).toEqual(before.map(({ at }) => at));
  });
});

test("letters that wait are told to nobody, and those that fail stand as one line, tried again as one", async () => {
  const [one, other] = [await writtenTo("daily"), await writtenTo("daily")];
  const { editor } = await world();
  await called(one, other);
  expect(await listJobs(editor)).toEqual([]);
  await record.$executeRaw`
    update graphile_worker._private_jobs set attempts = 10, last_error = 'MailFailure not reached'`;
  const jobs = await listJobs(editor);
  expect(jobs).toMatchObject([{ task: "send notices", state: "given up" }]);
  value(await tryAgain(editor, jobs[0]!.id));
  expect(await listJobs(editor)).toEqual([]);
  expect((await jobsOf(one, other)).map(({ attempts }) => attempts)).toEqual([0, 0]);
});

test("where no mail server is set up nothing is offered, and what was put off is done without a letter", async () => {
  const who = await writtenTo("daily");
  await called(who);
  delete env.ONUS_SMTP_URL;
  expect(await findMailChoice(who)).toBeNull();
  expect(await chooseMail(who, { rhythm: "weekly" })).toMatchObject({
    problem: { code: "not ready" },
  });
  await sendNotices(who.id);
  value(await chooseMail(who, { rhythm: "none" }));
  expect(mailbox.received).toEqual([]);
});

test("a test message says what came of it in words of ours, without the server’s own and without a password", async () => {
  const { administrator, editor } = await world();
  expect(await sendTestMail(editor)).toMatchObject({ problem: { code: "not allowed" } });
  const address = await addressOf(administrator);
  expect(await sendTestMail(administrator)).toEqual({ ok: true, value: { address } });
  expect(mailbox.received).toMatchObject([{ to: address }]);
  env.ONUS_SMTP_URL = mailbox.url.replace("smtp://", "smtp://onus:opensesame@");
  const answer = JSON.stringify(await sendTestMail(administrator));
  expect(answer).toContain("refused the user or the password");
  expect(answer).not.toContain("opensesame");
});

let count = 0;
async function ask(): Promise<Thing> {
  const ref = `A-HRC-8-8.${++count}`;
  await recommendation({ ref });
  return { kind: "recommendation", key: ref };
}
const about = (thing: Thing, text: string) => ({ thing, field: null, text });

async function evidence(confidentiality: string): Promise<Thing> {
  const { researcher, organisation } = await world();
  const code = `a-source-${++count}`;
  await record.evidence.create({
    data: {
      ...{ code, title: "A source", kind: "ngo", confidentiality },
      ...{ loggedById: researcher.id, organisationId: organisation.id },
    },
  });
  return { kind: "evidence", key: code };
}

const newcomer = async () => member("researcher", (await world()).partner.id);

/** A member who has chosen this, and whose address is shown to be theirs. */
async function writtenTo(rhythm: MailRhythm): Promise<StaffMember> {
  const who = await newcomer();
  await record.mailChoice.create({
    data: { memberId: who.id, rhythm, confirmedAddress: await addressOf(who) },
  });
  return who;
}

async function addressOf({ id }: StaffMember): Promise<string> {
  const { email } = await record.member.findUniqueOrThrow({ where: { id } });
  return email ?? "";
}

/** An editor calls these members in one comment. */
async function called(...members: StaffMember[]): Promise<void> {
  const { editor } = await world();
  const names = members.map(({ name }) => `@${name}`).join(", ");
  value(await addComment(editor, about(await ask(), `${names}, please look`)));
}

const jobsOf = (...members: StaffMember[]) =>
  record.$queryRaw<{ task: string; at: Date; attempts: number }[]>`
    select task.identifier as task, job.run_at as at, job.attempts::int
    from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
    where job.payload->>'subject' = any(${members.map(({ id }) => id)})`;

const codeIn = (raw: string): string => /^(\d{6})\r?$/m.exec(readable(raw))?.[1] ?? "";
const other = (code: string): string => (code === "111111" ? "222222" : "111111");

/** The words of a letter as a mailbox shows them. */
const readable = (raw: string): string =>
  raw
    .replaceAll("=\r\n", "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}
