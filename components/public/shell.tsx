import type { ReactNode } from "react";
import { logoAddress, shownSize } from "@/lib/domain/logo";
import { dateWords } from "@/lib/messages/date";
import { translator } from "@/lib/messages/words";
import { Dataset } from "./dataset";
import { feedsOf } from "./feeds";
import { Footer } from "./footer";
import { menuOf } from "./menu";
import { Patterns } from "./pattern";
import { accentSheet, addressesOf, permanentAddress, siteName, type Place } from "./place";
import { Preview } from "./preview";

const t = translator("public");
const FACES = ["source-sans-3-latin-400-normal", "source-serif-4-latin-400-normal"];

export type Head = { title: string | null; description?: string | null; place: Place };

/** What every public document loads. */
export type Assets = { stylesheet: string; script: { address: string; integrity: string } };

/** A whole public document: one stylesheet, one small script it can do without, its edition at head and foot. */
export function Shell({
  title,
  description,
  place,
  assets: { stylesheet, script },
  children,
}: Head & { assets: Assets; children: ReactNode }) {
  const name = siteName(place);
  const accent = accentSheet(place);
  const said = { title, description: description ?? t("site.motto"), place };
  return (
    <html lang="en" data-edition={place.edition?.number}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title ? `${title} · ${name}` : name}</title>
        <meta name="description" content={said.description} />
        {place.path !== null && <link rel="canonical" href={canonical(place)} />}
        <Preview {...said} />
        <Dataset {...said} />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/icon-180.png" />
        <link rel="manifest" href="/site.webmanifest" />
        {feedsOf(place.path).map(({ title, href }) => (
          <link key={href} rel="alternate" type="application/atom+xml" title={title} href={href} />
        ))}
        {FACES.map((face) => (
          <link
            key={face}
            rel="preload"
            href={`/assets/fonts/${face}.woff2`}
            as="font"
            type="font/woff2"
            crossOrigin="anonymous"
          />
        ))}
        <link rel="stylesheet" href={stylesheet} />
        {accent && <link rel="stylesheet" href={accent} />}
        <script src={script.address} integrity={script.integrity} defer />
      </head>
      <body>
        <a
          href="#main"
          className="bg-paper sr-only focus:not-sr-only focus:absolute focus:z-10 focus:p-3"
        >
          {t("site.skip")}
        </a>
        <Patterns />
        <Masthead place={place} />
        <main id="main" tabIndex={-1} className="mx-auto max-w-[76rem] px-4 pb-16 sm:px-8">
          {children}
        </main>
        <Footer place={place} />
      </body>
    </html>
  );
}

const canonical = (place: Place) =>
  (place.pinned && permanentAddress(place)) || `${place.origin}${place.path}`;

function Masthead({ place }: { place: Place }) {
  const to = addressesOf(place);
  return (
    <header className="border-ink border-t-4">
      <div className="mx-auto max-w-[76rem] px-4 sm:px-8">
        <div
          className={`border-rule flex flex-wrap justify-between gap-x-8 border-b pt-3 pb-2 ${place.site?.logo ? "items-center" : "items-baseline"}`}
        >
          <a
            href={to.overview}
            className="text-ink text-title inline-flex max-w-full flex-wrap items-center gap-x-3 font-serif font-semibold tracking-tight no-underline"
          >
            <SiteLogo place={place} />
            {siteName(place)}
          </a>
          <a href="#menu" className="target text-small no-print md:hidden">
            {t("site.menu")}
          </a>
          <nav aria-label={t("site.navigation")} className="hidden md:block">
            <ul className="text-small flex gap-6">
              {menuOf(place).map(({ href, label }) => (
                <li key={href}>
                  <a
                    href={href}
                    aria-current={isHere(place, href) ? "page" : undefined}
                    className="target text-soft aria-[current]:text-ink no-underline hover:underline aria-[current]:font-semibold"
                  >
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </div>
      {place.pinned && place.edition && <PinnedBanner place={place} />}
    </header>
  );
}

/** Beside the name, which says what it is. */
function SiteLogo({ place: { site } }: { place: Place }) {
  if (!site?.logo) return null;
  return (
    <img
      src={logoAddress(site.logo)}
      alt=""
      className="h-auto max-w-40 sm:max-w-full"
      {...shownSize(site.logo, LOGO_HEIGHT)}
    />
  );
}

const LOGO_HEIGHT = 40;

/** A past edition says that it is one, and where the newest is. */
function PinnedBanner({ place: { edition, newest, path } }: { place: Place }) {
  if (!edition) return null;
  const isPast = newest !== null && edition.number < newest;
  const values = {
    number: edition.number,
    asOf: dateWords(edition.asOf),
    newest: newest ?? edition.number,
    link: (words: ReactNode) => <a href={path ?? "/"}>{words}</a>,
  };
  return (
    <div className="mx-auto max-w-[76rem] px-4 sm:px-8">
      <p className="border-accent bg-sunken text-small mt-4 border-l-4 px-4 py-3">
        {isPast ? t.rich("site.pinnedPast", values) : t.rich("site.pinnedNewest", values)}
      </p>
    </div>
  );
}

function isHere({ path, edition, pinned }: Place, href: string): boolean {
  const own = path?.split("?")[0];
  return href === (pinned && edition ? `/editions/${edition.number}${own}` : own);
}
