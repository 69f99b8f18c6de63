import { beforeAll, expect, test } from "vitest";
import { LEVELS } from "@/lib/domain/level";
import { record } from "./record";
import { withClient } from "./server";
import { recommendation, world } from "./testing/world";

// The narrow rows of the desk's table say what the facts say, whatever was changed and however many changed it at once.

let id: string;
beforeAll(async () => {
  id = (await recommendation({ ref: "LINE.1", paragraph: "5.2" })).id;
});

const line = () => record.deskLine.findUnique({ where: { recommendationId: id } });
const answer = (position: string, respondedOn?: string) =>
  record.stateResponse.create({
    data: {
      recommendationId: id,
      verbatim: position,
      position,
      ...(respondedOn && { respondedOn }),
    },
  });
/** Lines that say something else than the view over the facts, and facts without a line. */
const differing = () =>
  record.$queryRaw`
    select ref from ((select * from desk_line_due except select recommendation_id, is_unchecked, cycle, position, level,
        body_code, state_iso3, assigned_to_id, issued_on, sort_key, ref from desk_line)
      union all (select recommendation_id, is_unchecked, cycle, position, level, body_code, state_iso3, assigned_to_id,
        issued_on, sort_key, ref from desk_line except select * from desk_line_due)) as differing`;

test("the latest answer by its own date is the position, whichever was recorded last", async () => {
  expect(await line()).toMatchObject({ position: "none", level: "not-assessed" });
  await answer("rejected", "2024-06");
  await answer("pending", "2024-01");
  expect(await line()).toMatchObject({ position: "rejected" });
  await answer("noted");
  expect(await line()).toMatchObject({ position: "noted" });
});

test("a finding counts from its approval to its withdrawal, and not for what is not graded", async () => {
  const { organisation, researcher, editor } = await world();
  const { id: finding } = await record.assessment.create({
    data: {
      recommendationId: id,
      level: "initiated",
      organisationId: organisation.id,
      authorId: researcher.id,
    },
  });
  expect(await line()).toMatchObject({ level: "not-assessed" });
  const answered = { thingKind: "assessment", thingId: finding, version: 1, persons: "none" };
  await record.harmReview.create({ data: { ...answered, reason: "", memberId: editor.id } });
  await record.assessment.update({
    where: { id: finding },
    data: {
      submittedAt: new Date("2024-02-01"),
      approvedAt: new Date("2024-02-01"),
      approvedById: editor.id,
      rationalePublic: "Why",
      standardOfProof: "reasonable-grounds",
      confidence: "high",
      evidenceCutOff: "2023-12-31",
      searchNote: "Looked",
    },
  });
  expect(await line()).toMatchObject({ level: "initiated" });
  const judge = (inappropriateReason: string | null) =>
    record.recommendation.update({ where: { id }, data: { inappropriateReason } });
  await judge("Endorses a violation");
  expect(await line()).toMatchObject({ level: "not-graded" });
  await judge(null);
  await record.assessment.update({
    where: { id: finding },
    data: { withdrawnAt: new Date(), withdrawnReason: "Wrong" },
  });
  expect(await line()).toMatchObject({ level: "not-assessed" });
});

test("a line follows its document, its review and whoever works on it, and goes when it is withdrawn", async () => {
  const { researcher } = await world();
  const document = await record.document.create({
    data: { key: "A-HRC-1-1", title: "Report", bodyCode: "upr", kind: "report" },
  });
  const review = await record.reviewCycle.create({ data: { stateIso3: "XEX", cycle: 3 } });
  await record.recommendation.update({
    where: { id },
    data: { documentId: document.id, reviewCycleId: review.id, assignedToId: researcher.id },
  });
  expect(await line()).toMatchObject({
    sortKey: "A-HRC-000001-000001 000005.000002",
    cycle: 3,
    assignedToId: researcher.id,
  });
  await record.document.update({ where: { id: document.id }, data: { key: "A-HRC-12-1" } });
  await record.reviewCycle.update({ where: { id: review.id }, data: { cycle: 4 } });
  expect(await line()).toMatchObject({ sortKey: "A-HRC-000012-000001 000005.000002", cycle: 4 });
  await record.recommendation.update({ where: { id }, data: { assignedToId: null } });
  expect(await line()).toMatchObject({ assignedToId: null, cycle: 4 });
  await record.recommendation.update({ where: { id }, data: { checkNote: "Unseen" } });
  expect(await line()).toMatchObject({ isUnchecked: true });
  await record.recommendation.update({ where: { id }, data: { withdrawnAt: new Date() } });
  expect(await line()).toBeNull();
  await record.recommendation.update({ where: { id }, data: { withdrawnAt: null } });
  expect(await line()).toMatchObject({ position: "noted" });
});

test("of two answers recorded at the same time, the later one is the position", async () => {
  const url = process.env["ONUS_RECORD_URL"] ?? "";
  const say = (position: string, on: string) =>
    `insert into state_response (recommendation_id, verbatim, position, responded_on) values ('${id}', 'said', '${position}', '${on}')`;
  await withClient(url, (first) =>
    withClient(url, async (second) => {
      await first.query("begin");
      await first.query(say("supported", "2099-12"));
      const waiting = second.query(say("rejected", "2099-11"));
      await untilSomebodyWaits();
      await first.query("commit");
      await waiting;
    }),
  );
  expect(await line()).toMatchObject({ position: "supported" });
  expect(await differing()).toEqual([]);
});

async function untilSomebodyWaits(): Promise<void> {
  const blocked = () => record.$queryRaw<unknown[]>`
    select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await blocked()).length === 0);
}

test("levels stand in the order of the scale", async () => {
  const order = await Promise.all(
    LEVELS.map(async (level) => {
      const { id: recommendationId } = await recommendation({ ref: `LEVEL.${level}` });
      await withClient(process.env["ONUS_TEST_OWNER_RECORD_URL"] ?? "", (owner) =>
        owner.query("update desk_line set level = $1 where recommendation_id = $2", [
          level,
          recommendationId,
        ]),
      );
      return (await record.deskLine.findUnique({ where: { recommendationId } }))?.levelOrder;
    }),
  );
  expect(order).toEqual(LEVELS.map((_, index) => index + 1));
});

test("the desk's login writes no line", async () => {
  const said = (promise: Promise<unknown>) =>
    promise.then(
      () => "done",
      (thrown: Error) => thrown.message,
    );
  expect(await said(record.deskLine.updateMany({ data: { level: "implemented" } }))).toContain(
    "denied",
  );
  expect(await said(record.$executeRaw`select keep_desk_lines(array[${id}::uuid])`)).toContain(
    "denied",
  );
});
