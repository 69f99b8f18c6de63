import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { member, world } from "@/lib/db/testing/world";
import { PERMISSIONS, ROLES, type Permission, type StaffMember } from "@/lib/domain/permission";

/** Every question and command of lib/staff that is asked in somebody's name, and what that name must be allowed. */
const MATRIX: Record<string, Record<string, Permission>> = {
  agenda: { listComing: "read the record", listStale: "read the record" },
  "assessment-draft": { saveDraft: "draft assessments" },
  assessment: {
    submitAssessment: "draft assessments",
    returnAssessment: "review assessments",
    approveAssessment: "review assessments",
    withdrawAssessment: "review assessments",
    findAssessment: "read the record",
    listReviewQueue: "read the record",
  },
  attachment: {
    storeUpload: "log evidence",
    attachFile: "log evidence",
    findTarget: "log evidence",
    openAttachment: "read the record",
    openPlainCopy: "read the record",
    codeAskedFor: "read the record",
    readUpload: "import files",
    openUpload: "import files",
  },
  comment: {
    findTalk: "read the record",
    addComment: "comment",
    settleComment: "comment",
    setWatch: "read the record",
  },
  mail: {
    findMailChoice: "read the record",
    chooseMail: "read the record",
    confirmMailAddress: "read the record",
    sendCodeAgain: "read the record",
    sendTestMail: "change settings",
  },
  logo: {
    setLogo: "change settings",
    removeLogo: "change settings",
    openLogo: "change settings",
    openReportLogos: "read the record",
    setOrganisationLogo: "manage members",
    removeOrganisationLogo: "manage members",
  },
  "mail-letter": { findNoticeLetter: "read the record" },
  scale: { listScales: "read the record", changeScale: "change settings" },
  setting: {
    findSettings: "change settings",
    listSettingsChanges: "change settings",
    setSite: "change settings",
    setReviewMonths: "change settings",
  },
  "recommendation-assign": { handOver: "tag and assign" },
  "theme-suggest": { suggestThemes: "tag and assign" },
  report: { correctReport: "draft entries" },
  "report-annex": {
    findAnnex: "make annexes",
    saveAnnex: "make annexes",
    makeAnnex: "make annexes",
  },
  "report-reading": {
    listReports: "read the record",
    findReport: "read the record",
    previewReport: "read the record",
  },
  "sign-on": {
    openConsultation: "run consultations",
    inviteToSign: "run consultations",
    answerSignOn: "sign for the organisation",
    withdrawSignature: "sign for the organisation",
    remindToSign: "run consultations",
    closeConsultation: "run consultations",
  },
  notice: {
    listNotices: "read the record",
    listUntold: "read the record",
    readNotices: "read the record",
  },
  consent: {
    recordConsent: "keep consents",
    listConsents: "keep consents",
    listExpiredConsents: "keep consents",
    renewConsent: "keep consents",
    withdrawConsent: "keep consents",
  },
  document: {
    listDocuments: "read the record",
    findDocument: "read the record",
    draftDocument: "import files",
    saveDocument: "import files",
  },
  entry: {
    draftEntry: "draft entries",
    saveEntry: "draft entries",
    submitEntry: "draft entries",
    returnEntry: "review entries",
    approveEntry: "review entries",
    withdrawEntry: "review entries",
  },
  "entry-reading": {
    listEntries: "read the record",
    countEntries: "read the record",
    listEntriesInReview: "read the record",
    listOwnEntries: "read the record",
    findEntry: "read the record",
    listEntriesAbout: "read the record",
    listEntriesPointingAt: "read the record",
    listEntriesPointingAtDocument: "read the record",
  },
  "entry-name": {
    listLinkNames: "read the record",
    findNamed: "read the record",
    findStates: "read the record",
  },
  dossier: {
    listDossiers: "read the record",
    openDossier: "review entries",
    closeDossier: "review entries",
  },
  "entry-preview": { previewEntry: "read the record" },
  "entry-suggest": { suggestLinks: "read the record" },
  evidence: {
    logEvidence: "log evidence",
    updateEvidence: "log evidence",
    checkEvidence: "check evidence",
    retractEvidence: "log evidence",
  },
  "evidence-suggest": { suggestAsks: "read the record" },
  "evidence-paste": { findAsks: "read the record" },
  "evidence-reading": {
    listEvidence: "read the record",
    findEvidence: "read the record",
    findEvidenceId: "read the record",
  },
  "desk-table": { findTable: "read the record" },
  "desk-export": { exportTable: "read the record" },
  "report-export": { exportReport: "read the record" },
  "desk-export-fetch": { listExports: "read the record", fetchExport: "read the record" },
  "import-run": {
    startImport: "import files",
    startPreview: "import files",
    findPreview: "import files",
    callOffImport: "import files",
    listRuns: "import files",
  },
  harm: { listHarmOfChanges: "review assessments" },
  "import-conflict": { decideConflicts: "approve imports" },
  "import-undo": { undoBatch: "import files" },
  "import-mapping": {
    lookIntoTable: "import files",
    listMappings: "read the record",
    findMapping: "read the record",
    rememberMapping: "import files",
  },
  "import-vote": { importRollCall: "import files" },
  importing: {
    previewImport: "import files",
    applyImport: "import files",
    approveBatch: "approve imports",
    listBatches: "read the record",
    findBatch: "read the record",
  },
  job: { listJobs: "see jobs", tryAgain: "see jobs" },
  member: {
    listMembers: "manage members",
    findMemberByEmail: "manage members",
    listInvitations: "manage members",
    inviteMember: "manage members",
    resetLink: "manage members",
    setRole: "manage members",
    freezeMember: "manage members",
    unfreezeMember: "manage members",
    changePassword: "read the record",
    changeName: "read the record",
    createMember: "manage members",
    resetPassword: "manage members",
  },
  "member-activity": { findMemberDetail: "manage members" },
  "member-factor": {
    findOwnFactor: "read the record",
    offerFactor: "read the record",
    confirmFactor: "read the record",
    makeRecoveryCodes: "read the record",
    removeOwnFactor: "read the record",
    removeFactor: "manage members",
  },
  organisation: { listOrganisations: "read the record", createOrganisation: "manage members" },
  "protected-name": {
    protectName: "protect names",
    unprotectName: "protect names",
    listProtectedNames: "protect names",
  },
  publishing: {
    previewPublication: "read the record",
    publishEdition: "publish editions",
    listEditions: "read the record",
  },
  standing: { listCoverage: "read the record", listSince: "read the record" },
  "past-value": { listPast: "read the record", findPast: "read the record" },
  "planned-edition": {
    planEdition: "publish editions",
    callOffEdition: "publish editions",
    listPlannedEditions: "read the record",
  },
  "publishing-name": { answerName: "publish editions", takeBackAnswer: "publish editions" },
  recommendation: {
    findForDesk: "read the record",
    findPublished: "read the record",
    assignRecommendation: "tag and assign",
  },
  "desk-view": {
    listViews: "read the record",
    keepView: "read the record",
    deleteView: "read the record",
  },
  "recommendation-bulk": { actOnMany: "tag and assign" },
  "recommendation-bulk-undo": { listOwnActs: "tag and assign", undoAct: "tag and assign" },
  "recommendation-draft": {
    draftRecommendation: "import files",
    saveRecommendation: "import files",
    withdrawRecommendation: "approve imports",
  },
  "recommendation-points": {
    enterPoints: "import files",
    splitRecommendation: "import files",
  },
  "recommendation-whole": { findWhatKeepsWhole: "import files" },
  "recommendation-same": { listSameAsk: "read the record" },
  "recommendation-reading": {
    listTags: "read the record",
    findWritten: "import files",
    mayChangeRecommendation: "import files",
  },
  response: { addResponse: "import files", checkResponse: "approve imports" },
  "review-queue": { listQueue: "read the record" },
  "review-cycle": {
    listReviews: "read the record",
    findReview: "read the record",
    openReview: "review entries",
    saveReview: "review entries",
    declareTotal: "review entries",
  },
  "recommendation-table": {
    listForDesk: "read the record",
    listDeskChoices: "read the record",
    listAssignable: "read the record",
    listStates: "read the record",
    findTexts: "read the record",
    searchForLinks: "read the record",
  },
  session: {
    listSessions: "read the record",
    revokeSession: "read the record",
    signOutEverywhere: "read the record",
  },
  backup: { noteBackup: "manage members" },
  upload: {
    beginUpload: "log evidence",
    findUpload: "log evidence",
    continueUpload: "log evidence",
    giveUpUpload: "log evidence",
    listUnfinished: "log evidence",
    listWaitingFiles: "log evidence",
  },
  unsent: {
    keepUnsent: "log evidence",
    findUnsent: "log evidence",
    forgetUnsent: "log evidence",
  },
  verification: { verifyAll: "read the record" },
  team: {
    listTeams: "read the record",
    setTeam: "review entries",
    findFocus: "read the record",
    chooseFocus: "read the record",
  },
  unsettled: { listUnsettled: "read the record" },
  search: { searchEverything: "read the record" },
  tour: { findTour: "read the record" },
  waiting: { listWaiting: "read the record" },
  "take-down": { takeDown: "take down", listTakeDowns: "read the record" },
};

