import { CHART_NAMES, CHARTS } from "@/lib/domain/chart";
import { translator } from "@/lib/messages/words";
import { ChartEntry, ChartSheetBody } from "./chart-sheet";
import { Cite } from "./cite";
import type { ChartSheet } from "./drawing";
import { EmbedCode } from "./embed-code";
import { addressesOf, type Place } from "./place";

const t = translator("charts");

/** One chart alone, with its table open: an address that stays, to be cited and embedded. */
export function ChartPage({
  sheet,
  place,
  foot,
}: {
  sheet: ChartSheet;
  place: Place;
  foot: string;
}) {
  const { state } = sheet.asked;
  const to = addressesOf(place);
  return (
    <>
      <header className="pt-8 pb-6 md:pt-12">
        {state !== undefined && (
          <p className="text-small">
            <a href={to.charts(state)}>{t("back")}</a>
          </p>
        )}
        <h1 className="text-title md:text-display mt-1 max-w-[46ch]">{sheet.title}</h1>
      </header>
      <ChartSheetBody sheet={sheet} place={place} foot={foot} open />
      <div className="mt-10">
        <Cite place={place} title={sheet.title}>
          {state !== undefined && (
            <EmbedCode
              place={place}
              src={`/embed/${state.toLowerCase()}/${sheet.chart}`}
              title={sheet.title}
              height={(sheet.drawing?.height ?? 0) + 320}
            />
          )}
        </Cite>
      </div>
    </>
  );
}

/** Every chart of one State, each under its finding. */
export function ChartsPage({
  sheets,
  iso3,
  state,
  place,
  foot,
}: {
  sheets: readonly ChartSheet[];
  iso3: string;
  state: string;
  place: Place;
  foot: string;
}) {
  const drawn = sheets.filter(({ drawing }) => drawing !== null);
  return (
    <>
      <header className="pt-8 pb-8 md:pt-12">
        <p className="text-small">
          <a href={addressesOf(place).dossier(iso3)}>{state}</a>
        </p>
        <h1 className="text-title md:text-display mt-1">{t("title", { state })}</h1>
        <p className="max-w-measure mt-3">{t("lead")}</p>
      </header>
      {drawn.map((sheet) => (
        <ChartEntry key={sheet.chart} sheet={sheet} place={place} foot={foot} />
      ))}
      {drawn.length === 0 && <p className="max-w-measure">{t("empty")}</p>}
    </>
  );
}

/** Without a State: whose dossiers there are to choose from. */
export function ChartChoice({
  dossiers,
  place,
}: {
  dossiers: readonly { iso3: string; name: string }[];
  place: Place;
}) {
  const to = addressesOf(place);
  return (
    <div className="pt-8 pb-20 md:pt-12">
      <h1 className="text-title md:text-display">{t("choose")}</h1>
      <p className="max-w-measure mt-3">{t("chooseLead")}</p>
      <ul className="mt-5">
        {dossiers.map(({ iso3, name }) => (
          <li key={iso3}>
            <a href={to.charts(iso3)} className="target">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The charts of a State by name, each leading to its own page, and all of them on one. */
export function ChartList({ iso3, place }: { iso3: string; place: Place }) {
  const to = addressesOf(place);
  return (
    <>
      <ul className="text-small flex flex-wrap gap-x-6 gap-y-1">
        {CHART_NAMES.filter((name) => CHARTS[name] === "dossier" || CHARTS[name] === "entries").map(
          (name) => (
            <li key={name}>
              <a href={to.chart(name, { state: iso3 })} className="target">
                {t(`names.${name}`)}
              </a>
            </li>
          ),
        )}
      </ul>
      <p className="text-small mt-3">
        <a href={to.charts(iso3)}>{t("onOnePage")}</a>
      </p>
    </>
  );
}
