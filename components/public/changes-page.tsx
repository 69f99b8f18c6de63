import type { EntryMoves, Moves } from "@/lib/domain/edition-move";
import { isShelfKind } from "@/lib/domain/shelf";
import type { EditionChange, EditionMark } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { countWords } from "@/lib/messages/figure";
import { shelfWords } from "@/lib/messages/shelf";
import { translator } from "@/lib/messages/words";
import { Changes } from "./changes";
import { Cite } from "./cite";
import { Entry } from "./entry";
import { addressesOf, type Place } from "./place";

const t = translator("editions");

type Compared = {
  since: EditionMark;
  until: EditionMark;
  moves: Moves;
  entries: readonly EntryMoves[];
  changes: readonly EditionChange[];
};

/** Two editions held against each other: what moved, in words and by name. */
export function EditionChangesPage({
  compared,
  editions,
  shown,
  place,
}: {
  compared: Compared;
  /** Every edition that could be chosen, newest first. */
  editions: readonly EditionMark[];
  /** How many changes are listed at most. */
  shown: number;
  place: Place;
}) {
  const { since, until, moves, entries, changes } = compared;
  const to = addressesOf({ edition: until, pinned: true });
  const total = moves.added + moves.changed + moves.removed;
  return (
    <>
      <header className="border-ink border-b-2 pt-8 pb-6 md:pt-12">
        <p className="text-small">
          <a href="/editions">{t("all")}</a>
        </p>
        <h1 className="text-title md:text-display mt-1 max-w-[46ch]">
          {t("between.title", { since: since.number, until: until.number })}
        </h1>
        <p className="text-lead max-w-measure mt-3 font-serif">{movesInWords(moves)}</p>
        <p className="text-small text-soft mt-2">
          {t("between.days", {
            since: since.number,
            sinceOn: dateWords(since.asOf),
            until: until.number,
            untilOn: dateWords(until.asOf),
          })}
        </p>
      </header>
      <Chooser since={since.number} until={until.number} editions={editions} />
      <Entry
        id="recommendations"
        name={t("between.recommendations")}
        note={<p>{t("between.note")}</p>}
      >
        {total === 0 ? <p>{t("between.none")}</p> : <Changes changes={changes} to={to} />}
        {total > shown && (
          <p className="text-small mt-3">
            {t("between.more", { shown: countWords(shown), total: countWords(total) })}
          </p>
        )}
      </Entry>
      {entries.length > 0 && (
        <Entry id="entries" name={t("between.entries")}>
          <EntryTable entries={entries} />
        </Entry>
      )}
      <Cite
        place={place}
        title={t("between.title", { since: since.number, until: until.number })}
      />
    </>
  );
}

/** A sentence for each way in which something moved; one alone where nothing did. */
export function movesInWords({ added, changed, removed, levels, answers }: Moves): string {
  if (added + changed + removed === 0) return t("moves.nothing");
  return [
    t("moves.counts", { added, changed, removed }),
    levels.firstAssessed > 0 && t("moves.firstAssessed", { count: levels.firstAssessed }),
    levels.up > 0 && t("moves.up", { count: levels.up }),
    levels.down > 0 && t("moves.down", { count: levels.down }),
    levels.otherwise > 0 && t("moves.otherwise", { count: levels.otherwise }),
    answers > 0 && t("moves.answers", { count: answers }),
  ]
    .filter(Boolean)
    .join(" ");
}

/** Two editions to choose; a form, so that a comparison is a link. */
export function Chooser({
  since,
  until,
  editions,
}: {
  since: number;
  until: number;
  editions: readonly EditionMark[];
}) {
  const select = (name: "since" | "until", chosen: number) => (
    <label className="text-small">
      <span className="text-soft block">{t(`chooser.${name}`)}</span>
      <select
        name={name}
        defaultValue={String(chosen)}
        className="border-edge bg-paper min-h-11 rounded-sm border px-2"
      >
        {editions.map(({ number, asOf }) => (
          <option key={number} value={number}>
            {t("chooser.option", { number, asOf: dateWords(asOf) })}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <form
      action="/editions/changes"
      method="get"
      className="no-print flex flex-wrap items-end gap-3 py-5"
    >
      {select("since", since)}
      {select("until", until)}
      <button type="submit" className="bg-ink text-paper min-h-11 rounded-sm px-5 font-semibold">
        {t("chooser.compare")}
      </button>
    </form>
  );
}

function EntryTable({ entries }: { entries: readonly EntryMoves[] }) {
  return (
    <table className="text-small w-full max-w-[36rem]">
      <caption className="sr-only">{t("between.entries")}</caption>
      <thead>
        <tr className="border-ink border-b align-bottom">
          <th scope="col" className="py-1.5 pr-4 text-left font-semibold">
            {t("column.kind")}
          </th>
          {(["added", "changed", "removed"] as const).map((column) => (
            <th key={column} scope="col" className="py-1.5 pl-4 text-right font-semibold">
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map(({ kind, added, changed, removed }) => (
          <tr key={kind} className="border-rule border-b">
            <th scope="row" className="py-1.5 pr-4 text-left font-normal">
              {isShelfKind(kind) ? shelfWords(kind) : kind}
            </th>
            {[added, changed, removed].map((count, at) => (
              <td key={at} className="py-1.5 pl-4 text-right">
                {countWords(count)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
