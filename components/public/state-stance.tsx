import type { StateAct, Stances } from "@/lib/domain/stance";
import { dateWords } from "@/lib/messages/date";
import { translator } from "@/lib/messages/words";
import { Entry } from "./entry";
import { RowsTable } from "./entry-facts";
import type { Addresses } from "./place";
import { StanceTag } from "./stance-mark";
import { VoteTag } from "./vote-mark";

const t = translator("dealings");

/** What a State signed and voted, in order of time; where the two go together or turn round, in words. */
export function Stance({ state, stances, to }: { state: string; stances: Stances; to: Addresses }) {
  const { acts, critical, supportive, switches, againstAndSupportive } = stances;
  if (acts.length === 0) return null;
  return (
    <Entry
      id="stance"
      name={t("state.stance")}
      finding={t("state.stanceFinding", { state, critical, supportive })}
      note={<p>{t("state.stanceNote")}</p>}
    >
      {(againstAndSupportive.length > 0 || switches.length > 0) && (
        <ul className="mb-5 space-y-2">
          {againstAndSupportive.map(({ vote, signed }) => (
            <li key={vote.key} className="max-w-measure font-semibold">
              {t("state.both", { state, vote: vote.title, count: signed.length })}
            </li>
          ))}
          {switches.map(({ about, from, to: side, act }) => (
            <li key={`${about} ${act.on}`} className="max-w-measure">
              {t("state.switched", { on: dateWords(act.on), from, to: side, about })}
            </li>
          ))}
        </ul>
      )}
      <RowsTable
        caption={t("state.timeline", { state })}
        columns={[
          { key: "when", label: t("state.whenHead") },
          { key: "how", label: t("state.howHead") },
          { key: "what", label: t("state.whatHead") },
        ]}
        rows={acts.map((act) => rowOf(act, to))}
      />
    </Entry>
  );
}

const rowOf = (act: StateAct, to: Addresses) =>
  act.kind === "voted"
    ? [
        dateWords(act.on),
        <VoteTag key="how" vote={act.vote} />,
        <a key="what" href={to.entry("vote", act.key)}>
          {act.title}
        </a>,
      ]
    : [
        dateWords(act.on),
        <StanceTag key="how" stance={act.statement.stance} />,
        <a key="what" href={to.entry("statement", act.statement.key)}>
          {act.statement.title}
        </a>,
      ];
