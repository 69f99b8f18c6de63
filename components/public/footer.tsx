import type { ReactNode } from "react";
import { dayInGeneva } from "@/lib/domain/day";
import { dateWords } from "@/lib/messages/date";
import { translator } from "@/lib/messages/words";
import { menuOf } from "./menu";
import { correctionsAddress, permanentAddress, type Place } from "./place";

const t = translator("public");
const CC_BY = "https://creativecommons.org/licenses/by/4.0/";
const UN_TERMS = "https://www.un.org/en/about-us/terms-of-use";

const FURTHER = [
  { href: "/corrections", label: translator("editions")("corrections.title") },
  { href: "/privacy", label: t("site.privacy") },
];

/** Which edition this is, how to cite it, under what terms, and where to say that something is wrong. */
export function Footer({ place }: { place: Place }) {
  return (
    <footer className="border-ink border-t">
      <div className="text-small mx-auto grid max-w-[76rem] gap-x-12 gap-y-8 px-4 py-8 sm:px-8 md:grid-cols-[14rem_minmax(0,1fr)_minmax(0,1fr)]">
        <nav id="menu" aria-label={t("site.navigationFoot")}>
          <ul>
            {[...menuOf(place), ...FURTHER].map(({ href, label }) => (
              <li key={href}>
                <a href={href} className="target no-underline hover:underline">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <EditionStatement place={place} />
        <div className="text-soft space-y-3">
          <p>
            {t.rich("site.licence", {
              cc: (words: ReactNode) => <a href={CC_BY}>{words}</a>,
              un: (words: ReactNode) => <a href={UN_TERMS}>{words}</a>,
            })}
          </p>
          <p>
            {t.rich("site.corrections", {
              mail: (words: ReactNode) => <a href={reportAddress(place)}>{words}</a>,
            })}
          </p>
        </div>
      </div>
    </footer>
  );
}

function EditionStatement({ place }: { place: Place }) {
  const { edition } = place;
  const address = permanentAddress(place);
  if (!edition) return <p className="text-soft">{t("site.noEdition")}</p>;
  return (
    <div className="text-soft space-y-3">
      <p>
        {t("site.editionStatement", {
          number: edition.number,
          asOf: dateWords(edition.asOf),
          publishedOn: dateWords(dayInGeneva(new Date(edition.publishedAt))),
        })}
      </p>
      {address && (
        <p>
          {t("site.permanent")}
          <br />
          <a href={address} className="break-all">
            {address}
          </a>
        </p>
      )}
      <p className="text-note break-all">{t("site.hash", { sha256: edition.sha256 })}</p>
    </div>
  );
}

function reportAddress(place: Place): string {
  const address = permanentAddress(place) ?? place.origin;
  const subject = encodeURIComponent(t("site.correctionsSubject", { page: place.path ?? "/" }));
  const body = encodeURIComponent(t("site.correctionsBody", { address }));
  return `mailto:${correctionsAddress(place)}?subject=${subject}&body=${body}`;
}
