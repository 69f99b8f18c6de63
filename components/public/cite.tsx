import { dayInGeneva } from "@/lib/domain/day";
import { dateWords } from "@/lib/messages/date";
import { translator } from "@/lib/messages/words";
import { bibtexOf } from "./bibtex";
import { permanentAddress, type Place } from "./place";

const t = translator("public");

/** How to quote this page so that the quotation can be checked: with its edition and permanent address. */
export function Cite({ place, title, symbol }: { place: Place; title: string; symbol?: string }) {
  const { edition } = place;
  const address = permanentAddress(place);
  if (!edition || !address) return null;
  const values = {
    title,
    number: edition.number,
    asOf: dateWords(edition.asOf),
    publishedOn: dateWords(dayInGeneva(new Date(edition.publishedAt))),
    address,
  };
  return (
    <div className="max-w-measure">
      <h3 className="caption">{t("cite.name")}</h3>
      <dl className="text-small mt-2 space-y-3">
        {symbol && (
          <div>
            <dt className="text-soft">{t("cite.un")}</dt>
            <dd className="select-all">{symbol}</dd>
          </div>
        )}
        <div>
          <dt className="text-soft">{t("cite.footnote")}</dt>
          <dd className="break-words select-all">{t("cite.footnoteText", values)}</dd>
        </div>
        <div>
          <dt className="text-soft">{t("cite.bibtex")}</dt>
          <dd>
            <pre className="text-note bg-sunken p-3 whitespace-pre-wrap select-all">
              {bibtexOf({ title: symbol ?? title, edition, address })}
            </pre>
          </dd>
        </div>
        <div>
          <dt className="text-soft">{t("cite.permanent")}</dt>
          <dd className="break-all">
            <a href={address}>{address}</a>
          </dd>
        </div>
      </dl>
    </div>
  );
}
