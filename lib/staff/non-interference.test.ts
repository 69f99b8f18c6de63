import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { leastFacts } from "@/lib/db/testing/entry";
import { openMailbox } from "@/lib/db/testing/mailbox";
import { member, recommendation, world } from "@/lib/db/testing/world";
import { ENTRY_KINDS, type EntryKind } from "@/lib/domain/entry/kind";
import type { Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { env } from "@/lib/env";
import { addComment } from "./comment";
import { draftEntry, submitEntry } from "./entry";
import { logEvidence, retractEvidence } from "./evidence";
import type { DeskTable } from "./desk-table";
import { sendNotices } from "./mail-letter";
import { publishEdition } from "./publishing";
import { findWhatKeepsWhole } from "./recommendation-whole";

// What somebody may not read changes nothing that they are told: every question of the desk is asked before and after
// another organisation has logged and drafted thousands of closed things about the same recommendations, and the answers
// are compared letter by letter. A question that is new has to be put here, or why not.

const NOW = new Date("2026-11-22T12:00:00Z");
const REF = "A-HRC-90-1.1";
/** On which nothing rests but what is closed later. */
const BARE = "XEX-90.9";
const CLOSED = 5000;
const FIRST = { sort: "reference", page: 1 } as const;

type Ask = (command: (...given: unknown[]) => Promise<unknown>, who: StaffMember) => unknown;

/** With what each question is asked; `all` puts several. */
const QUESTIONS: Record<string, Ask> = {
  "agenda: listComing": (ask, who) => ask(who, NOW),
  "agenda: listStale": (ask, who) => all([null, ["XNB"]], (focus) => ask(who, NOW, focus)),
  "assessment: findAssessment": (ask, who) => ask(who, idOf("assessment")),
  "assessment: listReviewQueue": (ask, who) => ask(who),
  "comment: findTalk": (ask, who) =>
    all(
      [
        { kind: "recommendation", key: REF },
        { kind: "assessment", key: idOf("assessment") },
        { kind: "entry", key: "case open-case" },
        { kind: "evidence", key: "open-evidence" },
        { kind: "evidence", key: "closed-1" },
        { kind: "entry", key: "case closed-case" },
      ],
      (thing) => ask(who, thing),
    ),
  "desk-table: findTable": (ask, who) =>
    all(
      [
        ["recommendations", { columns: "text,evidence,level" }],
        ["evidence", {}],
        ["evidence", { q: "word" }],
        ["entries", { collection: "cases" }],
        ["entries", { collection: "statements", q: "word" }],
        ["documents", {}],
        ["review", {}],
        ["imports", {}],
        ["activity", { member: who.id }],
        ["search", { q: "word" }],
        ["search", { q: "case" }],
        ["search", { q: "e" }],
      ] as const,
      async ([name, asked]) => inFull((await ask(who, name, asked)) as Outcome<DeskTable>),
    ),
  "desk-export-fetch: listExports": (ask, who) => ask(who, NOW),
  "desk-view: listViews": (ask, who) => ask(who),
  "document: findDocument": (ask, who) => ask(who, "A-90"),
  "document: listDocuments": (ask, who) => ask(who, {}),
  "dossier: listDossiers": (ask, who) => ask(who),
  "entry-name: findNamed": (ask, who) => ask(who, "statement", { state: "XEX" }),
  "entry-name: findStates": (ask, who) => ask(who, "Examplia, Neighbouria"),
  "entry-name: listLinkNames": (ask, who) =>
    ask(who, "statement", [leastFacts("statement", "open", links())]),
  "entry-preview: previewEntry": (ask, who) => ask(who, "statement", "open-statement"),
  "entry-reading: countEntries": (ask, who) => ask(who),
  "entry-reading: findEntry": (ask, who) =>
    all(ENTRY_KINDS, (kind) => ask(who, kind, `open-${kind}`)),
  "entry-reading: listEntries": (ask, who) =>
    all(ENTRY_KINDS, async (kind) => [
      await ask(who, { kind }),
      await ask(who, { kind, q: "word" }),
    ]),
  "entry-reading: listEntriesAbout": (ask, who) => ask(who, REF),
  "entry-reading: listEntriesInReview": (ask, who) => ask(who),
  "entry-reading: listEntriesPointingAt": (ask, who) => ask(who, "case", "open-case"),
  "entry-reading: listEntriesPointingAtDocument": (ask, who) => ask(who, "A-90"),
  "entry-reading: listOwnEntries": (ask, who) => ask(who),
  "entry-suggest: suggestLinks": (ask, who) =>
    all(
      [
        "state",
        "recommendation",
        "document",
        "review",
        ...ENTRY_KINDS.map((one) => `entry:${one}`),
      ],
      (target) => ask(who, target, "word"),
    ),
  "evidence-paste: findAsks": (ask, who) => ask(who, [{ text: REF, ref: REF }]),
  "evidence-reading: findEvidence": (ask, who) => ask(who, "open-evidence"),
  "evidence-reading: findEvidenceId": (ask, who) => ask(who, "open-evidence"),
  "evidence-reading: listEvidence": (ask, who) =>
    all([{}, { q: "word" }, { state: "to-check" }, { state: "retracted" }, { page: 2 }], (filter) =>
      ask(who, filter),
    ),
  "harm: listHarm": (ask, who) => ask(who, "assessment", [idOf("assessment")]),
  "harm: listHarmOfChanges": (ask, who) =>
    ask(who, [
      { kind: "case", key: "open-case", after: {} },
      { kind: "recommendation", key: REF, after: {} },
    ]),
  "evidence-suggest: suggestAsks": (ask, who) =>
    all([[], [REF]], (chosen) => ask(who, { text: "release the word", chosen })),
  "import-mapping: findMapping": (ask, who) => ask(who, "none"),
  "import-mapping: listMappings": (ask, who) => ask(who),
  "import-run: listRuns": (ask, who) => ask(who),
  "importing: findBatch": (ask, who) => ask(who, idOf("batch")),
  "importing: listBatches": (ask, who) => ask(who),
  "job: listJobs": (ask, who) => ask(who),
  "mail-letter: findNoticeLetter": (ask, who) => ask(who),
  "notice: listNotices": (ask, who) => ask(who, {}),
  "notice: listUntold": (ask, who) => ask(who, new Date(0)),
  "organisation: listOrganisations": (ask, who) => ask(who),
  "past-value: findPast": (ask, who) => ask(who, present(), idOf("recommendation")),
  "past-value: listPast": (ask, who) => ask(who, present()),
  "planned-edition: listPlannedEditions": (ask, who) => ask(who),
  "publishing: listEditions": (ask, who) => ask(who),
  "publishing: previewPublication": (ask, who) => ask(who, NOW),
  "recommendation-bulk-undo: listOwnActs": (ask, who) => ask(who),
  "recommendation-reading: findWritten": (ask, who) => ask(who, REF),
  "recommendation-reading: listTags": (ask, who) => ask(who),
  "recommendation-same: listSameAsk": (ask, who) => ask(who, REF),
  "recommendation-table: findTexts": (ask, who) => ask(who, [REF]),
  "recommendation-table: listAssignable": (ask, who) => ask(who),
  "recommendation-table: listDeskChoices": (ask, who) => ask(who),
  "recommendation-table: listForDesk": (ask, who) =>
    all(
      [{}, { q: "word" }, { q: "release" }, { state: "XEX" }, { level: "not-assessed" }],
      (filter) => ask(who, filter, FIRST),
    ),
  "recommendation-table: listStates": (ask, who) => ask(who),
  "recommendation-table: searchForLinks": (ask, who) =>
    all(["word", "release"], (words) => ask(who, words)),
  "recommendation-whole: findWhatKeepsWhole": (ask, who) =>
    all([REF, BARE], (ref) => ask(who, ref)),
  "recommendation: findForDesk": (ask, who) => ask(who, REF),
  "recommendation: findPublished": (ask, who) => ask(who, REF),
  "report-annex: findAnnex": (ask, who) =>
    all(["open-report", "closed-report"], (key) => ask(who, key)),
  "report-reading: findReport": (ask, who) =>
    all(["open-report", "closed-report"], (key) => ask(who, key)),
  "report-reading: listReports": (ask, who) => ask(who),
  "report-reading: previewReport": (ask, who) =>
    all(["open-report", "closed-report"], (key) => ask(who, key)),
  "review-queue: listQueue": (ask, who) => ask(who),
  "review-cycle: findReview": (ask, who) => ask(who, "XEX-4"),
  "review-cycle: listReviews": (ask, who) => ask(who),
  "search: searchEverything": (ask, who) =>
    all(["word", "open", "release", "case", "e"], (words) => ask(who, words)),
  "standing: listCoverage": (ask, who) => ask(who),
  "standing: listSince": (ask, who) => ask(who, NOW),
  "theme-suggest: suggestThemes": (ask, who) => ask(who, REF),
  "tour: findTour": (ask, who) => ask(who),
  "take-down: listTakeDowns": (ask, who) => ask(who),
  "unsettled: listUnsettled": (ask, who) => ask(who),
  "team: findFocus": (ask, who) => ask(who),
  "team: listTeams": (ask, who) => ask(who),
  "waiting: listWaiting": (ask, who) => all([null, ["XNB"]], (focus) => ask(who, focus)),
};

/** Asked of nothing that has a confidentiality. */
const OF_SOMETHING_ELSE: Record<string, string> = {
  "attachment: findTarget": "whether one piece of evidence takes a file: tested with the files",
  "consent: listConsents": "consents are kept by editors, who see them all under codes",
  "consent: listExpiredConsents": "the same",
  "import-mapping: lookIntoTable": "reads the file that is sent",
  "importing: previewImport": "reads the file that is sent, and recommendations",
  "mail: findMailChoice": "one’s own",
  "member-activity: findMemberDetail": "for administrators, who may read what is closed",
  "member-factor: findOwnFactor": "one’s own",
  "member: findMemberByEmail": "for administrators",
  "member: listInvitations": "for administrators",
  "member: listMembers": "for administrators",
  "protected-name: listProtectedNames": "kept by organisations, under codes",
  "session: listSessions": "one’s own",
  "scale: listScales": "public words alone",
  "setting: findSettings": "for administrators, of the installation",
  "setting: listSettingsChanges": "the same",
  "unsent: findUnsent": "one’s own",
  "import-run: findPreview": "what the import of one’s own file would do",
  "upload: findUpload": "one’s own",
  "upload: listUnfinished": "one’s own",
  "upload: listWaitingFiles": "one’s own",
};

const ids = new Map<string, string>();
const idOf = (name: string) => ids.get(name)!;
const present = () => ({
  kind: "recommendation",
  id: idOf("recommendation"),
  values: {},
  closure: null,
});
let askers: StaffMember[];
/** Somebody who is called on nothing but what is closed later. */
let insider: StaffMember;
let mailbox: Awaited<ReturnType<typeof openMailbox>>;
afterAll(() => mailbox.close());

beforeAll(async () => {
  mailbox = await openMailbox();
  env.ONUS_SMTP_URL = mailbox.url;
  env.ONUS_MAIL_FROM = "onus@example.org";
  const { researcher, editor, organisation, partner, batch } = await world();
  askers = [
    await member("reader", partner.id),
    await member("researcher", partner.id),
    await member("editor", partner.id),
    await member("reader", organisation.id),
  ];
  insider = await member("researcher", organisation.id);
  ids.set("batch", batch.id);
  const document = await record.document.create({
    data: { key: "A-90", symbol: "A/90", title: "A report", bodyCode: "upr", kind: "report" },
  });
  ids.set("document", document.id);
  await record.reviewCycle.create({ data: { stateIso3: "XEX", cycle: 4 } });
  const { id } = await recommendation({ ref: REF, documentId: document.id, paragraph: "1" });
  ids.set("recommendation", id);
  const bare = await recommendation({ ref: BARE, checkNote: "Not compared yet" });
  ids.set("bare", bare.id);
  for (const kind of ENTRY_KINDS) await begun(kind, `open-${kind}`, "coalition");
  await record.evidence.create({
    data: {
      code: "open-evidence",
      title: "An open word",
      kind: "ngo",
      url: "https://example.org/open",
      confidentiality: "coalition",
      loggedById: researcher.id,
      organisationId: organisation.id,
      links: { create: { recommendationId: id, relation: "shows-lack" } },
    },
  });
  const assessment = await record.assessment.create({
    data: {
      recommendationId: id,
      level: "initiated",
      organisationId: organisation.id,
      authorId: researcher.id,
      submittedAt: NOW,
    },
  });
  ids.set("assessment", assessment.id);
  await writeTo(askers);
  await writeTo([insider]);
  await call(askers, "open-evidence");
  value(await publishEdition(editor, { note: "Before" }));
});

test("every question of the desk is put, or it is said why not", () => {
  const asked = [...Object.keys(QUESTIONS), ...Object.keys(OF_SOMETHING_ELSE)].sort();
  expect(asked).toEqual(questionsOfRoom().sort());
});

test("five thousand closed things change no answer to whoever may not read them", async () => {
  const before = await answers();
  await closeThingsAway();
  const after = await answers();
  for (const [name, answer] of before) expect([name, after.get(name)]).toEqual([name, answer]);
  expect([...after.values()].join().length).toBeGreaterThan(10_000);
});

test("nor is a paragraph kept whole for something that its editor may not read", async () => {
  const editor = askers.find(({ role }) => role === "editor")!;
  const { administrator } = await world();
  expect(await findWhatKeepsWhole(editor, BARE)).toEqual([]);
  expect(await findWhatKeepsWhole(administrator, BARE)).toHaveLength(2);
});

test("nor may a source be logged or not because somebody holds it closed", async () => {
  const { researcher } = await world();
  await loggedAway(researcher, "The photographs of a camp");
  const [, other] = askers;
  expect(await logEvidence(other!, sourceCalled("The photographs of a camp"))).toMatchObject({
    ok: true,
  });
});

async function answers(): Promise<Map<string, string>> {
  const said = new Map<string, string>();
  for (const [name, ask] of Object.entries(QUESTIONS)) {
    const [file = "", command = ""] = name.split(": ");
    const room = (await import(/* @vite-ignore */ path.resolve(ROOM, `${file}.ts`))) as Record<
      string,
      (...given: unknown[]) => Promise<unknown>
    >;
    for (const [at, who] of askers.entries())
      said.set(`${name}, ${who.role} ${at}`, inLetters(await ask(room[command]!, who)));
  }
  for (const [at, who] of askers.entries())
    said.set(`letter to ${who.role} ${at}`, await letterTo(who));
  return said;
}

/** The letter that the mail server is handed for somebody now, but for what differs in every letter. */
async function letterTo({ id }: StaffMember): Promise<string> {
  await sendNotices(id);
  const [{ raw } = { raw: "" }] = mailbox.received.splice(0);
  expect(raw).toContain("One comment calls you by name");
  await record.notice.updateMany({ where: { memberId: id }, data: { letterId: null } });
  return raw
    .replaceAll(/^(Date|Message-ID): .*$/gm, "$1")
    .replaceAll(/--_NmP-[\w]+/g, "a boundary");
}

/** All of these want letters, each at other times. */
async function writeTo(members: StaffMember[]) {
  const rhythms = ["mentions", "daily", "weekly", "mentions"];
  for (const [at, { id }] of members.entries()) {
    const { email } = await record.member.findUniqueOrThrow({ where: { id } });
    const rhythm = rhythms[at]!;
    await record.mailChoice.create({ data: { memberId: id, rhythm, confirmedAddress: email } });
  }
}

/** A comment on this evidence that calls them all. */
async function call(members: StaffMember[], code: string) {
  const { researcher } = await world();
  const text = members.map(({ name }) => `@${name}`).join(" ");
  value(
    await addComment(researcher, { thing: { kind: "evidence", key: code }, field: null, text }),
  );
}

/** They were called while they might still read it. */
async function closeAwayWhatCalledThem() {
  const { researcher, organisation } = await world();
  const own = { loggedById: researcher.id, organisationId: organisation.id };
  const code = "closed-after-a-call";
  const data = { code, title: "A word to be closed", kind: "ngo", confidentiality: "coalition" };
  await record.evidence.create({ data: { ...data, ...own } });
  await call([...askers, insider], code);
  await record.evidence.update({ where: { code }, data: { confidentiality: "restricted" } });
}

const inLetters = (answer: unknown): string =>
  JSON.stringify(answer, (_, one: unknown) =>
    one instanceof Map || one instanceof Set ? [...one] : typeof one === "bigint" ? `${one}` : one,
  ) ?? "nothing";

const all = <T>(given: readonly T[], ask: (one: T) => unknown): Promise<unknown[]> =>
  Promise.all(given.map(ask));

/** A few as people make them, with all that this leaves behind, and thousands as they would stand then. */
async function closeThingsAway() {
  const { researcher } = await world();
  const code = await loggedAway(researcher, "A testimony");
  await loggedAway(researcher, "Minutes of a hearing");
  value(await retractEvidence(researcher, code, "Somebody is in danger"));
  for (const kind of ENTRY_KINDS) {
    const { version } = await begun(kind, `closed-${kind}`, "restricted");
    // A report is locked to an edition when it is handed over, and there is none here.
    if (kind !== "report") value(await submitEntry(researcher, kind, `closed-${kind}`, version));
  }
  await closeAwayWhatCalledThem();
  await closeAwayInBulk();
}

async function closeAwayInBulk() {
  const { researcher, organisation } = await world();
  const evidence = await record.evidence.createManyAndReturn({
    data: Array.from({ length: CLOSED / 2 }, (_, n) => ({
      code: `closed-${n}`,
      title: `A closed word ${n}`,
      kind: "testimony",
      confidentiality: n % 2 === 0 ? "restricted" : "sealed",
      loggedById: researcher.id,
      organisationId: organisation.id,
      ...(n % 3 === 0 && { embargoedUntil: new Date("2026-12-01T00:00:00Z") }),
    })),
    select: { id: true },
  });
  await record.evidenceLink.createMany({
    data: evidence.map(({ id }, n) => ({
      evidenceId: id,
      recommendationId: idOf(n === 0 ? "bare" : "recommendation"),
      relation: "shows-lack",
    })),
  });
  const kindOf = (n: number) => ENTRY_KINDS[n % ENTRY_KINDS.length]!;
  const entries = await record.entry.createManyAndReturn({
    data: Array.from({ length: CLOSED / 2 }, (_, n) => ({
      kind: kindOf(n),
      key: `closed-word-${n}`,
      confidentiality: n % 2 === 0 ? "restricted" : "sealed",
      organisationId: organisation.id,
      createdById: researcher.id,
    })),
    select: { id: true },
  });
  const versions = await record.entryVersion.createManyAndReturn({
    data: entries.map(({ id }, n) => ({
      entryId: id,
      number: 1,
      title: `A closed word ${n}`,
      on: "2026-12-01",
      facts: leastFacts(kindOf(n), `word ${n}`, links()) as object,
      authorId: researcher.id,
      ...(n % 2 === 0 && { submittedAt: NOW }),
    })),
    select: { id: true },
  });
  await record.entryLink.createMany({
    data: versions.flatMap(({ id }, n) => [
      {
        versionId: id,
        part: "recommendations",
        recommendationId: idOf(n === 0 ? "bare" : "recommendation"),
      },
      { versionId: id, part: "documents", documentId: idOf("document") },
    ]),
  });
  const { administrator } = await world();
  await record.harmReview.createMany({
    data: versions.map(({ id }, n) => ({
      thingKind: "entry",
      thingId: id,
      version: 1,
      persons: "none",
      reason: `A closed reason ${n}`,
      memberId: administrator.id,
    })),
  });
  await record.entryVersion.updateMany({
    where: { id: { in: versions.slice(0, CLOSED / 10).map(({ id }) => id) } },
    data: { submittedAt: NOW, approvedAt: NOW, approvedById: administrator.id },
  });
}

const sourceCalled = (title: string) => ({ ...SOURCE, title, url: addressOf(title) });
const addressOf = (title: string) => `https://example.org/${title.replaceAll(" ", "-")}`;

const SOURCE = {
  title: "",
  kind: "testimony",
  publisher: null,
  url: null,
  archivedUrl: null,
  publishedOn: null,
  occurredOn: null,
  summaryPublic: null,
  detailRestricted: "Told in confidence",
  confidentiality: "restricted",
  embargoedUntil: null,
  derivedFrom: null,
  links: [{ ref: REF, relation: "shows-lack", note: null }],
  attachments: [],
} as unknown as Parameters<typeof logEvidence>[1];

const loggedAway = async (who: StaffMember, title: string): Promise<string> =>
  value(await logEvidence(who, sourceCalled(title))).code;

async function begun(kind: EntryKind, key: string, confidentiality: "coalition" | "restricted") {
  const { researcher } = await world();
  return value(
    await draftEntry(researcher, {
      kind,
      key,
      draft: {
        facts: leastFacts(kind, key, links()),
        confidentiality,
        embargoedUntil: null,
        consent: null,
        checkNote: null,
      },
    }),
  );
}

const links = () => ({ state: "XEX", recommendation: REF, document: "A-90", review: "XEX-4" });

const ROOM = "lib/staff";

/** Exported questions whose first parameter is `who`, read from the sources. */
function questionsOfRoom(): string[] {
  const question =
    /export (?:async function|const) ((?:list|find|count|search|suggest|preview|look)\w*)(?: = async )?\(\s*who\b/g;
  return fs
    .readdirSync(ROOM)
    .filter((file) => file.endsWith(".ts") && !file.includes(".test."))
    .flatMap((file) =>
      [...fs.readFileSync(path.join(ROOM, file), "utf8").matchAll(question)].map(
        ([, name = ""]) => `${path.basename(file, ".ts")}: ${name}`,
      ),
    );
}

/** The rows of a table with what is said of it. */
async function inFull(opened: Outcome<DeskTable>) {
  if (!opened.ok) return opened;
  const rows: unknown[] = [];
  for await (const row of opened.value.rows) rows.push(row);
  return { ...opened.value, rows };
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}
