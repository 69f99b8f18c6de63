import type { ReactNode } from "react";
import { LEVELS, CONFIDENCES, STANDARDS_OF_PROOF } from "@/lib/domain/level";
import { POSITIONS } from "@/lib/domain/position";
import { RATE_KEYS } from "@/lib/domain/rate";
import { COUNTING_UNITS } from "@/lib/domain/recommendation";
import { scaleNumbered, type Scale } from "@/lib/domain/scale";
import { definitionBy, scaleWords } from "@/lib/messages/scale";
import {
  confidenceWords,
  countingUnitWords,
  levelWords,
  positionWords,
  rateWords,
  standardWords,
  translator,
} from "@/lib/messages/words";
import { LevelMark, PositionMark } from "./mark";
import { ShelfFiles, type ShelfFileNames } from "./shelf-files";
import { addressesOf, correctionsAddress, scaleOf, type Place } from "./place";

const t = translator("public");
const onPages = translator("pages");

function Prose({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <>
      <header className="border-ink border-b-2 pt-8 pb-6 md:pt-12">
        <h1 className="text-display">{title}</h1>
        <p className="text-lead max-w-measure mt-3 font-serif">{lead}</p>
      </header>
      {children}
    </>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-heading`}
      className="border-rule grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-3 border-b py-8 lg:grid-cols-[14rem_minmax(0,1fr)]"
    >
      <h2 id={`${id}-heading`} className="text-lead">
        {title}
      </h2>
      <div className="max-w-measure space-y-4">{children}</div>
    </section>
  );
}

type Term = { key: string; mark?: ReactNode; name: string; aside?: string; definition: string };

/** Each has an address of its own on the page, `#rates-rejected`, whatever else is called by the same word. */
function Terms({ of, terms }: { of: string; terms: readonly Term[] }) {
  return (
    <dl className="space-y-4">
      {terms.map(({ key, mark, name, aside, definition }) => (
        <div key={key} id={`${of}-${key}`}>
          <dt className="font-semibold">
            {mark}
            {name} {aside && <span className="text-small text-soft font-normal">({aside})</span>}
          </dt>
          <dd>{definition}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What each earlier version said where it said something else, and why it was changed. */
function EarlierScales({ newest, scales }: { newest: Scale | null; scales: readonly Scale[] }) {
  if (!newest) return null;
  const until = scales.filter((one) => one.version <= newest.version);
  return until.toReversed().map((changed) => {
    const before = scaleNumbered(scales, changed.version - 1);
    const others = LEVELS.filter(
      (level) => definitionBy(before, level) !== definitionBy(changed, level),
    );
    return (
      <details key={changed.version}>
        <summary className="disclose">{t("scale.before", { scale: scaleWords(before) })}</summary>
        <p className="mt-2">
          {t("scale.note", { scale: scaleWords(changed), note: changed.note })}
        </p>
        <Terms
          of={`scale-${changed.version - 1}`}
          terms={others.map((level) => ({
            key: level,
            mark: <LevelMark level={level} />,
            name: levelWords(level).name,
            definition: definitionBy(before, level),
          }))}
        />
      </details>
    );
  });
}

/** How everything on this site is counted and judged, with every definition that a reader meets. */
export function MethodologyPage({ place }: { place: Place }) {
  const mail = correctionsAddress(place);
  const scale = scaleOf(place);
  return (
    <Prose title={t("methodology.title")} lead={t("methodology.lead")}>
      <Part id="axes" title={t("methodology.axes.title")}>
        <p>{t("methodology.axes.first")}</p>
        <p>{t("methodology.axes.second")}</p>
      </Part>
      <Part id="levels" title={t("methodology.levels.title")}>
        <p>{t("methodology.levels.intro", { scale: scaleWords(scale) })}</p>
        <Terms
          of="levels"
          terms={LEVELS.map((level) => ({
            key: level,
            mark: <LevelMark level={level} />,
            name: levelWords(level).name,
            definition: definitionBy(scale, level),
          }))}
        />
        <EarlierScales newest={scale} scales={place.site?.scales ?? []} />
        <p>{t("methodology.levels.outside")}</p>
      </Part>
      <Part id="positions" title={t("methodology.positions.title")}>
        <p>{t("methodology.positions.intro")}</p>
        <Terms
          of="positions"
          terms={POSITIONS.map((position) => ({
            key: position,
            mark: <PositionMark position={position} />,
            name: positionWords(position).name,
            aside: positionWords(position).whose,
            definition: positionWords(position).definition,
          }))}
        />
      </Part>
      <Part id="rates" title={t("methodology.rates.title")}>
        <p>{t("methodology.rates.intro")}</p>
        <Terms
          of="rates"
          terms={RATE_KEYS.map((key) => ({
            key,
            name: rateWords(key).label,
            definition: rateWords(key).definition,
          }))}
        />
        <p>{t("methodology.rates.basis")}</p>
      </Part>
      <Part id="units" title={t("methodology.units.title")}>
        <Terms
          of="units"
          terms={COUNTING_UNITS.map((unit) => ({ key: unit, ...countingUnitWords(unit) }))}
        />
      </Part>
      <Part id="evidence" title={t("methodology.evidence.title")}>
        <p>{t("methodology.evidence.first")}</p>
        <Terms
          of="evidence"
          terms={[
            ...STANDARDS_OF_PROOF.map((key) => ({ key, ...standardWords(key) })),
            ...CONFIDENCES.map((key) => ({ key, ...confidenceWords(key) })),
          ]}
        />
      </Part>
      <Part id="review" title={t("methodology.review.title")}>
        <p>{t("methodology.review.first")}</p>
        <p>{t("methodology.review.second")}</p>
      </Part>
      <Part id="editions" title={t("methodology.editions.title")}>
        <p>{t("methodology.editions.first")}</p>
        <p>
          {t.rich("methodology.editions.corrections", {
            mail: () => <a href={`mailto:${mail}`}>{mail}</a>,
          })}
        </p>
      </Part>
    </Prose>
  );
}

/** What can be taken away, in what form, and under what terms. */
export function DataPage({
  place,
  files,
  example,
}: {
  place: Place;
  files: readonly ShelfFileNames[];
  /** A State that has a dossier. */ example: string | null;
}) {
  const to = addressesOf(place);
  const link = (href: string) => <a href={href}>{href}</a>;
  return (
    <Prose title={t("data.title")} lead={t("data.lead")}>
      <Part id="files" title={t("data.files.title")}>
        <ul className="space-y-2">
          <li>
            {link("/data/recommendations.csv")}
            <br />
            {t("data.files.csv")}
          </li>
          <li>
            {link("/data/recommendations.xlsx")}
            <br />
            {t("data.files.xlsx")}
          </li>
          <li>
            {link("/data/recommendations.json")}
            <br />
            {t("data.files.json")}
          </li>
        </ul>
        <p>
          {t.rich("data.files.filters", {
            link: (words: ReactNode) => <a href={to.recommendations()}>{words}</a>,
          })}
        </p>
      </Part>
      <Part id="shelves" title={onPages("data.shelves")}>
        <p>{onPages("data.shelvesLead")}</p>
        <p>{onPages("data.rows")}</p>
        <p>
          {onPages.rich("data.api", {
            link: (words: ReactNode) => <a href="/api/v1/votes">{words}</a>,
          })}
        </p>
        <ShelfFiles files={files} />
      </Part>
      <Part id="api" title={t("data.api.title")}>
        <p>{t("data.api.first")}</p>
        <ul className="space-y-1">
          <li>{link("/api/v1/openapi.json")}</li>
          {example && <li>{link(`/api/v1/summary?state=${example}`)}</li>}
          <li>{link("/api/v1/recommendations?limit=20")}</li>
          <li>{link("/api/v1/editions")}</li>
        </ul>
      </Part>
      <Part id="editions" title={t("data.editions.title")}>
        <p>
          {t.rich("data.editions.first", {
            link: (words: ReactNode) => <a href="/editions">{words}</a>,
          })}
        </p>
      </Part>
      <Part id="terms" title={t("data.terms.title")}>
        <p>{t("data.terms.first")}</p>
        <p>{t("data.terms.second")}</p>
      </Part>
    </Prose>
  );
}

/** What this site knows of its readers, which is next to nothing, and says so. */
export function PrivacyPage() {
  return (
    <Prose title={t("privacy.title")} lead={t("privacy.lead")}>
      <Part id="readers" title={t("privacy.readers.title")}>
        <p>{t("privacy.readers.first")}</p>
        <p>{t("privacy.readers.second")}</p>
      </Part>
      <Part id="people" title={t("privacy.people.title")}>
        <p>{t("privacy.people.first")}</p>
        <p>{t("privacy.people.second")}</p>
      </Part>
    </Prose>
  );
}
