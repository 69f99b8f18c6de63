import type { Day } from "@/lib/domain/day";
import type { EntryLine } from "@/lib/domain/entry/line";
import { detentionWords, standingWords } from "@/lib/messages/case";
import { translator } from "@/lib/messages/words";
import { statesThatRaised } from "./case-body";
import { languageOf } from "./language";
import type { Addresses } from "./place";

const t = translator("dealings");

/** Persons by name, with what is known of each. Nothing is counted by place or time: small numbers point at people. */
export function CaseList({
  entries,
  asOf,
  to,
}: {
  entries: readonly EntryLine<"case">[];
  asOf: Day;
  to: Addresses;
}) {
  const byName = [...entries].sort((a, b) => a.title.localeCompare(b.title, "en"));
  return (
    <>
      <p className="text-small text-soft max-w-measure mb-5">{t("case.listNote")}</p>
      <ul>
        {byName.map(({ key, facts }) => (
          <li key={key} className="border-rule border-t py-4">
            <h2 className="text-lead">
              <a
                href={to.entry("case", key)}
                className="text-ink decoration-rule hover:decoration-ink"
              >
                {facts.name}
              </a>
              <OtherNames of={facts.otherNames} />
            </h2>
            <p className="mt-1">{detentionWords(facts, asOf) ?? standingWords(facts)}</p>
            {statesThatRaised(facts) > 0 && (
              <p className="text-note text-soft mt-0.5">
                {t("case.raisedStates", { count: statesThatRaised(facts) })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function OtherNames({ of }: { of: EntryLine<"case">["facts"]["otherNames"] }) {
  return of.map(({ name, language }) => {
    const { tag, dir } = languageOf(language);
    return (
      <span key={`${language} ${name}`} className="text-small text-soft font-sans font-normal">
        {" · "}
        <bdi lang={tag} dir={dir}>
          {name}
        </bdi>
      </span>
    );
  });
}
