import type { ReactNode } from "react";
import type { NameOf, Pointer } from "@/lib/domain/entry/line";
import type { PublishedRecommendation } from "@/lib/domain/published";
import type { HistoryEntry, RecommendationRow } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { bodyWords, levelWords, positionWords, translator } from "@/lib/messages/words";
import { askFacts } from "./ask-facts";
import { historySheet } from "./chart-history";
import { ChartSheetBody } from "./chart-sheet";
import { Cite } from "./cite";
import { EmbedCode } from "./embed-code";
import { EvidenceList } from "./evidence-list";
import { Entry } from "./entry";
import { Found, OutsideFindings } from "./found";
import { FurtherTexts } from "./further-texts";
import { History } from "./history";
import { addressesOf, footOf, type Place } from "./place";
import { Pointers } from "./pointers";
import { citationOf } from "./recommendation-row";
import { Said } from "./said";

const t = translator("public");

/** What stands around an ask in the record. */
export type AroundAsk = {
  names: NameOf;
  /** What points at it: statements that ask for it, clusters, claims. */
  pointers: readonly Pointer[];
  /** Asks that say of themselves that they repeat it. */
  repetitions: readonly RecommendationRow[];
};

/** One recommendation: what was asked, then two columns that never touch, then what they rest on. */
export function RecommendationPage({
  row,
  stateName,
  history,
  around,
  place,
}: {
  row: RecommendationRow;
  /** The State’s name as the record has it; null where no State is addressed. */
  stateName: string | null;
  history: readonly HistoryEntry[];
  around: AroundAsk;
  place: Place;
}) {
  const { content } = row;
  const addressee = stateName ?? content.addressee.name;
  return (
    <article>
      <Asked content={content} stateName={stateName} around={around} place={place} />
      <div className="border-ink grid grid-cols-[minmax(0,1fr)] border-t-2 md:grid-cols-2">
        <Column id="said" title={t("said.name", { state: addressee })}>
          <Said content={content} state={addressee} />
        </Column>
        <Column id="found" title={t("found.name")} second>
          <Found content={content} level={row.level} place={place} />
        </Column>
      </div>
      {content.outside.length > 0 && (
        <Entry id="outside" name={t("outside.name")} note={<p>{t("outside.note")}</p>}>
          <OutsideFindings findings={content.outside} />
        </Entry>
      )}
      <Entry id="evidence" name={t("evidence.name")} note={<p>{t("evidence.note")}</p>}>
        <EvidenceList evidence={content.evidence} />
      </Entry>
      <Pointers pointers={around.pointers} to={addressesOf(place)} />
      <Entry id="history" name={t("history.name")} note={<p>{t("history.note")}</p>}>
        {history.length > 1 && <HistoryChart row={row} history={history} place={place} />}
        <History history={history} />
      </Entry>
      <Cite place={place} title={citationOf(content)} symbol={unCitation(content)}>
        <EmbedCode
          place={place}
          src={`/embed/recommendations/${encodeURIComponent(content.ref)}`}
          title={citationOf(content)}
          height={260}
        />
      </Cite>
    </article>
  );
}

/** Drawn only where there is more than one thing to compare. */
function HistoryChart({
  row,
  history,
  place,
}: {
  row: RecommendationRow;
  history: readonly HistoryEntry[];
  place: Place;
}) {
  const { edition } = place;
  if (!edition) return null;
  const sheet = historySheet(row.ref, history, edition.asOf);
  const foot = footOf(place);
  return (
    <div className="mb-8">
      <ChartSheetBody sheet={sheet} place={place} foot={foot} />
    </div>
  );
}

function Column({
  id,
  title,
  second = false,
  children,
}: {
  id: string;
  title: string;
  second?: boolean;
  children: ReactNode;
}) {
  const sides = second
    ? "border-ink border-t-2 md:border-t-0 md:border-l md:border-rule md:pl-10"
    : "md:pr-10";
  return (
    <section aria-labelledby={id} className={`pt-5 pb-10 ${sides}`}>
      <h2 id={id} className="text-lead">
        {title}
      </h2>
      <div className="mt-4">{children}</div>
    </section>
  );
}

