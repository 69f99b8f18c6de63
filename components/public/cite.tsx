import type { ReactNode } from "react";
import { dayInGeneva } from "@/lib/domain/day";
import { dateWords } from "@/lib/messages/date";
import { translator } from "@/lib/messages/words";
import { bibtexOf } from "./bibtex";
import { CopyButton } from "./copy-button";
import { Entry } from "./entry";
import { permanentAddress, siteName, type Place } from "./place";

const t = translator("public");

/** How to quote this page so that the quotation can be checked: with its edition and permanent address. */
export function Cite({
  place,
  title,
  symbol,
  children,
}: {
  place: Place;
  title: string;
  symbol?: string;
  /** What else is taken along from here. */
  children?: ReactNode;
}) {
  const { edition } = place;
  const address = permanentAddress(place);
  if (!edition || !address) return null;
  const values = {
    site: siteName(place),
    title,
    number: edition.number,
    asOf: dateWords(edition.asOf),
    publishedOn: dateWords(dayInGeneva(new Date(edition.publishedAt))),
    address,
  };
  return (
    <Entry id="cite" name={t("cite.name")}>
      <dl className="text-small max-w-measure space-y-3">
        {symbol && (
          <Citation way="un">
            <span className="select-all">{symbol}</span>
          </Citation>
        )}
        <Citation way="footnote">
          <span className="break-words select-all">{t("cite.footnoteText", values)}</span>
        </Citation>
        <Citation way="bibtex">
          <pre className="text-note bg-sunken p-3 whitespace-pre-wrap select-all">
            {bibtexOf({ site: siteName(place), title: symbol ?? title, edition, address })}
          </pre>
        </Citation>
        <Citation way="permanent">
          <a href={address} className="target break-all">
            {address}
          </a>
        </Citation>
      </dl>
      {children}
    </Entry>
  );
}

/** One way to quote, with the button that copies it. */
function Citation({
  way,
  children,
}: {
  way: "un" | "footnote" | "bibtex" | "permanent";
  children: ReactNode;
}) {
  const id = `cite-${way}`;
  return (
    <div>
      <dt className="text-soft">
        {t(`cite.${way}`)}
        <CopyButton source={id} name={t(`cite.${way}`)} />
      </dt>
      <dd id={id}>{children}</dd>
    </div>
  );
}
