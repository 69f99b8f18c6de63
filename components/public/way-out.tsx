import { translator } from "@/lib/messages/words";
import { choiceLabel } from "./asked";
import type { Addresses } from "./place";
import type { Facets, RecommendationFilter } from "@/lib/domain/filter";
import type { WayOut } from "@/lib/domain/way-out";

const t = translator("public");

/** Where nothing is found: which choice empties it, and where there is something. */
export function WaysOut({
  ways,
  filter,
  facets,
  to,
}: {
  ways: readonly WayOut[];
  filter: RecommendationFilter;
  facets: Facets;
  to: Addresses;
}) {
  return (
    <div className="border-rule max-w-measure border-t pt-6">
      <p>{t("explorer.empty")}</p>
      <ul className="mt-3">
        {ways.map(({ kind, choice, asked, total }) => (
          <li key={`${kind} ${choice}`} className="py-1">
            <a href={to.recommendations(asked)}>
              {t(`explorer.wayOut.${kind}`, {
                choice: choiceLabel(filter, facets, choice),
                count: total,
              })}
            </a>
          </li>
        ))}
        <li className="py-1">
          <a href={to.recommendations()}>{t("explorer.removeAll")}</a>
        </li>
      </ul>
    </div>
  );
}
