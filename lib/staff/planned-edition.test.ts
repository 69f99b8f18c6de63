import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { publication } from "@/lib/db/publication";
import { record } from "@/lib/db/record";
import { member, recommendation, world } from "@/lib/db/testing/world";
import type { Outcome } from "@/lib/domain/outcome";
import { listJobs, tryAgain } from "./job";
import {
  callOffEdition,
  listPlannedEditions,
  planEdition,
  publishPlanned,
  putOffAgain,
} from "./planned-edition";
import { previewPublication, publishEdition } from "./publishing";
import { startWorker } from "./worker";

let count = 0;
const nextRef = () => `A-HRC-9-9.${++count}`;
const inAnHour = () => new Date(Date.now() + 60 * 60_000);
const note = "For the session";

describe("an edition put to a time", () => {
  test("is for editors who have shown their second factor, has a note, and lies ahead", async () => {
    const { editor, researcher } = await world();
    await recommendation({ ref: nextRef() });
    const refusals = [
      await planEdition(researcher, { note, at: inAnHour() }),
      await planEdition({ ...editor, recentlyProved: false }, { note, at: inAnHour() }),
      await planEdition(editor, { note: " ", at: inAnHour() }),
      await planEdition(editor, { note, at: new Date(Date.now() - 1000) }),
      await planEdition(editor, { note, at: new Date(Date.now() + 61 * 24 * 60 * 60_000) }),
      await planEdition(editor, { note, at: new Date(Number.NaN) }),
    ];
    expect(refusals.map((one) => !one.ok && one.problem.code)).toEqual([
      "not allowed",
      "prove first",
      "not valid",
      "not valid",
      "not valid",
      "not valid",
    ]);
    expect(await listJobs(editor)).toEqual([]);
    value(await publishEdition(editor, { note: "Now" }));
    expect(await planEdition(editor, { note, at: inAnHour() })).toMatchObject({
      ok: false,
      problem: { code: "not ready" },
    });
  });

  test("brings what its editor saw; what came since waits, and what was withdrawn since goes", async () => {
    const { editor } = await world();
    const [seen, changing, going] = [nextRef(), nextRef(), nextRef()];
    const { id: changed } = await recommendation({ ref: changing });
    const { id: withdrawn } = await recommendation({ ref: going });
    value(await publishEdition(editor, { note: "Before" }));
    await recommendation({ ref: seen });
    await record.recommendation.update({ where: { id: changed }, data: { summary: "As seen" } });
    const { id, items } = value(await planEdition(editor, { note, at: inAnHour() }));
    expect(items).toBe(2);

    const unseen = nextRef();
    await recommendation({ ref: unseen });
    await record.recommendation.update({ where: { id: changed }, data: { summary: "Unseen" } });
    await record.recommendation.update({
      where: { id: withdrawn },
      data: { withdrawnAt: new Date() },
    });
    await timeComes(id);
    await publishPlanned(id);
    expect(await shown(seen)).toMatchObject({ ref: seen });
    expect(await shown(unseen)).toBeNull();
    expect(await shown(going)).toBeNull();
    expect((await shown(changing))?.content).not.toMatchObject({ summary: "Unseen" });
    const next = value(await previewPublication(editor)).changes.map(({ key }) => key);
    expect(next.sort()).toEqual([unseen, changing].sort());
  });

  test("is held back where something that it was to add reads otherwise, and says what", async () => {
    const { editor } = await world();
    const ref = nextRef();
    const { id: changed } = await recommendation({ ref });
    const { id } = value(await planEdition(editor, { note, at: inAnHour() }));
    await record.recommendation.update({ where: { id: changed }, data: { summary: "Otherwise" } });
    await timeComes(id);
    await publishPlanned(id);
    expect(await shown(ref)).toBeNull();
    const held = (await listPlannedEditions(editor)).find((one) => one.id === id);
    expect(held?.heldBackBecause).toContain(ref);
    await publishPlanned(id);
    expect(await shown(ref)).toBeNull();
  });

  test("comes once, however often its job is done, and not at all once it is called off", async () => {
    const { editor, researcher } = await world();
    await recommendation({ ref: nextRef() });
    const { id } = value(await planEdition(editor, { note: "Once", at: inAnHour() }));
    await publishPlanned(id);
    expect(await publication.edition.count({ where: { note: "Once" } })).toBe(0);
    await timeComes(id);
    await Promise.all([publishPlanned(id), publishPlanned(id)]);
    await publishPlanned(id);
    expect(await publication.edition.count({ where: { note: "Once" } })).toBe(1);
    expect(await callOffEdition(editor, id)).toMatchObject({ problem: { code: "already done" } });

    await recommendation({ ref: nextRef() });
    const other = value(await planEdition(editor, { note: "Never", at: inAnHour() }));
    expect(await callOffEdition(researcher, other.id)).toMatchObject({ ok: false });
    value(await callOffEdition(editor, other.id));
    await timeComes(other.id);
    await publishPlanned(other.id);
    expect(await publication.edition.count({ where: { note: "Never" } })).toBe(0);
  });

  test("is not published in the name of a member who was frozen, or may no longer publish", async () => {
    const { partner } = await world();
    for (const since of [{ frozenAt: new Date() }, { role: "researcher" }]) {
      const planner = await member("editor", partner.id);
      await recommendation({ ref: nextRef() });
      const { id } = value(await planEdition(planner, { note: "Gone", at: inAnHour() }));
      await record.member.update({ where: { id: planner.id }, data: since });
      await timeComes(id);
      await publishPlanned(id);
    }
    expect(await publication.edition.count({ where: { note: "Gone" } })).toBe(0);
  });
});

