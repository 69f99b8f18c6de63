import type { ReactNode } from "react";
import type { EntryFacts } from "@/lib/domain/entry/kind";
import type { EntryLine, NameOf, Pointer } from "@/lib/domain/entry/line";
import { dateWords } from "@/lib/messages/date";
import { kindWords } from "@/lib/messages/entry";
import { translator } from "@/lib/messages/words";
import { Cite } from "./cite";
import { Entry } from "./entry";
import { EntryFactsBody } from "./entry-facts";
import { asideOf } from "./entry-list";
import { factOf, Linked, Paragraphs } from "./entry-value";
import { addressesOf, type Place } from "./place";
import { Pointers } from "./pointers";

const t = translator("pages");

/**
 * One entry: what it is, its facts, what points at it, and where it is from. `children` are the kind's own way of
 * showing its facts.
 */
export function EntryPage({
  entry,
  names,
  pointers,
  place,
  children,
}: {
  entry: EntryLine;
  names: NameOf;
  pointers: readonly Pointer[];
  place: Place;
  children?: ReactNode;
}) {
  const { kind, facts, title } = entry;
  const to = addressesOf(place);
  return (
    <article>
      <EntryHead entry={entry} names={names} place={place} />
      {children ?? <EntryFactsBody kind={kind} facts={facts} names={names} to={to} />}
      <Pointers pointers={pointers} to={to} />
      <Sources facts={facts} />
      <Cite place={place} title={title} />
    </article>
  );
}

function EntryHead({ entry, names, place }: { entry: EntryLine; names: NameOf; place: Place }) {
  const { kind, facts, title } = entry;
  const to = addressesOf(place);
  const summary = factOf(facts, "summary");
  const aside = asideOf(entry);
  return (
    <header className="pt-8 pb-8 md:pt-12">
      <p className="text-small">
        <a href={to.entries(kind)}>{kindWords(kind).many}</a>
      </p>
      <h1 className="text-title md:text-display mt-1 max-w-[40ch]">{title}</h1>
      {aside && <p className="text-soft mt-2">{aside}</p>}
      {facts.about.length > 0 && (
        <p className="text-small mt-2">
          <span className="text-soft">{t("entry.about")}:</span>{" "}
          {facts.about.map((iso3, index) => (
            <span key={iso3}>
              {index > 0 && ", "}
              <Linked target="state" value={iso3} names={names} to={to} />
            </span>
          ))}
          {facts.territories.length > 0 && ` (${facts.territories.join(", ")})`}
        </p>
      )}
      {typeof summary === "string" && (
        <div className="max-w-measure mt-5">
          <Paragraphs text={summary} />
        </div>
      )}
    </header>
  );
}

/** Where it is from, when that was last looked at, and what a reader should know. */
function Sources({ facts: { sources, lastCheckedOn, remark } }: { facts: EntryFacts }) {
  return (
    <Entry id="sources" name={t("entry.sources")}>
      {sources.length === 0 ? (
        <p>{t("entry.noSources")}</p>
      ) : (
        <ol className="list-decimal space-y-2 pl-7 marker:tabular-nums">
          {sources.map(({ title, publisher, url, publishedOn }) => (
            <li key={`${title} ${url}`} className="max-w-measure pl-1">
              {url ? <a href={url}>{title}</a> : title}
              <span className="text-note text-soft">
                {publisher && ` · ${publisher}`}
                {publishedOn && ` · ${dateWords(publishedOn)}`}
              </span>
            </li>
          ))}
        </ol>
      )}
      <p className="text-small max-w-measure mt-4">
        {lastCheckedOn
          ? t("entry.lastChecked", { on: dateWords(lastCheckedOn) })
          : t("entry.notChecked")}
      </p>
      {remark && (
        <div className="max-w-measure border-accent mt-5 border-l-4 pl-4">
          <h3 className="caption">{t("entry.remark")}</h3>
          <div className="text-small mt-1">
            <Paragraphs text={remark} />
          </div>
        </div>
      )}
    </Entry>
  );
}
