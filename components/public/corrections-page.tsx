import type { Day } from "@/lib/domain/day";
import type { EditionMark } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { translator } from "@/lib/messages/words";
import { Entry } from "./entry";
import { correctionsAddress, type Place } from "./place";

const t = translator("editions");

/** An edition that altered what had been published before it. */
export type Correction = EditionMark & { changed: number; removed: number };

/** What was altered after it had been published, and what was taken down; how to say that something is wrong. */
export function CorrectionsPage({
  corrections,
  takenDown,
  place,
}: {
  corrections: readonly Correction[];
  /** On which days something was taken down from all editions, and how much. Nothing more is said of it. */
  takenDown: readonly { on: Day; count: number }[];
  place: Place;
}) {
  const mail = correctionsAddress(place);
  return (
    <>
      <header className="border-ink border-b-2 pt-8 pb-6 md:pt-12">
        <h1 className="text-title md:text-display">
          {t("corrections.finding", { count: corrections.length })}
        </h1>
        <p className="max-w-measure mt-3">{t("corrections.lead")}</p>
        <p className="mt-3">
          {t.rich("corrections.mail", { link: () => <a href={`mailto:${mail}`}>{mail}</a> })}
        </p>
      </header>
      <Entry id="editions" name={t("corrections.editions")} note={<p>{t("corrections.note")}</p>}>
        {corrections.length === 0 && <p>{t("corrections.none")}</p>}
        <ol reversed>
          {corrections.map(({ number, asOf, note, changed, removed }) => (
            <li key={number} className="border-rule border-t py-4">
              <h2 className="text-lead">
                <a href={`/editions/${number}/changes?since=${number - 1}`}>
                  {t("chooser.option", { number, asOf: dateWords(asOf) })}
                </a>
              </h2>
              <p className="max-w-measure mt-1">{note}</p>
              <p className="text-small text-soft mt-1">
                {t("corrections.moves", { changed, removed })}
              </p>
            </li>
          ))}
        </ol>
      </Entry>
      <Entry
        id="taken-down"
        name={t("corrections.takenDown")}
        note={<p>{t("corrections.takenDownNote")}</p>}
      >
        {takenDown.length === 0 ? (
          <p>{t("corrections.takenDownNone")}</p>
        ) : (
          <ul>
            {takenDown.map(({ on, count }) => (
              <li key={on} className="border-rule border-t py-2">
                {t("corrections.takenDownOn", { on: dateWords(on), count })}
              </li>
            ))}
          </ul>
        )}
      </Entry>
    </>
  );
}
