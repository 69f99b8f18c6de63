import { ACTION_CATEGORIES, type ActionCategory } from "@/lib/domain/action-acceptance";
import { FACETS, type Facet, type Facets, type RecommendationFilter } from "@/lib/domain/filter";
import {
  levelWords,
  positionWords,
  bodyWords,
  addresseeWords,
  askTypeWords,
  claimWords,
  countingUnitWords,
  translator,
} from "@/lib/messages/words";
import { without, type ChoiceKey } from "@/lib/domain/way-out";
import type { Addresses, Asked } from "./place";

const t = translator("public");
const dealings = translator("dealings");
const onPages = translator("pages");

/** "214 recommendations to China, on detention, answered “rejected”." */
export function explorerSentence(
  filter: RecommendationFilter,
  facets: Facets,
  total: number,
): string {
  const start = countedWords(filter, facets, total);
  const phrases = askedOf(filter, facets)
    .filter(({ key }) => key !== "type" || filter.type === "recommendation")
    .map(({ phrase }) => phrase);
  return phrases.length === 0 ? `${start}.` : `${start} ${phrases.join(", ")}.`;
}

/** What is counted, by its name: a call is no recommendation, and a list of both says that it is one. */
export function countedWords(
  { type }: RecommendationFilter,
  facets: Facets,
  count: number,
): string {
  if (type !== undefined && type !== "recommendation") return onPages(`counted.${type}`, { count });
  const isMixed = type === undefined && facets.type.some(({ value }) => value !== "recommendation");
  return isMixed ? onPages("counted.mixed", { count }) : t("explorer.sentence", { count });
}

/** Every choice as something that can be taken back. */
export function Chips({
  filter,
  facets,
  view,
  to,
}: {
  filter: RecommendationFilter;
  facets: Facets;
  /** The form of the view, which no choice changes. */
  view: Pick<Asked, "sort" | "columns">;
  to: Addresses;
}) {
  const asked = askedOf(filter, facets);
  if (asked.length === 0) return null;
  return (
    <ul aria-label={t("explorer.chosen")} className="no-print mt-4 flex flex-wrap gap-2">
      {asked.map(({ key, label }) => (
        <li key={key}>
          <a
            href={to.recommendations({ ...view, ...without(filter, key) })}
            className="border-edge text-small text-ink inline-block rounded-sm border px-2.5 py-1 no-underline hover:underline"
          >
            <span className="sr-only">{t("explorer.remove")}</span> {label}{" "}
            <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
      <li>
        <a href={to.recommendations()} className="text-small inline-block px-1 py-1">
          {t("explorer.removeAll")}
        </a>
      </li>
    </ul>
  );
}

type Choice = {
  key: ChoiceKey;
  label: string;
  phrase: string;
};

function askedOf(filter: RecommendationFilter, facets: Facets): Choice[] {
  const choices = FACETS.flatMap((facet): Choice[] => {
    const value = filter[facet];
    if (value === undefined) return [];
    const label = labelOf(filter, facets, facet);
    return [
      {
        key: facet,
        label: `${t(`facets.${facet}`)}: ${label}`,
        phrase: t(`explorer.phrases.${facet}`, {
          label: isClass(facet) ? begunSmall(label) : label,
          value: String(value),
        }),
      },
    ];
  });
  const { q, document } = filter;
  if (document !== undefined)
    choices.push({
      key: "document",
      label: `${t("explorer.document")}: ${document}`,
      phrase: t("explorer.phrases.document", { label: document }),
    });
  if (q !== undefined)
    choices.push({ key: "q", label: `“${q}”`, phrase: t("explorer.phrases.q", { label: q }) });
  return choices;
}

/** The filter allows no other numbers than these. */
const actionOf = (number: number): ActionCategory =>
  ACTION_CATEGORIES.find((one) => one === number) ?? 1;

const IN_A_SENTENCE: readonly Facet[] = ["level", "position", "type", "unit"];
/** Classes are common words in a sentence, and names of things are not. */
const isClass = (facet: Facet) => IN_A_SENTENCE.includes(facet);
const begunSmall = (label: string) => label.slice(0, 1).toLowerCase() + label.slice(1);

function labelOf(filter: RecommendationFilter, facets: Facets, facet: Facet): string {
  const value = filter[facet];
  switch (facet) {
    case "level":
      return filter.level ? levelWords(filter.level).name : "";
    case "position":
      return filter.position ? positionWords(filter.position).name : "";
    case "type":
      return filter.type ? askTypeWords(filter.type).name : "";
    case "claim":
      return filter.claim ? claimWords(filter.claim).short : "";
    case "unit":
      return filter.unit ? countingUnitWords(filter.unit).name : "";
    case "body":
      return filter.body ? bodyWords(filter.body).abbreviation : "";
    case "action":
      return dealings(`action.categories.${actionOf(filter.action ?? 1)}.name`);
    case "assessed":
      return t(`explorer.assessed.${filter.assessed ?? "yes"}`);
    case "disagreement":
      return t("explorer.disagreement");
    case "addressee":
      return filter.addressee ? addresseeWords(filter.addressee).name : "";
    default:
      return facets[facet].find((one) => one.value === String(value))?.label ?? String(value);
  }
}

/** A choice as its chip says it: "Body: UPR". */
export const choiceLabel = (filter: RecommendationFilter, facets: Facets, key: ChoiceKey): string =>
  askedOf(filter, facets).find((one) => one.key === key)?.label ?? key;