/** Parts of one of the above, which has asked before it calls them. No door may call them. */
const INNER: Record<string, string[]> = {
  "member-activity": ["noteViewed"],
  harm: ["listHarm"],
  setting: ["saveLogo"],

  "import-batch": ["batchRows", "batchDetail"],
  "desk-condition": ["conditionOf"],
  "desk-every": ["everyHit"],
  "search-every": ["everyFound"],
  "search-part": ["entriesWith", "commentsWith"],
  "report-export": ["mayStillRead", "reportFile"],
  "recommendation-table": ["rowsOf"],
};

const ROOM = "lib/staff";
type Command = (who: StaffMember, ...given: unknown[]) => Promise<unknown>;

describe("the matrix of permissions", () => {
  test("has a row for every question and command, and no row for what is gone", () => {
    const inTheRoom = commandsOfRoom().filter(({ file, name }) => !INNER[file]?.includes(name));
    const named = (rows: { file: string; name: string }[]) =>
      rows.map(({ file, name }) => `${file}: ${name}`).sort();
    const inTheMatrix = Object.entries(MATRIX).flatMap(([file, rows]) =>
      Object.keys(rows).map((name) => ({ file, name })),
    );
    expect(inTheRoom.length).toBeGreaterThan(30);
    expect(named(inTheRoom)).toEqual(named(inTheMatrix));
  });

  test("leaves out only what no door calls", () => {
    const doors = sourcesOf("app").concat(sourcesOf("lib/cli"));
    for (const name of Object.values(INNER).flat())
      expect(doors.filter(({ text }) => new RegExp(`\\b${name}\\b`).test(text))).toEqual([]);
  });
});

