import type { ReactNode } from "react";
import type { EditionChange, EditionMark, Summary } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { countWords } from "@/lib/messages/figure";
import { comparedReviews, headline, levelsFinding } from "@/lib/messages/sentence";
import { translator } from "@/lib/messages/words";
import { AssessorsLine, type Assessors } from "./assessors";
import { Changes } from "./changes";
import { countedIn, Uncounted, wholeOf } from "./counted";
import { Entry } from "./entry";
import { HeadlineNote } from "./headline";
import { LevelKey } from "./levels-figure";
import { addressesOf, type Addresses, type Place } from "./place";
import { Questions } from "./questions";

const t = translator("public");
const inQuestions = translator("questions");

/** The way in: what this is, what each dossier has found, what is new. */
export function OverviewPage({
  edition,
  dossiers,
  changes,
  place,
}: {
  edition: EditionMark;
  dossiers: readonly { summary: Summary; assessors: readonly Assessors[] }[];
  changes: readonly EditionChange[];
  place: Place;
}) {
  const to = addressesOf(place);
  return (
    <>
      <header className="pt-10 pb-10 md:pt-16 md:pb-14">
        <h1 className="text-display md:text-poster max-w-[34ch] font-normal">
          {t("overview.title")}
        </h1>
        <p className="max-w-measure text-soft mt-4">{t("overview.lead")}</p>
      </header>
      {dossiers.map(({ summary, assessors }) => (
        <DossierEntry key={summary.state.iso3} summary={summary} assessors={assessors} to={to} />
      ))}
      {dossiers.length === 0 && (
        <Entry id="dossiers" name={t("overview.dossiers")}>
          <p>{t("overview.noDossiers")}</p>
        </Entry>
      )}
      {dossiers.length > 0 && (
        <Entry id="questions" name={inQuestions("name")}>
          <div className="space-y-8">
            {dossiers.map(({ summary }) => (
              <Questions key={summary.state.iso3} summary={summary} to={to} />
            ))}
          </div>
        </Entry>
      )}
      <Entry id="find" name={t("overview.find")}>
        <SearchForm action={to.recommendations()} />
      </Entry>
      <Entry id="how" name={t("overview.how")}>
        <ThreeAxes to={to} />
      </Entry>
      <Entry
        id="changes"
        name={t("overview.changes", { number: edition.number })}
        note={<p>{t("site.asOf", { asOf: dateWords(edition.asOf) })}</p>}
      >
        <p className="max-w-measure text-lead font-serif">{edition.note}</p>
        {changes.length > 0 && (
          <div className="mt-4">
            <Changes changes={changes} to={to} />
          </div>
        )}
        <p className="text-small mt-3">
          <a href={`/editions/${edition.number}`}>{t("changes.all", { number: edition.number })}</a>
        </p>
      </Entry>
    </>
  );
}

function DossierEntry({
  summary,
  assessors,
  to,
}: {
  summary: Summary;
  assessors: readonly Assessors[];
  to: Addresses;
}) {
  const { state, levels, totals } = summary;
  const now = comparedReviews(summary)?.now;
  return (
    <section
      className="border-ink grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-3 border-t-2 pt-5 pb-10 lg:grid-cols-[14rem_minmax(0,1fr)] lg:grid-rows-[auto_1fr]"
      aria-labelledby={`dossier-${state.iso3}`}
    >
      <h2 id={`dossier-${state.iso3}`} className="text-display">
        <a href={to.dossier(state.iso3)} className="text-ink decoration-rule hover:decoration-ink">
          {state.name}
        </a>
      </h2>
      <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
        <p className="text-title lg:text-display max-w-[46ch] font-serif text-pretty">
          {headline(summary)}
        </p>
        <p className="max-w-measure mt-5">{levelsFinding(state.name, levels)}</p>
        <LevelKey
          levels={levels}
          hrefOf={(level) => to.recommendations({ ...countedIn(summary), level })}
        />
        <AssessorsLine assessors={assessors} />
        <Uncounted summary={summary} to={to} />
        <p className="text-small mt-4">
          <a href={to.dossier(state.iso3)}>{t("overview.open", { state: state.name })}</a>
          {" · "}
          <a href={to.recommendations(wholeOf(state, summary.countingUnit))}>
            {t("overview.rows", { count: countWords(totals.recommendations + totals.others) })}
          </a>
        </p>
      </div>
      {now && (
        <div className="text-note text-soft max-w-[46ch] space-y-2 lg:col-start-1 lg:row-start-2">
          <HeadlineNote review={now} to={to} />
        </div>
      )}
    </section>
  );
}

export function SearchForm({ action }: { action: string }) {
  return (
    <form action={action} method="get" role="search" className="flex max-w-xl flex-wrap gap-2">
      <label htmlFor="q" className="text-small w-full">
        {t("overview.search")}
      </label>
      <input
        id="q"
        name="q"
        type="search"
        maxLength={200}
        className="border-edge text-body bg-paper min-h-11 min-w-0 flex-1 rounded-sm border px-3"
      />
      <button type="submit" className="bg-ink text-paper min-h-11 rounded-sm px-5 font-semibold">
        {t("explorer.search")}
      </button>
    </form>
  );
}

/** What the UN asked, what the State said, what was found: three things that are never added together. */
function ThreeAxes({ to }: { to: Addresses }) {
  const axes = ["asked", "said", "found"] as const;
  return (
    <>
      <dl className="grid gap-x-10 gap-y-6 md:grid-cols-3">
        {axes.map((axis) => (
          <div key={axis} className="border-rule border-t pt-2 md:border-t-0 md:pt-0">
            <dt className="text-lead font-serif font-semibold">
              {t(`overview.axes.${axis}.name`)}
            </dt>
            <dd className="text-small mt-1">{t(`overview.axes.${axis}.text`)}</dd>
          </div>
        ))}
      </dl>
      <p className="text-small mt-5">
        {t.rich("overview.methodology", {
          link: (words: ReactNode) => <a href={to.methodology}>{words}</a>,
        })}
      </p>
    </>
  );
}