describe("the worker", () => {
  test("publishes at its time, not before, what the embargo kept until then", async () => {
    const { editor, researcher, organisation } = await world();
    const ref = nextRef();
    const { id: recommendationId } = await recommendation({ ref });
    const until = new Date(Date.now() + 4000);
    await record.evidence.create({
      data: {
        code: "kept-until",
        title: "Sperrfristwort",
        kind: "ngo",
        url: "https://example.org/embargoed",
        confidentiality: "embargoed",
        embargoedUntil: until,
        loggedById: researcher.id,
        organisationId: organisation.id,
        checkedAt: new Date(),
        checkedById: editor.id,
        links: { create: { recommendationId, relation: "shows-lack" } },
      },
    });
    value(await publishEdition(editor, { note: "Before the embargo ends" }));
    const { id } = value(await planEdition(editor, { note: "At the opening", at: until }));
    await forgetJobs();
    const worker = await startWorker();
    try {
      const isShown = async () => JSON.stringify(await shown(ref)).includes("Sperrfristwort");
      while (!(await isShown())) {
        expect(Date.now()).toBeLessThan(until.getTime() + 60_000);
        await pause(100);
      }
      const edition = await publication.edition.findFirstOrThrow({
        where: { note: "At the opening" },
      });
      expect(edition.publishedAt.getTime()).toBeGreaterThanOrEqual(until.getTime());
      expect(await record.plannedEdition.findUnique({ where: { id } })).toMatchObject({
        edition: edition.number,
      });
    } finally {
      await worker.stop();
    }
  });

  test("a job that a killed worker had begun is begun again by the next", async () => {
    const { editor } = await world();
    const ref = nextRef();
    await recommendation({ ref });
    const { id } = value(await planEdition(editor, { note: "Begun twice", at: inAnHour() }));
    await timeComes(id);
    await record.$executeRaw`update graphile_worker._private_jobs
      set locked_at = now(), locked_by = 'killed', attempts = 1 where key = ${`planned edition ${id}`}`;
    const worker = await startWorker();
    try {
      const until = Date.now() + 30_000;
      while (!(await shown(ref))) {
        expect(Date.now()).toBeLessThan(until);
        await pause(100);
      }
    } finally {
      await worker.stop();
    }
  });

  test("what waits for its time is listed for editors, and is not begun early", async () => {
    const { editor, researcher } = await world();
    await recommendation({ ref: nextRef() });
    const { id } = value(await planEdition(editor, { note: "Later", at: inAnHour() }));
    await putOffAgain();
    const jobs = await listJobs(editor);
    expect(jobs).toMatchObject([{ task: "publish planned edition", state: "waiting" }]);
    expect(await listJobs(researcher)).toEqual([]);
    expect(await tryAgain(editor, jobs[0]!.id)).toMatchObject({ problem: { code: "not found" } });
    await record.$executeRaw`update graphile_worker._private_jobs set attempts = 10`;
    expect(await listJobs(editor)).toMatchObject([{ state: "given up" }]);
    expect(await tryAgain(researcher, jobs[0]!.id)).toMatchObject({ ok: false });
    value(await tryAgain(editor, jobs[0]!.id));
    expect(await listJobs(editor)).toMatchObject([{ state: "waiting", attempts: 0 }]);
    value(await callOffEdition(editor, id));
    expect(await listJobs(editor)).toEqual([]);
  });
});

/** The hour that it was put to is now. */
const timeComes = (id: string) =>
  record.plannedEdition.update({ where: { id }, data: { at: new Date() } });

/** As after a backup that was brought back: plans are there, and their jobs are not. */
const forgetJobs = () => record.$executeRaw`delete from graphile_worker._private_jobs`;

const shown = (ref: string) =>
  publication.publishedRecommendation.findFirst({ where: { ref, editionTo: null } });

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}
