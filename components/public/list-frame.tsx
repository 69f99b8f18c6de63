import { countWords } from "@/lib/messages/figure";
import { translator } from "@/lib/messages/words";
import type { Place } from "./place";

const t = translator("pages");

/** What a list is of, how many there are, and for which State. */
export function ListHead({
  name,
  definition,
  count,
  about,
  all,
}: {
  name: string;
  definition: string;
  count: number;
  /** The name of the State that the list keeps to. */
  about: string | null;
  /** The list without that. */
  all: string;
}) {
  const empty = about === null ? t("list.none") : t("list.noneAbout", { state: about });
  return (
    <header className="border-ink mb-4 border-b-2 pt-8 pb-5 md:pt-12">
      <p className="text-small text-soft tabular-nums">{countWords(count)}</p>
      <h1 className="text-title md:text-display max-w-[48ch]">
        {name}
        {about !== null && ` ${t("list.about", { state: about })}`}
      </h1>
      <p className="text-lead max-w-measure mt-2 font-serif">{definition}</p>
      {count === 0 && <p className="mt-4">{empty}</p>}
      {about !== null && (
        <p className="text-small mt-3">
          <a href={all}>{t("list.all")}</a>
        </p>
      )}
    </header>
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
      <a href={`/data/${collection}.json${query}`} className="target">
        JSON
      </a>
    </p>
  );
}
