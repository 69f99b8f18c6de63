import "server-only";
import type { EntryKind } from "@/lib/domain/entry/kind";
import { languageOfReport, type ReportFacts, type ReportForm } from "@/lib/domain/entry/report";
import type { RecommendationFilter } from "@/lib/domain/filter";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import type { PublishedDocument } from "@/lib/domain/published";
import { missingOf, scopeOf } from "@/lib/domain/report-form";
import { FIRST_SCALE, type Scale } from "@/lib/domain/scale";
import type { StateProfile } from "@/lib/domain/state-profile";
import type { EditionMark, RecommendationRow } from "@/lib/domain/summary";
import { env } from "@/lib/env";
import type { Before, ReportInput } from "@/lib/export/report/input";
import { translator } from "@/lib/messages/words";
import { callBoardIn } from "./call";
import { findDocument } from "./document";
import { findState } from "./dossier";
import { currentStamp, findEdition } from "./edition";
import { entriesNamed, findEntry, listEntries } from "./entry";
import { listDue, standsOf } from "./report-rows";
import { scopeIn, type Scope, type Subject } from "./report-scope";
import { profileOf } from "./state-profile";
import { calledIn, namedIn, statesOf } from "./state";
import { takenDownOn } from "./tombstone";

/**
 * Everything that a report is made of, read from the one edition that it names: made today or in ten years it is the same,
 * but for what was taken down. Charts and logos are handed in by the caller.
 */
export async function findReportInput(
  key: string,
  facts: ReportFacts,
): Promise<Outcome<ReportInput>> {
  const missing = missingOf(facts);
  if (missing)
    return refused("not ready", `Choose the ${NOUNS[missing]} that it is a report on`, {
      field: missing,
    });
  const edition = await findEdition(facts.edition);
  if (!edition)
    return refused(
      "not found",
      `There is no edition ${facts.edition}: choose one that is published`,
      {
        field: "edition",
      },
    );
  const scope = scopeOf(facts);
  if (!scope.ok) return scope;
  const subject = await subjectOf(facts, scope.value, edition);
  if (!subject.ok) return subject;
  const within = await rowsOf(facts, scope.value, subject.value, edition);
  if (!within.ok) return within;
  const chosen = await chosenOf(facts, within.value.rows, edition);
  if (!chosen.ok) return chosen;
  const before = await beforeOf(facts, chosen.value.rows, edition);
  if (!before.ok) return before;
  return done({
    key,
    facts,
    edition,
    ...subject.value,
    summary: within.value.summaryOver?.(chosen.value.rows) ?? null,
    ...chosen.value,
    ...(await entriesOf(facts, subject.value, edition)),
    before: before.value,
    ...(await siteOf(edition, chosen.value.rows)),
    charts: [],
    logos: [],
  });
}

const NOUNS = { state: "State", document: "document" };

/** What it is a report on. A document that is about one State brings it along. */
async function subjectOf(
  facts: ReportFacts,
  scope: RecommendationFilter,
  edition: EditionMark,
): Promise<Outcome<Subject>> {
  const document = await documentOf(facts, edition);
  if (!document.ok) return document;
  const code = facts.state ?? document.value?.state ?? scope.state ?? null;
  const found = code === null ? null : await findState(code, edition.number);
  if (code !== null && !found)
    return refused("not found", `Edition ${edition.number} knows no State ${code}`, {
      field: "state",
    });
  if (facts.document !== null && !found)
    return refused(
      "not ready",
      "The document is about no one State: choose the State that the report is on as well",
      { field: "state" },
    );
  const state = found && { iso3: found.iso3, name: found.name };
  return done({ state, document: document.value });
}

async function documentOf(
  facts: ReportFacts,
  edition: EditionMark,
): Promise<Outcome<PublishedDocument | null>> {
  if (facts.document === null) return done(null);
  const found = await findDocument(facts.document, edition.number);
  if (found && "document" in found) return done(found.document);
  const why = found
    ? `The document ${facts.document} was taken down on ${found.takenDownOn}`
    : `Edition ${edition.number} holds no document ${facts.document}`;
  return refused("not found", `${why}: choose another document`, { field: "document" });
}

/** Forms that speak of recommendations, and those that list what fell due or was called for. */
async function rowsOf(
  { form }: ReportFacts,
  scope: RecommendationFilter,
  subject: Subject,
  edition: EditionMark,
): Promise<Outcome<Scope>> {
  switch (form) {
    case "case-list":
    case "state-profile":
      return done({ rows: [], summaryOver: null });
    case "deadlines":
      return done({ rows: await listDue(edition.number, subject.state?.iso3), summaryOver: null });
    default:
      return scopeIn(form, scope, subject, edition);
  }
}

/** Those that were chosen, in the order of documents; all, where none are. What was taken down since is counted. */
async function chosenOf(
  { chosen }: ReportFacts,
  rows: RecommendationRow[],
  edition: EditionMark,
): Promise<Outcome<Pick<ReportInput, "rows" | "takenDown">>> {
  if (chosen.length === 0) return done({ rows, takenDown: 0 });
  const wanted = new Set(chosen);
  const found = rows.filter(({ ref }) => wanted.has(ref));
  const held = new Set(found.map(({ ref }) => ref));
  const others = chosen.filter((ref) => !held.has(ref));
  const days = await Promise.all(others.map((ref) => takenDownOn("recommendation", ref)));
  const absent = others.filter((_, at) => days[at] === null);
  if (absent.length > 0)
    return refused(
      "not found",
      `Not within its scope in edition ${edition.number}: ${absent.join(", ")}. Widen the scope, or choose without them`,
      { field: "chosen" },
    );
  return done({ rows: found, takenDown: others.length });
}

