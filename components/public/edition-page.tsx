import type { ReactNode } from "react";
import { dayInGeneva } from "@/lib/domain/day";
import type { EditionChange, EditionMark } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { translator } from "@/lib/messages/words";
import { Changes } from "./changes";
import { Chooser } from "./changes-page";
import { Cite } from "./cite";
import { Entry } from "./entry";
import { addressesOf, type Place } from "./place";

const t = translator("public");
const inEditions = translator("editions");

export type EditionLine = EditionMark & { added: number; changed: number; removed: number };

/** Every edition, newest first. None is ever changed after it was published. */
export function EditionsPage({ editions }: { editions: readonly EditionLine[] }) {
  const [newest, before] = editions;
  return (
    <>
      <header className="border-ink border-b-2 pt-8 pb-6 md:pt-12">
        <h1 className="text-display">{t("editions.title")}</h1>
        <p className="max-w-measure mt-3">{t("editions.lead")}</p>
        <p className="mt-3">
          <a href="/corrections">{inEditions("corrections.title")}</a>
        </p>
      </header>
      {newest && before && (
        <Chooser since={before.number} until={newest.number} editions={editions} />
      )}
      <ol reversed>
        {editions.map((edition) => (
          <li
            key={edition.number}
            className="border-rule grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-1 border-b py-6 lg:grid-cols-[14rem_minmax(0,1fr)]"
          >
            <div>
              <h2 className="text-lead">
                <a href={`/editions/${edition.number}`}>
                  {t("editions.number", { number: edition.number })}
                </a>
              </h2>
              <p className="text-small text-soft">
                {t("site.asOf", { asOf: dateWords(edition.asOf) })}
              </p>
            </div>
            <div className="max-w-measure">
              <p>{edition.note}</p>
              <p className="text-small text-soft mt-1">{movesOf(edition)}</p>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

/** What one edition changed, how to read it whole, and how to check that it is the one that was published. */
export function EditionPage({
  edition,
  changes,
  shown,
  place,
}: {
  edition: EditionLine;
  changes: readonly EditionChange[];
  /** How many changes are listed at most. */
  shown: number;
  place: Place;
}) {
  const to = addressesOf({ edition, pinned: true });
  return (
    <>
      <header className="border-ink border-b-2 pt-8 pb-6 md:pt-12">
        <p className="caption text-soft">
          {t("editions.published", {
            on: dateWords(dayInGeneva(new Date(edition.publishedAt))),
            asOf: dateWords(edition.asOf),
          })}
        </p>
        <h1 className="text-display md:text-poster mt-1">
          {t("editions.number", { number: edition.number })}
        </h1>
        <p className="text-lead max-w-measure mt-4 font-serif">{edition.note}</p>
        <p className="mt-4">
          <a href={to.overview}>{t("editions.read", { number: edition.number })}</a>
          {edition.number > 1 && (
            <>
              {" · "}
              <a href={`/editions/${edition.number}/changes?since=${edition.number - 1}`}>
                {inEditions("compare")}
              </a>
            </>
          )}
        </p>
      </header>
      <Entry
        id="changes"
        name={t("editions.changes")}
        finding={movesOf(edition)}
        note={<p>{t("editions.changesNote")}</p>}
      >
        {changes.length > 0 ? (
          <Changes changes={changes} to={to} />
        ) : (
          <p>{t("editions.noChanges")}</p>
        )}
        {changes.length === shown && (
          <p className="text-small mt-3">
            {t.rich("editions.more", {
              link: (words: ReactNode) => (
                <a href={`/api/v1/editions/${edition.number}/changes`}>{words}</a>
              ),
            })}
          </p>
        )}
      </Entry>
      <Entry id="check" name={t("editions.check")} note={<p>{t("editions.checkNote")}</p>}>
        <p className="text-small break-all tabular-nums">SHA-256 {edition.sha256}</p>
      </Entry>
      <Cite place={place} title={t("editions.citeTitle")} />
    </>
  );
}

export const movesOf = ({ added, changed, removed }: EditionLine) =>
  t("editions.moves", { added, changed, removed });