const rows = Object.entries(MATRIX).flatMap(([file, commands]) =>
  Object.entries(commands).map(([name, permission]) => ({ file, name, permission })),
);

describe.each(rows)("$name ($permission)", ({ file, name, permission }) => {
  const least = ROLES.indexOf(PERMISSIONS[permission]);

  test("is refused below the role that it needs, and to a role that nobody knows", async () => {
    const command = await commandOf(file, name);
    const before = await record.auditEvent.count();
    for (const role of ["guest", ...ROLES.slice(0, least)]) {
      const answer = await command(await somebody(role), {}, {}, {});
      expect({ role, answer, isNothing: isNothing(answer) }).toMatchObject({ isNothing: true });
    }
    expect(await record.auditEvent.count()).toBe(before);
  });

  test("is open from that role on", async () => {
    const command = await commandOf(file, name);
    for (const role of ROLES.slice(least)) {
      // What is given makes no sense, so that many throw or refuse: but not for want of permission.
      const answer = await command(await somebody(role), {}, {}, {}).catch(() => "thrown");
      expect({ role, answer }).not.toMatchObject({
        answer: { ok: false, problem: { code: "not allowed" } },
      });
    }
  });
});

async function somebody(role: string): Promise<StaffMember> {
  const { organisation } = await world();
  const known = ROLES.find((one) => one === role);
  const who = await member(known ?? "reader", organisation.id);
  return { ...who, role } as StaffMember;
}

async function commandOf(file: string, name: string): Promise<Command> {
  const room = (await import(/* @vite-ignore */ path.resolve(ROOM, `${file}.ts`))) as Record<
    string,
    Command
  >;
  return room[name] as Command;
}

/** A refusal for want of permission; for a question, an empty answer. */
function isNothing(answer: unknown): boolean {
  if (answer === null || answer === false || answer === 0 || answer === 1) return true;
  if (Array.isArray(answer)) return answer.length === 0;
  if (typeof answer !== "object") return false;
  const { ok, problem } = answer as { ok?: boolean; problem?: { code: string } };
  if (ok !== undefined) return !ok && problem?.code === "not allowed";
  return Object.values(answer).every(isNothing);
}

/** Exported asynchronous functions whose first parameter is `who`, read from the sources. */
function commandsOfRoom(): { file: string; name: string }[] {
  const asked = /export (?:async function |const )(\w+)(?: = async )?\(\s*who\b/g;
  return sourcesOf(ROOM).flatMap(({ file, text }) =>
    [...text.matchAll(asked)]
      .filter(([found]) => found.includes("async"))
      .map(([, name = ""]) => ({ file: path.basename(file, ".ts"), name })),
  );
}

function sourcesOf(folder: string): { file: string; text: string }[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test."))
    .map((file) => ({ file, text: fs.readFileSync(path.join(folder, file), "utf8") }));
}