/** How the report before it stood on the same recommendations. One that was taken down is as if there were none. */
async function beforeOf(
  { follows }: ReportFacts,
  rows: readonly RecommendationRow[],
  edition: EditionMark,
): Promise<Outcome<Before | null>> {
  if (follows === null) return done(null);
  const found = await findEntry("report", follows, edition.number);
  if (!found)
    return refused(
      "not found",
      `Edition ${edition.number} holds no report ${follows}: choose one that was published by then`,
      { field: "follows" },
    );
  if ("takenDownOn" in found) return done(null);
  const { title, edition: number } = found.entry.facts;
  const mark = await findEdition(number);
  if (!mark) return done(null);
  const refs = rows.map(({ ref }) => ref);
  return done({ title, edition: number, asOf: mark.asOf, rows: await standsOf(refs, number) });
}

type Entries = Pick<
  ReportInput,
  | "names"
  | "called"
  | "profile"
  | "calls"
  | "claims"
  | "cases"
  | "obligations"
  | "events"
  | "sessions"
  | "dealings"
>;

type Used = "profile" | "calls" | "claims" | "cases" | "obligations" | "calendar";
const USES: Record<ReportForm, readonly Used[]> = {
  "upr-mid-term": ["claims"],
  "treaty-follow-up": ["claims"],
  "document-progress": ["claims"],
  "session-brief": ["claims", "obligations", "calendar"],
  "state-profile": ["profile"],
  "addressee-board": ["calls"],
  deadlines: ["obligations", "calendar"],
  "case-list": ["cases"],
  "press-page": ["claims"],
  "data-annex": [],
};

async function entriesOf(
  facts: ReportFacts,
  { state, document }: Subject,
  edition: EditionMark,
): Promise<Entries> {
  const { form } = facts;
  const [number, about] = [edition.number, state?.iso3];
  const uses = (what: Used) => USES[form].includes(what);
  const listed = async <T>(what: Used, list: () => Promise<T[]>) => (uses(what) ? list() : []);
  const [states, profile, calls, claims, cases, obligations, events, sessions] = await Promise.all([
    statesOf(number),
    uses("profile") && about ? profileOf(about, edition) : null,
    uses("calls") ? callBoardIn(edition, about) : null,
    listed("claims", () => listEntries("claim", number)),
    listed("cases", () => listEntries("case", number, { about })),
    listed("obligations", () => listEntries("obligation", number)),
    listed("calendar", () => listEntries("event", number, { about })),
    listed("calendar", () => listEntries("session", number)),
  ]);
  const owed = obligations.filter(({ facts }) => about === undefined || facts.state === about);
  const acts = profile?.stances.acts ?? [];
  return {
    profile,
    calls,
    claims: claims.filter(
      ({ facts }) => facts.state === about && (!document || facts.document === document.key),
    ),
    cases,
    obligations: owed,
    events,
    sessions,
    dealings: await dealingsIn(profile, number),
    names: Object.fromEntries(
      [
        ...owed.map(({ facts }) => facts.state),
        ...cases.flatMap(({ facts }) => facts.raised.flatMap((one) => one.state ?? [])),
        ...acts.flatMap((act) => act.about),
      ].map((iso3) => [iso3, namedIn(states)(iso3).name]),
    ),
    called: calledIn(states, languageOfReport(facts)),
  };
}

/** Everything that a profile names, with its sources. */
async function dealingsIn(
  profile: StateProfile | null,
  edition: number,
): Promise<ReportInput["dealings"]> {
  if (!profile) return [];
  const { stances, groups, treaties, raised, obligations, attended } = profile;
  const named = <K extends EntryKind>(kind: K, lines: readonly { key: string }[]) =>
    lines.map(({ key }) => ({ kind, key }));
  const names = [
    ...stances.acts.map((act) =>
      act.kind === "voted"
        ? { kind: "vote" as const, key: act.key }
        : { kind: "statement" as const, key: act.statement.key },
    ),
    ...named("group", groups),
    ...named("treaty", treaties),
    ...named("case", raised),
    ...named("obligation", obligations),
    ...named("engagement", attended),
  ];
  const found = await entriesNamed(names, edition);
  return [...found.values()]
    .map(({ kind, key, facts }) => ({ kind, key, sources: facts.sources }))
    .sort((a, b) => (`${a.kind} ${a.key}` < `${b.kind} ${b.key}` ? -1 : 1));
}

/** What the site is called now, and the versions of the scale that the edition's own day and findings name. */
async function siteOf(
  edition: EditionMark,
  rows: readonly RecommendationRow[],
): Promise<Pick<ReportInput, "site" | "url" | "scales">> {
  const site = (await currentStamp())?.site;
  const used = new Set(rows.map(({ content }) => content.assessment?.method ?? FIRST_SCALE));
  const held = ({ version, at }: Scale) =>
    used.has(version) || Date.parse(at) <= Date.parse(edition.publishedAt);
  return {
    site: site?.name ?? translator("public")("site.name"),
    url: `${env.ONUS_URL.replace(/\/+$/, "")}/editions/${edition.number}/`,
    scales: (site?.scales ?? []).filter(held),
  };
}