/** The text as a quotation, or our summary of it, and never one for the other. */
function Asked({
  content,
  stateName,
  around,
  place,
}: {
  content: PublishedRecommendation;
  stateName: string | null;
  around: AroundAsk;
  place: Place;
}) {
  const { text, language, summary, document, body } = content;
  const to = addressesOf(place);
  const words = text ?? summary;
  return (
    <header className="grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-6 pt-8 pb-10 md:pt-12 lg:grid-cols-[14rem_minmax(0,1fr)]">
      <div className="lg:col-start-2">
        {stateName && content.state && (
          <p className="text-small">
            <a href={to.dossier(content.state)}>{stateName}</a>
          </p>
        )}
        <h1 className="text-lead md:text-title mt-1">{citationOf(content)}</h1>
        <p className="text-small text-soft mt-1">
          {bodyWords(body).name}
          {document && document.symbol && ` · ${document.title}`}
          {content.issuedOn && ` · ${dateWords(content.issuedOn)}`}
        </p>
        {words && (
          <figure className="mt-6">
            <blockquote
              lang={text ? language : "en"}
              className="text-lead lg:text-title max-w-[52ch] font-serif text-pretty"
            >
              {text ? <q>{text}</q> : summary}
            </blockquote>
            <figcaption className="text-note text-soft mt-2">
              {text ? t("recommendation.verbatim") : t("recommendation.summarised")}
            </figcaption>
          </figure>
        )}
        <FurtherTexts texts={content.texts} />
        {text && summary && (
          <p className="max-w-measure text-small mt-4">
            <span className="text-soft">{t("recommendation.inOurWords")}:</span> {summary}
          </p>
        )}
      </div>
      <Particulars content={content} around={around} place={place} />
    </header>
  );
}

function Particulars({
  content,
  around: { names, repetitions },
  place,
}: {
  content: PublishedRecommendation;
  around: AroundAsk;
  place: Place;
}) {
  const { issuers, themes, groups, sdgs, cycle, sourceUrl, document, addressee } = content;
  const to = addressesOf(place);
  const inState = content.state ? { state: content.state } : {};
  const url = sourceUrl ?? document?.url;
  const items: [string, ReactNode][] = [
    [
      t("recommendation.issuers"),
      listed(
        issuers.map(({ iso3, name }) => ({
          key: iso3,
          label: name,
          href: to.recommendations({ ...inState, issuer: iso3 }),
        })),
      ),
    ],
    [t("facets.cycle"), cycle],
    [
      t("recommendation.themes"),
      listed(
        themes.map(({ code, label }) => ({
          key: code,
          label,
          href: to.recommendations({ ...inState, theme: code }),
        })),
      ),
    ],
    [
      t("recommendation.groups"),
      listed(
        groups.map(({ code, label }) => ({
          key: code,
          label,
          href: to.recommendations({ ...inState, group: code }),
        })),
      ),
    ],
    [
      t("recommendation.sdgs"),
      sdgs.length > 0 ? sdgs.map(({ code, label }) => `${code} ${label}`).join("; ") : null,
    ],
    [t("facets.addressee"), addressee.kind === "state" ? null : addressee.name],
    ...askFacts(content, repetitions, { names, to }),
    [
      t("recommendation.source"),
      url && <a href={url}>{document?.symbol ?? t("recommendation.open")}</a>,
    ],
  ];
  const known = items.filter(([, value]) => value !== null && value !== undefined);
  return (
    <dl className="text-note space-y-2.5 lg:col-start-1 lg:row-start-1 lg:pt-2">
      {known.map(([name, value]) => (
        <div key={name}>
          <dt className="text-soft">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function listed(links: { key: string; label: string; href: string }[]): ReactNode {
  if (links.length === 0) return null;
  return (
    <ul>
      {links.map(({ key, label, href }) => (
        <li key={key}>
          <a href={href} className="target">
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** "A/HRC/25/5 (2013), para. 186.1", as UN documents cite each other. */
function unCitation(content: PublishedRecommendation): string {
  const { document, paragraph, issuedOn } = content;
  if (!document) return citationOf(content);
  const where = document.symbol ?? document.title;
  const year = (document.publishedOn ?? issuedOn)?.slice(0, 4);
  const dated = year ? `${where} (${year})` : where;
  return paragraph ? t("recommendation.citation", { where: dated, paragraph }) : dated;
}

/** For search engines and tabs: the citation, and what stands behind it. */
export const recommendationTitle = ({ content }: RecommendationRow) => citationOf(content);

export const recommendationDescription = ({ content, position, level }: RecommendationRow) =>
  t("recommendation.description", {
    asked: content.summary ?? content.text ?? citationOf(content),
    said: positionWords(position).name,
    found: levelWords(level).name,
  });

/** Where something stood that was taken down. It says nothing of what it was. */
export function TakenDownPage({ on }: { on: string }) {
  return (
    <header className="max-w-measure pt-10 pb-6 md:pt-16">
      <h1 className="text-display">{t("takenDown.title")}</h1>
      <p className="mt-4">{t("takenDown.text", { on: dateWords(on) })}</p>
    </header>
  );
}
