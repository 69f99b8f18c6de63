import type { ReactNode } from "react";
import type { ActionFigures } from "@/lib/domain/action-acceptance";
import type { Day } from "@/lib/domain/day";
import type { Level } from "@/lib/domain/level";
import type { Summary } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { countWords } from "@/lib/messages/figure";
import { levelsFinding, matrixFinding, responsesFinding } from "@/lib/messages/sentence";
import { bodyWords, countingUnitInSentence, translator } from "@/lib/messages/words";
import { isBodyCode } from "@/lib/domain/body";
import { ActionAcceptance } from "./action-figure";
import type { Assessors } from "./assessors";
import { Breakdown } from "./breakdown";
import { DossierChanges, type DossierChange } from "./changes";
import { ChartList } from "./chart-page";
import { ChartLinks } from "./chart-sheet";
import { Cite } from "./cite";
import { countedIn, Uncounted } from "./counted";
import { Entry } from "./entry";
import { OutsideFindings } from "./found";
import { Headline } from "./headline";
import { LevelDefinitions, LevelsFigure, occurring } from "./levels-figure";
import { Matrix, type Said } from "./matrix";
import { addressesOf, footOf, scaleOf, type Place } from "./place";
import { Responses } from "./responses";
import { ShelvesAbout, type Held } from "./shelves";
import { TwoUnits } from "./two-units";

const t = translator("public");
const onPages = translator("pages");
const inCharts = translator("charts");
const inEditions = translator("editions");
const inDealings = translator("dealings");
const FIRST_THEMES = 12;

/** One State on one page: the finding first, then what it rests on. */
export function DossierPage({
  summary,
  assessors,
  changes,
  actions,
  held,
  sinceSession,
  place,
}: {
  summary: Summary;
  assessors: readonly Assessors[];
  /** The newest changes of level or answer, up to this edition. */
  changes: readonly DossierChange[];
  /** Acceptance by what was asked to be done. */
  actions: readonly ActionFigures[];
  /** What else the record holds about the State. */
  held: Held;
  /** The last session, and the edition that stood when it opened; null where none did. */
  sinceSession: SinceSession | null;
  place: Place;
}) {
  const { state, edition, levels, totals, countingUnit } = summary;
  const to = addressesOf(place);
  const asOf = dateWords(edition.asOf);
  const foot = footOf(place);
  return (
    <>
      <header className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1 pt-8 pb-3 md:pt-12">
        <h1 className="text-display md:text-poster">{state.name}</h1>
        <p className="text-small text-soft">
          <a href={`/editions/${edition.number}`} className="text-soft">
            {t("site.editionMark", { number: edition.number, asOf })}
          </a>
        </p>
      </header>
      <Headline summary={summary} to={to} />
      <Entry
        id="levels"
        name={t("levels.name")}
        finding={levelsFinding(state.name, levels)}
        note={<LevelDefinitions levels={occurring(levels)} scale={scaleOf(place)} />}
      >
        <LevelsFigure
          levels={levels}
          state={state.name}
          assessors={assessors}
          hrefOf={(level) => to.recommendations({ ...countedIn(summary), level })}
          foot={`${t("levels.basis", { count: totals.recommendations, state: state.name, unit: countingUnitInSentence(countingUnit) })} ${foot}`}
        />
        <Uncounted summary={summary} to={to} />
        <ChartLinks chart="levels" asked={{ state: state.iso3 }} place={place} alone />
      </Entry>
      <SaidAndFound summary={summary} place={place} />
      {summary.reviews.length > 0 && (
        <Entry
          id="answers"
          name={t("responses.name", { state: state.name })}
          finding={responsesFinding(summary) ?? undefined}
          note={<p>{t("responses.note")}</p>}
        >
          <Responses reviews={summary.reviews} foot={foot} to={to} />
          <ChartLinks chart="answers" asked={{ state: state.iso3 }} place={place} alone />
        </Entry>
      )}
      <TwoUnits reviews={summary.reviews} to={to} />
      <ActionAcceptance
        state={state.name}
        actions={actions}
        reviews={summary.reviews}
        foot={foot}
        to={to}
      />
      <OutsideOfReviews reviews={summary.reviews} />
      <Breakdowns summary={summary} place={place} foot={foot} />
      <Entry id="changes" name={t("changes.name")} note={<p>{t("changes.note")}</p>}>
        {changes.length > 0 ? (
          <DossierChanges changes={changes} to={to} />
        ) : (
          <p>{t("changes.none", { state: state.name })}</p>
        )}
        <p className="text-small mt-3">
          <a href={`/editions/${edition.number}`}>{t("changes.all", { number: edition.number })}</a>
        </p>
        {sinceSession && <ChangedSince since={sinceSession} edition={edition.number} />}
      </Entry>
      <Entry id="record" name={onPages("dossier.record")} note={<p>{onPages("dossier.note")}</p>}>
        <ShelvesAbout held={held} iso3={state.iso3} to={to} />
      </Entry>
      <Entry id="charts" name={inCharts("choose")} note={<p>{inCharts("lead")}</p>}>
        <ChartList iso3={state.iso3} place={place} />
      </Entry>
      <Entry id="take" name={t("dossier.take")}>
        <Downloads iso3={state.iso3} place={place} />
      </Entry>
      <Cite place={place} title={t("dossier.citeTitle", { state: state.name })} />
    </>
  );
}

