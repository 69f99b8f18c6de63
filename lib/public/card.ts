import "server-only";
import { scaleAt, scaleNumbered } from "@/lib/domain/scale";
import type { EditionMark } from "@/lib/domain/summary";
import type { Card } from "@/lib/export/card";
import { dateWords } from "@/lib/messages/date";
import { definitionBy } from "@/lib/messages/scale";
import { shareWords } from "@/lib/messages/figure";
import { comparedReviews, rateOf } from "@/lib/messages/sentence";
import { countingUnitWords, levelWords, rateWords, translator } from "@/lib/messages/words";
import { findRecommendation } from "./recommendation";
import { knownName, knownSite } from "./stamp";
import { summaryOf } from "./summary";

const t = translator("machine");
const words = translator("public");

/** The card of a page: `overview`, `dossier` with `chn`, `recommendation` with its reference. Null where there is none. */
export async function cardOf(
  kind: string,
  key: string,
  edition: EditionMark,
): Promise<Card | null> {
  switch (kind) {
    case "overview":
      return key === "site" ? cardWith(words("site.motto"), null, edition) : null;
    case "dossier":
      return /^[a-z]{3}$/.test(key) ? dossierCard(key, edition) : null;
    case "recommendation":
      return recommendationCard(key, edition);
    default:
      return null;
  }
}

const cardWith = (title: string, figure: Card["figure"], { number, asOf }: EditionMark): Card => ({
  site: knownName(),
  title,
  figure,
  foot: t("card.foot", { number, asOf: dateWords(asOf) }),
});

/** The newest review's rate with its year and counting unit; without a review, the name alone. */
async function dossierCard(iso3: string, edition: EditionMark): Promise<Card | null> {
  const summary = await summaryOf(iso3, edition);
  if (!summary) return null;
  const now = comparedReviews(summary)?.now;
  if (!now) return cardWith(summary.state.name, null, edition);
  const rate = rateOf(now.rates, "notSupported");
  const { label, definition } = rateWords(rate.key);
  const unit = countingUnitWords(now.countingUnit).name;
  return cardWith(
    summary.state.name,
    {
      value: shareWords(rate.numerator, rate.denominator),
      definition: t("card.definition", { label, year: String(now.year), unit, definition }),
    },
    edition,
  );
}

async function recommendationCard(ref: string, edition: EditionMark): Promise<Card | null> {
  const found = await findRecommendation(ref, edition.number);
  if (!found || "takenDownOn" in found) return null;
  const { content, level } = found.row;
  const { name } = levelWords(level);
  const { scales } = knownSite();
  const scale = content.assessment
    ? scaleNumbered(scales, content.assessment.method)
    : scaleAt(scales, edition.publishedAt);
  const definition = definitionBy(scale, level);
  const title = [content.summary, content.text].find(
    (words) => words !== null && isDrawable(words),
  );
  return cardWith(title ?? ref, { value: name, definition }, edition);
}

/** The faces of a card have Latin letters alone: a text in another script gives way to the reference. */
const isDrawable = (text: string) =>
  /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u.test(text);
