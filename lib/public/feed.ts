import "server-only";
import type { EditionMark } from "@/lib/domain/summary";
import { env } from "@/lib/env";
import type { Feed, FeedEntry } from "@/lib/export/feed";
import { dateWords } from "@/lib/messages/date";
import { levelWords, positionWords, translator } from "@/lib/messages/words";
import { findState, listDossiers } from "./dossier";
import { listEditions } from "./edition";
import { hasStood, listMoves, type Move, type MoveCount, type MoveScope } from "./feed-move";
import { labelsIn } from "./label";
import { knownName } from "./stamp";
import { pageOf } from "./to-answer";

const t = translator("machine");

/** So many editions stand in a feed, and so many lines in one entry of it. */
const EDITIONS = 30;
const LINES = 40;

/** What a feed is called, what it follows, and the page beside it. `scope` is null for the feed of all editions. */
export type FeedSubject = {
  /** Its address under `/feeds`, without the ending. */
  name: string;
  title: string;
  subtitle: string;
  page: string;
  scope: MoveScope | null;
};

export const everything = (): FeedSubject => ({
  name: "changes",
  title: t("feed.all", { site: knownName() }),
  subtitle: t("feed.allSubtitle"),
  page: "/editions",
  scope: null,
});

/** `kind` and `key` as the address has them: `state`, `chn`. Null where there is no such thing in the edition. */
export async function feedSubject(
  kind: string,
  key: string,
  { number }: EditionMark,
): Promise<FeedSubject | null> {
  if (key.includes("\0")) return null; // No text of the database can hold it.
  switch (kind) {
    case "state":
      return stateSubject(key, number);
    case "theme":
      return themeSubject(key, number);
    case "recommendation":
      return recommendationSubject(key, number);
    default:
      return null;
  }
}

async function stateSubject(key: string, edition: number): Promise<FeedSubject | null> {
  const iso3 = key.toUpperCase();
  const dossiers = await listDossiers(edition);
  const state = dossiers.some((one) => one.iso3 === iso3) && (await findState(iso3, edition));
  if (!state) return null;
  const { name } = state;
  return {
    name: `state/${iso3.toLowerCase()}`,
    title: t("feed.state", { site: knownName(), name }),
    subtitle: t("feed.stateSubtitle", { name }),
    page: `/${iso3.toLowerCase()}`,
    scope: { kind: "state", iso3 },
  };
}

/** A code that no recommendation of the edition carries has no label, and names no theme. */
async function themeSubject(code: string, edition: number): Promise<FeedSubject | null> {
  const labelOf = await labelsIn(edition, { state: [], theme: [code], group: [] });
  const name = labelOf("theme", code);
  if (name === code) return null;
  return {
    name: `theme/${encodeURIComponent(code)}`,
    title: t("feed.theme", { site: knownName(), name }),
    subtitle: t("feed.themeSubtitle", { name }),
    page: `/recommendations?theme=${encodeURIComponent(code)}`,
    scope: { kind: "theme", code },
  };
}

/** One that was withdrawn still has its feed, which says so; one that was taken down has none. */
async function recommendationSubject(ref: string, edition: number): Promise<FeedSubject | null> {
  if (!(await hasStood(ref, edition))) return null;
  return {
    name: `recommendation/${encodeURIComponent(ref)}`,
    title: t("feed.recommendation", { site: knownName(), ref }),
    subtitle: t("feed.recommendationSubtitle"),
    page: `/recommendations/${encodeURIComponent(ref)}`,
    scope: { kind: "recommendation", ref },
  };
}

/** The feed as of an edition. Titles are those of that edition: what it does not hold is named in no entry of the past. */
export async function feedOf(subject: FeedSubject, newest: EditionMark): Promise<Feed> {
  const entries = subject.scope
    ? await entriesOf(subject, subject.scope, newest)
    : await editionEntries(newest);
  return {
    id: idOf(subject.name),
    title: subject.title,
    subtitle: subject.subtitle,
    selfUrl: urlOf(`/feeds/${subject.name}.atom`),
    pageUrl: urlOf(subject.page),
    updatedAt: newest.publishedAt,
    author: t("feed.author", { site: knownName() }),
    rights: t("feed.rights"),
    entries,
  };
}

async function editionEntries(newest: EditionMark): Promise<FeedEntry[]> {
  const editions = (await listEditions()).filter(({ number }) => number <= newest.number);
  return editions.slice(0, EDITIONS).map((edition) => ({
    ...headOf("changes", edition),
    url: urlOf(`/editions/${edition.number}`),
    updatedAt: edition.publishedAt,
    paragraphs: [
      edition.note,
      t("feed.allCounts", {
        added: edition.added,
        changed: edition.changed,
        removed: edition.removed,
      }),
    ],
    lines: [],
  }));
}

async function entriesOf(
  { name, page }: FeedSubject,
  scope: MoveScope,
  newest: EditionMark,
): Promise<FeedEntry[]> {
  const [editions, { moves, counts }] = await Promise.all([
    listEditions(),
    listMoves(scope, newest.number, { editions: EDITIONS, lines: LINES }),
  ]);
  const numbers = new Set(moves.map(({ edition }) => edition));
  const publishedAt = new Map(editions.map((one) => [one.number, one.publishedAt]));
  return editions
    .filter(({ number }) => numbers.has(number))
    .map((edition) => {
      const own = moves.filter((move) => move.edition === edition.number);
      // A title that was withdrawn leaves this entry: programs that hold it are told that it has changed.
      const withdrawals = own.map(({ withdrawnIn }) => withdrawnIn ?? edition.number);
      return {
        ...headOf(name, edition),
        url: urlOf(`/editions/${edition.number}${page}`),
        updatedAt: publishedAt.get(Math.max(edition.number, ...withdrawals)) ?? edition.publishedAt,
        paragraphs: [edition.note, countWords(counts, edition.number)],
        lines: own.filter(({ change }) => change !== "removed").map(toLine),
      };
    });
}

const countWords = (counts: readonly MoveCount[], edition: number): string =>
  counts
    .filter((one) => one.edition === edition)
    .map(({ change, count }) => t(`feed.${change}`, { count }))
    .join(" · ");

function toLine(move: Move): FeedEntry["lines"][number] {
  if (move.title === null) return { words: t("feed.withdrawn"), detail: "", url: null };
  return { words: shortened(move.title), detail: detailOf(move), url: pageOf(move.ref) };
}

function detailOf({ change, levelBefore, level, positionBefore, position }: Move): string {
  if (change === "added") return t("feed.isNew");
  const moved = [
    levelBefore && level && levelBefore !== level
      ? t("feed.level", { before: levelWords(levelBefore).name, after: levelWords(level).name })
      : null,
    positionBefore && position && positionBefore !== position
      ? t("feed.position", {
          before: positionWords(positionBefore).name,
          after: positionWords(position).name,
        })
      : null,
  ].filter((words) => words !== null);
  return moved.length > 0 ? moved.join("; ") : t("feed.revised");
}

const LONGEST = 200;
const shortened = (text: string) =>
  text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\s+\S*$/, "")}…` : text;

const headOf = (name: string, { number, asOf, publishedAt }: EditionMark) => ({
  id: idOf(`${name}/${number}`),
  title: t("feed.edition", { number, asOf: dateWords(asOf) }),
  publishedAt,
});

const { origin: ORIGIN, hostname: HOST } = new URL(env.ONUS_URL);
const urlOf = (path: string) => `${ORIGIN}${path}`;

/** A tag URI (RFC 4151): it stays when the address of the site moves to another scheme or port. */
const idOf = (name: string) => `tag:${HOST},2026:${name}`;
