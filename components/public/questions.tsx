import type { Summary } from "@/lib/domain/summary";
import { translator } from "@/lib/messages/words";
import { countedIn } from "./counted";
import type { Addresses } from "./place";

const t = translator("questions");

type Counted = Pick<Summary, "state" | "countingUnit">;

/** What readers come to ask, each with the one place that answers it. */
const ANSWERED_AT = {
  answered: ({ state: { iso3 } }: Counted, to: Addresses) => `${to.dossier(iso3)}#answers`,
  found: ({ state: { iso3 } }: Counted, to: Addresses) => `${to.dossier(iso3)}#levels`,
  parted: ({ state: { iso3 } }: Counted, to: Addresses) => to.disagreement(iso3),
  unassessed: (summary: Counted, to: Addresses) =>
    to.recommendations({ ...countedIn(summary), level: "not-assessed" }),
  overdue: ({ state: { iso3 } }: Counted, to: Addresses) =>
    to.entries("obligation", { about: iso3 }),
  asked: ({ state: { iso3 } }: Counted, to: Addresses) => to.chart("issuers", { state: iso3 }),
  voted: (_: Counted, to: Addresses) => to.states,
  cases: ({ state: { iso3 } }: Counted, to: Addresses) => to.entries("case", { about: iso3 }),
  called: ({ state: { iso3 } }: Counted, to: Addresses) => to.calls({ about: iso3 }),
  changed: ({ state: { iso3 } }: Counted, to: Addresses) => `${to.dossier(iso3)}#changes`,
} as const;

type Question = keyof typeof ANSWERED_AT;
const QUESTIONS = Object.keys(ANSWERED_AT) as Question[];

/** The questions to one State's dossier, as links. */
export function Questions({ summary, to }: { summary: Counted; to: Addresses }) {
  return (
    <ul className="grid gap-x-12 md:grid-cols-2">
      {QUESTIONS.map((question) => (
        <li key={question} className="border-rule border-t py-2">
          <a href={ANSWERED_AT[question](summary, to)} className="target">
            {t(question, { state: summary.state.name })}
          </a>
        </li>
      ))}
    </ul>
  );
}
