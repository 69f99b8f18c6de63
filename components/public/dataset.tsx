import { translator } from "@/lib/messages/words";
import { permanentAddress, siteName, type Place } from "./place";

const onMachines = translator("machine");

type Described = { title: string | null; description: string; place: Place };

/**
 * What search engines for data read (schema.org Dataset), on the pages that speak of data: overview, data, a dossier. It is
 * a block of data and no script: nothing runs, and the policy of the page lets nothing run.
 */
export function Dataset({ title, description, place }: Described) {
  const { edition, path, origin } = place;
  const state = /^\/([a-z]{3})$/.exec(path ?? "")?.[1];
  if (!edition || (path !== "/" && path !== "/data" && !state)) return null;
  const question = `edition=${edition.number}${state ? `&state=${state.toUpperCase()}` : ""}`;
  const file = (ending: string, encodingFormat: string) => ({
    "@type": "DataDownload",
    encodingFormat,
    contentUrl: `${origin}/data/recommendations.${ending}?${question}`,
  });
  const dataset = {
    "@context": "https://schema.org",
    "@type": "Dataset",
    name: onMachines("dataset.name", { title: title ?? siteName(place), number: edition.number }),
    description: long(description),
    url: `${origin}${path}`,
    identifier: permanentAddress(place),
    version: String(edition.number),
    datePublished: edition.publishedAt,
    temporalCoverage: `../${edition.asOf}`,
    license: "https://creativecommons.org/licenses/by/4.0/",
    isAccessibleForFree: true,
    creator: { "@type": "Organization", name: siteName(place), url: origin },
    distribution: [
      file("csv", "text/csv"),
      file("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
      file("json", "application/json"),
    ],
  };
  return <script type="application/ld+json">{JSON.stringify(dataset)}</script>;
}

/** The readers of datasets want at least fifty characters. */
const long = (description: string): string =>
  description.length >= 50 ? description : `${description} ${onMachines("dataset.description")}`;
