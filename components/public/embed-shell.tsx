import type { ReactNode } from "react";
import { dateWords } from "@/lib/messages/date";
import { translator } from "@/lib/messages/words";
import { Patterns } from "./pattern";
import { accentSheet, permanentAddress, siteName, type Place } from "./place";

const onMachines = translator("machine");

/** A document for a frame on somebody else's page: one thing, which edition says it, and the way to its page. */
export function EmbedShell({
  title,
  place,
  stylesheet,
  children,
}: {
  title: string | null;
  place: Place;
  stylesheet: string;
  children: ReactNode;
}) {
  const page = permanentAddress(place) ?? place.origin;
  const { edition } = place;
  const accent = accentSheet(place);
  return (
    <html lang="en" data-edition={edition?.number}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{title ? `${title} · ${siteName(place)}` : siteName(place)}</title>
        <link rel="canonical" href={`${place.origin}${place.path ?? "/"}`} />
        {/* Pages of the site may not be framed: every link opens beside the page that frames this one. */}
        <base target="_blank" />
        <link rel="stylesheet" href={stylesheet} />
        {accent && <link rel="stylesheet" href={accent} />}
      </head>
      <body>
        <Patterns />
        <main className="px-4 py-3">{children}</main>
        <footer className="border-rule text-note text-soft mx-4 border-t py-2">
          <a href={page}>{siteName(place)}</a>
          {edition &&
            ` · ${onMachines("card.foot", { number: edition.number, asOf: dateWords(edition.asOf) })}`}
        </footer>
      </body>
    </html>
  );
}
