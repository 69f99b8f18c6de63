import type { PublishedState } from "@/lib/domain/published";
import { countWords } from "@/lib/messages/figure";
import { translator } from "@/lib/messages/words";
import type { Listed, Place } from "./place";

const t = translator("pages");

/** What a list is of, how many there are, and for which State. */
export function ListHead({
  name,
  definition,
  count,
  about,
  dossiers,
  hrefOf,
}: {
  name: string;
  definition: string;
  count: number;
  /** The State that the list keeps to. */
  about: PublishedState | null;
  /** States that it could keep to. */
  dossiers: readonly PublishedState[];
  /** The same list, kept to a State or whole. */
  hrefOf: (asked: Listed) => string;
}) {
  const empty = about === null ? t("list.none") : t("list.noneAbout", { state: about.name });
  return (
    <header className="border-ink mb-4 border-b-2 pt-8 pb-5 md:pt-12">
      <p className="text-small text-soft tabular-nums">
        {t("list.count", { count: countWords(count) })}
      </p>
      <h1 className="text-title md:text-display max-w-[48ch]">
        {name}
        {about !== null && ` ${t("list.about", { state: about.name })}`}
      </h1>
      <p className="text-lead max-w-measure mt-2 font-serif">{definition}</p>
      {count === 0 && <p className="mt-4">{empty}</p>}
      {about !== null ? (
        <p className="text-small mt-3">
          <a href={hrefOf({})}>{t("list.all")}</a>
        </p>
      ) : (
        count > 0 && <Dossiers dossiers={dossiers} hrefOf={hrefOf} />
      )}
    </header>
  );
}

function Dossiers({
  dossiers,
  hrefOf,
}: {
  dossiers: readonly PublishedState[];
  hrefOf: (asked: Listed) => string;
}) {
  if (dossiers.length === 0) return null;
  return (
    <p className="text-small no-print mt-3">
      <span className="text-soft">{t("list.filter")}:</span>{" "}
      {dossiers.map(({ iso3, name }, index) => (
        <span key={iso3}>
          {index > 0 && " · "}
          <a href={hrefOf({ about: iso3 })}>{name}</a>
        </span>
      ))}
    </p>
  );
}

/** The same list for spreadsheets and programs, of the edition that is being read. */
export function ListTail({
  collection,
  asked,
  place: { pinned, edition },
}: {
  collection: string;
  asked: { about?: string };
  place: Place;
}) {
  const words = new URLSearchParams(asked);
  if (pinned && edition) words.set("edition", String(edition.number));
  const query = words.size > 0 ? `?${words}` : "";
  return (
    <p className="text-small no-print mt-8">
      <span className="text-soft">{t("list.download")}</span>{" "}
      <a href={`/data/${collection}.csv${query}`} className="target">
        CSV
      </a>
      {" · "}
      <a href={`/data/${collection}.xlsx${query}`} className="target">
        XLSX
      </a>
      {" · "}
      <a href={`/data/${collection}.json${query}`} className="target">
        JSON
      </a>
    </p>
  );
}
