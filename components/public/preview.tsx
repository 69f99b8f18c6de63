import { translator } from "@/lib/messages/words";
import { permanentAddress, siteName, type Place } from "./place";

const onMachines = translator("machine");

type Previewed = { title: string | null; description: string; place: Place };

/** What others show of a page that is linked to: its title, its description, and a card with a figure and its definition. */
export function Preview({ title, description, place }: Previewed) {
  const { origin, path, edition } = place;
  if (path === null || edition === null) return null;
  const named = title ?? siteName(place);
  const content: [property: string, content: string][] = [
    ["og:type", "website"],
    ["og:site_name", siteName(place)],
    ["og:title", named],
    ["og:description", description],
    ["og:url", permanentAddress(place) ?? origin],
    ["og:image", `${origin}${cardAddress(path)}?edition=${edition.number}`],
    ["og:image:width", "1200"],
    ["og:image:height", "630"],
    ["og:image:alt", onMachines("card.alt", { title: named })],
  ];
  return (
    <>
      {content.map(([property, words]) => (
        <meta key={property} property={property} content={words} />
      ))}
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}

/** The card of a page, by its path: a dossier and a recommendation have their own, and the rest that of the site. */
export function cardAddress(path: string): string {
  const [page = ""] = path.split("?");
  const [, iso3] = /^\/([a-z]{3})$/.exec(page) ?? [];
  if (iso3) return `/card/dossier/${iso3}.png`;
  const [, ref] = /^\/recommendations\/([^/]+)$/.exec(page) ?? [];
  return ref ? `/card/recommendation/${ref}.png` : "/card/overview/site.png";
}
