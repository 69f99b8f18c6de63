import { detentionOf, type CaseFacts } from "@/lib/domain/entry/case";
import type { EntryLine, NameOf, Pointer } from "@/lib/domain/entry/line";
import type { Day } from "@/lib/domain/day";
import { detentionWords, standingWords } from "@/lib/messages/case";
import { dateWords } from "@/lib/messages/date";
import { choiceWords } from "@/lib/messages/entry";
import { languageOf } from "./language";
import { translator } from "@/lib/messages/words";
import { Entry } from "./entry";
import { EntryFactsBody, Pairs, RowsTable } from "./entry-facts";
import { Linked } from "./entry-value";
import type { Addresses } from "./place";

const t = translator("dealings");

const SHOWN_HERE = [
  "otherNames",
  "nameBasis",
  "nameBasisDocument",
  "nameBasisUrl",
  "statuses",
  "raised",
];

type CaseProps = {
  entry: EntryLine<"case">;
  names: NameOf;
  /** What points at the case: letters and opinions among it. */
  pointers: readonly Pointer[];
  /** The day of the edition. */
  asOf: Day;
  to: Addresses;
};

/** A person whose case the UN has taken up: what is known and by whom, and who raised it. Never relatives. */
export function CaseBody({ entry, names, pointers, asOf, to }: CaseProps) {
  const { kind, facts } = entry;
  return (
    <>
      <Entry
        id="standing"
        name={t("case.statusTitle")}
        finding={detentionWords(facts, asOf) ?? standingWords(facts) ?? undefined}
        note={<DetentionNote facts={facts} asOf={asOf} />}
      >
        <Statuses facts={facts} />
      </Entry>
      <Entry id="names" name={t("case.names")} note={<p>{t("case.relatives")}</p>}>
        <Names facts={facts} />
      </Entry>
      <Raised entry={entry} names={names} to={to} />
      <Letters pointers={pointers} to={to} />
      <EntryFactsBody kind={kind} facts={facts} names={names} to={to} except={SHOWN_HERE} />
    </>
  );
}

function DetentionNote({ facts, asOf }: { facts: CaseFacts; asOf: Day }) {
  const held = detentionOf(facts, asOf);
  return held && <p>{t(held.days === null ? "case.inexact" : "case.exact")}</p>;
}

function Statuses({ facts: { statuses } }: { facts: CaseFacts }) {
  const inOrder = [...statuses].sort((a, b) => ((a.on ?? "9") < (b.on ?? "9") ? -1 : 1));
  return (
    <ol className="border-rule space-y-4 border-l-2 pl-5">
      {inOrder.map(({ status, on, words, source }) => (
        <li key={`${status} ${on} ${words}`} className="max-w-measure">
          <p className="caption text-soft">{on ? dateWords(on) : t("case.undated")}</p>
          <p className="font-semibold">{choiceWords("case", "status", status)}</p>
          {words && <p>{words}</p>}
          {source && <p className="text-note text-soft">{t("case.sourced", { source })}</p>}
        </li>
      ))}
    </ol>
  );
}

function Names({ facts }: { facts: CaseFacts }) {
  const { name, otherNames, nameBasis, nameBasisDocument, nameBasisUrl } = facts;
  const document = nameBasisDocument ?? "";
  return (
    <Pairs
      pairs={[
        { name: t("case.name"), value: name },
        ...otherNames.map((other) => {
          const { tag, dir, label } = languageOf(other.language);
          return {
            name: label ?? t("case.names"),
            value: (
              <bdi lang={tag} dir={dir}>
                {other.name}
              </bdi>
            ),
          };
        }),
        {
          name: t("case.basis"),
          value:
            nameBasis === "consent"
              ? t("case.basisConsent")
              : t.rich("case.basisUn", {
                  document,
                  link: (words) => (nameBasisUrl ? <a href={nameBasisUrl}>{words}</a> : words),
                }),
        },
      ]}
    />
  );
}

/** How many States have raised it; each counts once. */
export const statesThatRaised = ({ raised }: CaseFacts) =>
  new Set(raised.flatMap(({ state }) => (state === null ? [] : [state]))).size;

function Raised({ entry, names, to }: Pick<CaseProps, "entry" | "names" | "to">) {
  const { raised } = entry.facts;
  if (raised.length === 0) return null;
  const states = statesThatRaised(entry.facts);
  return (
    <Entry
      id="raised"
      name={t("case.raisedName")}
      finding={states > 0 ? t("case.raisedStates", { count: states }) : t("case.raisedOthers")}
      note={states > 0 && <p>{t("case.raisedNote")}</p>}
    >
      <RowsTable
        caption={t("case.raisedName")}
        columns={[
          { key: "on", label: t("case.on") },
          { key: "by", label: t("case.by") },
          { key: "where", label: t("case.where") },
        ]}
        rows={raised.map(({ on, by, state, statement, where }) => [
          on && dateWords(on),
          state ? <Linked target="state" value={state} names={names} to={to} /> : by,
          statement ? (
            <Linked target="entry:statement" value={statement} names={names} to={to} />
          ) : (
            where
          ),
        ])}
      />
    </Entry>
  );
}

function Letters({ pointers, to }: Pick<CaseProps, "pointers" | "to">) {
  const letters = pointers.filter(({ kind }) => kind === "communication");
  if (letters.length === 0) return null;
  return (
    <Entry id="letters" name={t("case.letters")}>
      <ul className="space-y-2">
        {letters.map(({ kind, key, title, on }) => (
          <li key={key} className="max-w-measure">
            <a href={to.entry(kind, key)}>{title}</a>
            {on && <span className="text-note text-soft"> · {dateWords(on)}</span>}
          </li>
        ))}
      </ul>
    </Entry>
  );
}