type SinceSession = {
  session: { title: string; opensOn: Day };
  before: { number: number };
};

/** The way to what changed since the last session opened. */
function ChangedSince({ since, edition }: { since: SinceSession; edition: number }) {
  const { session, before } = since;
  return (
    <p className="text-small max-w-measure mt-3">
      {inEditions.rich("sinceSessionText", {
        session: session.title,
        on: dateWords(session.opensOn),
        number: before.number,
        link: (words) => (
          <a href={`/editions/${edition}/changes?since=${before.number}`}>{words}</a>
        ),
      })}
    </p>
  );
}

function SaidAndFound({ summary, place }: { summary: Summary; place: Place }) {
  const { matrix, state } = summary;
  if (matrix.length === 0) return null;
  const to = addressesOf(place);
  const hrefOf = ({ position, claim }: Said, level: Level | null) =>
    to.recommendations({
      ...countedIn(summary),
      position,
      claim: claim ?? "none",
      ...(level && { level }),
    });
  return (
    <Entry
      id="said-and-found"
      name={t("matrix.name", { state: state.name })}
      finding={matrixFinding(summary)}
      note={
        <>
          <p>{t("matrix.note", { state: state.name })}</p>
          <p>{t("matrix.outlined")}</p>
        </>
      }
    >
      <Matrix matrix={matrix} state={state.name} hrefOf={hrefOf} />
      <p className="text-small mt-4">
        <a href={to.disagreement(state.iso3)}>{inDealings("disagreement.link")}</a>
      </p>
      <ChartLinks chart="said-and-found" asked={{ state: state.iso3 }} place={place} alone />
    </Entry>
  );
}

function Breakdowns({ summary, place, foot }: { summary: Summary; place: Place; foot: ReactNode }) {
  const { themes, bodies, state } = summary;
  const to = addressesOf(place);
  const asked = countedIn(summary);
  const rows = themes.map(({ code, ...theme }) => ({
    ...theme,
    key: code,
    href: to.recommendations({ ...asked, theme: code }),
  }));
  const caption = t("breakdown.themesCaption", { state: state.name });
  const table = (some: typeof rows) => (
    <Breakdown caption={caption} of={t("breakdown.theme")} rows={some} />
  );
  return (
    <>
      {rows.length > 0 && (
        <Entry id="themes" name={t("breakdown.themes")} note={<p>{t("breakdown.themesNote")}</p>}>
          {table(rows.slice(0, FIRST_THEMES))}
          {rows.length > FIRST_THEMES && (
            <details className="mt-3">
              <summary className="disclose text-small">
                {t("breakdown.more", { count: rows.length - FIRST_THEMES })}
              </summary>
              {table(rows.slice(FIRST_THEMES))}
            </details>
          )}
          <p className="text-note text-soft mt-4">{foot}</p>
        </Entry>
      )}
      {bodies.length > 0 && (
        <Entry id="bodies" name={t("breakdown.bodies")}>
          <Breakdown
            caption={t("breakdown.bodiesCaption", { state: state.name })}
            of={t("breakdown.body")}
            rows={bodies.flatMap(({ code, ...body }) =>
              isBodyCode(code)
                ? [
                    {
                      ...body,
                      key: code,
                      label: bodyWords(code).name,
                      href: to.recommendations({ ...asked, body: code }),
                    },
                  ]
                : [],
            )}
          />
          <p className="text-note text-soft mt-4">{foot}</p>
        </Entry>
      )}
    </>
  );
}

function Downloads({ iso3, place }: { iso3: string; place: Place }) {
  const { edition, pinned } = place;
  const query = `?state=${iso3}${pinned && edition ? `&edition=${edition.number}` : ""}`;
  const report = `${addressesOf(place).dossier(iso3)}/report`;
  const links = [
    { href: `${report}.pdf`, label: t("dossier.pdf") },
    { href: `${report}.docx`, label: t("dossier.docx") },
    { href: `/data/recommendations.csv${query}`, label: t("dossier.csv") },
    { href: `/data/recommendations.xlsx${query}`, label: t("dossier.xlsx") },
    { href: `/data/recommendations.json${query}`, label: t("dossier.json") },
  ];
  return (
    <ul className="text-small no-print mb-6 flex flex-wrap gap-x-6">
      {links.map(({ href, label }) => (
        <li key={href}>
          <a href={href} className="target">
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

export const dossierDescription = (summary: Summary) =>
  `${levelsFinding(summary.state.name, summary.levels)} ${t("dossier.description", { count: countWords(summary.totals.recommendations) })}`;

/** What others found of a whole review; a review that is counted in two units is one review. */
function OutsideOfReviews({ reviews }: Pick<Summary, "reviews">) {
  const found = reviews.filter(
    ({ cycle, review }, at) =>
      review.outside.length > 0 && reviews.findIndex((one) => one.cycle === cycle) === at,
  );
  if (found.length === 0) return null;
  return (
    <Entry id="outside" name={t("outside.name")} note={<p>{t("outside.note")}</p>}>
      <div className="space-y-8">
        {found.map(({ cycle, year, review }) => (
          <section key={cycle}>
            <h3 className="mb-3 font-semibold">{t("outside.review", { year: String(year) })}</h3>
            <OutsideFindings findings={review.outside} />
          </section>
        ))}
      </div>
    </Entry>
  );
}
