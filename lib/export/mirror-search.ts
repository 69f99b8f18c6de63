import { yearOf } from "@/lib/domain/day";
import type { RecommendationRow } from "@/lib/domain/summary";
import { translator } from "@/lib/messages/words";
import { relative, targetOf } from "./mirror-link";

const t = translator("machine");

/** One recommendation as the page that searches without a server knows it. */
export type Indexed = {
  title: string;
  /** Where it is from, as a reader cites it. */
  place: string;
  file: string;
  /** Everything that is searched, without accents and in small letters. */
  text: string;
  /** Values by the names that filters have in addresses. */
  values: Record<string, string[]>;
};

const LONGEST_TITLE = 300;

export function toIndexed(row: RecommendationRow, edition: number): Indexed {
  const { content, position, claim, level } = row;
  const { document, paragraph } = content;
  const title = content.summary ?? content.text ?? content.ref;
  const where = [document?.symbol ?? document?.title, paragraph].filter(Boolean).join(", § ");
  const target = targetOf(`/recommendations/${encodeURIComponent(content.ref)}`, edition);
  const given = (value: string | number | null) => (value === null ? [] : [String(value)]);
  return {
    title: title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE)}…` : title,
    place: where || content.ref,
    file: target.kind === "file" ? relative("search.html", target.file) : "",
    text: fold(
      [
        ...[content.ref, where, content.text, content.summary, content.territory],
        ...content.texts.map(({ text }) => text),
        ...[...content.themes, ...content.groups].map(({ label }) => label),
        ...content.issuers.map(({ name }) => name),
      ].join(" "),
    ),
    values: {
      state: given(content.state),
      body: given(content.body),
      cycle: given(content.cycle),
      position: [position],
      claim: [claim ?? "none"],
      level: [level],
      theme: content.themes.map(({ code }) => code),
      group: content.groups.map(({ code }) => code),
      issuer: content.issuers.map(({ iso3 }) => iso3),
      addressee: [content.addressee.kind],
      type: [content.type],
      unit: [content.countingUnit],
      action: given(content.actionCategory),
      document: given(document?.key ?? null),
      year: given(yearOfAsk(content)),
    },
  };
}

const yearOfAsk = ({ issuedOn, document }: RecommendationRow["content"]): number | null => {
  const on = issuedOn ?? document?.publishedOn ?? null;
  return on === null ? null : yearOf(on);
};

/** The same letters for whoever writes and whoever searches; `mirror-script.mjs` folds the question in the same way. */
const fold = (text: string): string =>
  text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** The index as a script that a page in a folder can load: browsers refuse to read other files from there. */
export const toIndexScript = (indexed: readonly Indexed[]): string =>
  `globalThis.onusIndex = ${JSON.stringify(indexed)};\n`;

/** What the mirror's own pages say of it. `asOf` is in words. */
export type AboutMirror = { stylesheet: string; edition: number; asOf: string };

/** The way in, from a folder as from a server. */
export function enterPage(about: AboutMirror): string {
  const { edition } = about;
  const values = { edition, asOf: about.asOf };
  const start = `editions/${edition}/overview.html`;
  return pageWith(
    t("mirror.index", values),
    about,
    `<p class="mt-6"><a href="${start}">${escaped(t("mirror.enter"))}</a></p>
<p class="mt-2"><a href="search.html">${escaped(t("mirror.search"))}</a></p>
<p class="mt-2"><a href="data.html">${escaped(t("mirror.data"))}</a></p>
<p class="text-soft mt-6">${escaped(t("mirror.check"))} <code>sha256sum -c manifest.sha256</code></p>`,
  );
}

/** The page that searches. Its words are ours; what was asked and found is put in by the script, as text. */
export function searchPage(about: AboutMirror): string {
  const words = {
    found: t("mirror.found"),
    none: t("mirror.none"),
    site: t("mirror.filterOfSite"),
    more: t("mirror.more"),
  };
  const data = Object.entries(words)
    .map(([name, value]) => ` data-${name}="${escaped(value)}"`)
    .join("");
  return pageWith(
    t("mirror.search"),
    about,
    `<p class="text-soft mt-2">${escaped(t("mirror.edition", { edition: about.edition, asOf: about.asOf }))} <a href="index.html">${escaped(t("mirror.start"))}</a></p>
<form class="mt-6" role="search"><label for="q">${escaped(t("mirror.question"))}</label>
<input id="q" name="q" type="search" class="border-edge border p-2"/> <button class="border-edge border p-2">${escaped(t("mirror.ask"))}</button></form>
<noscript><p class="mt-6">${escaped(t("mirror.noScript"))} <a href="data/recommendations.csv">recommendations.csv</a></p></noscript>
<p id="said" role="status" class="mt-6"${data}></p><ol id="found" class="mt-4"></ol>`,
    '<script src="search-index.js"></script><script src="search.js"></script>',
  );
}

const pageWith = (title: string, { stylesheet }: AboutMirror, body: string, scripts = ""): string =>
  `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<title>${escaped(title)} · Onus</title>
<link rel="stylesheet" href="${stylesheet}"/></head>
<body><main class="mx-auto max-w-[76rem] px-4 pb-16 sm:px-8">
<h1 class="text-display mt-8">${escaped(title)}</h1>
${body}
</main>${scripts}</body>
</html>
`;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
