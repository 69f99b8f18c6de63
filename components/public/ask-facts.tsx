import type { ReactNode } from "react";
import type { NameOf } from "@/lib/domain/entry/line";
import type { PublishedRecommendation } from "@/lib/domain/published";
import type { RecommendationRow } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { measurabilityWords } from "@/lib/messages/role";
import { askTypeWords, translator } from "@/lib/messages/words";
import { Linked } from "./entry-value";
import { citationOf } from "./recommendation-row";
import type { Addresses } from "./place";

const t = translator("pages");

/** What else is known of an ask: by whom, until when, where it stands, what it repeats and what repeats it. */
export function askFacts(
  { type, issuedBy, dueOn, reiterates, measurability, document }: PublishedRecommendation,
  repetitions: readonly RecommendationRow[],
  { names, to }: { names: NameOf; to: Addresses },
): [string, ReactNode][] {
  const linked = (target: "document" | "recommendation", value: string) =>
    names(target, value) && <Linked target={target} value={value} names={names} to={to} />;
  return [
    [t("ask.type"), type === "recommendation" ? null : askTypeWords(type).name],
    [t("ask.issuedBy"), issuedBy],
    [t("ask.dueOn"), dueOn && dateWords(dueOn)],
    [t("ask.document"), document && linked("document", document.key)],
    [t("ask.reiterates"), reiterates && linked("recommendation", reiterates)],
    [t("ask.repeated"), repetitions.length > 0 ? <Repetitions rows={repetitions} to={to} /> : null],
    [t("ask.measurability"), measurability && measurabilityWords(measurability)],
  ];
}

function Repetitions({ rows, to }: { rows: readonly RecommendationRow[]; to: Addresses }) {
  return (
    <ul>
      {rows.map(({ ref, content }) => (
        <li key={ref}>
          <a href={to.recommendation(ref)} className="target">
            {citationOf(content)}
          </a>
          {content.issuedOn && <span className="block">{dateWords(content.issuedOn)}</span>}
        </li>
      ))}
    </ul>
  );
}
