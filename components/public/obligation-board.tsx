import type { ReactNode } from "react";
import type { Day } from "@/lib/domain/day";
import type { EntryLine, NameOf } from "@/lib/domain/entry/line";
import { reportKnownOn, type ReportKnown } from "@/lib/domain/report-due";
import { choiceWords } from "@/lib/messages/entry";
import { dueWords } from "@/lib/messages/due";
import { translator } from "@/lib/messages/words";
import { Entry } from "./entry";
import { Linked } from "./entry-value";
import type { Addresses } from "./place";

const t = translator("dealings");

type Owed = EntryLine<"obligation">;
type Row = { owed: Owed; known: ReportKnown };
type BoardProps = {
  entries: readonly Owed[];
  names: NameOf;
  /** The day of the edition. */
  asOf: Day;
  to: Addresses;
  /** The missing ones as a chart. */
  chart?: ReactNode;
};

/** Reports by what is known of them on the edition's day; nothing is claimed beyond the day on which somebody looked. */
export function ObligationBoard({ entries, names, asOf, to, chart }: BoardProps) {
  const rows = entries
    .map((owed): Row => ({ owed, known: reportKnownOn(owed.facts, asOf) }))
    .sort((a, b) => (a.owed.facts.dueOn < b.owed.facts.dueOn ? -1 : 1));
  const missing = rows.filter(
    ({ known: { known } }) => known === "overdue" || known === "not-seen",
  );
  const table = (some: readonly Row[]) => <Rows rows={some} {...{ names, asOf, to }} />;
  const unknown = rows.filter(({ known: { known } }) => known === "fell-due");
  const settled = rows.filter(({ known: { known } }) => known === "settled");
  const isIn = ({ owed }: Row) => owed.facts.submittedOn !== null;
  const parts = [
    { id: "coming", name: t("obligation.coming"), some: settled.filter((row) => !isIn(row)) },
    { id: "unknown", name: t("obligation.unknown"), some: unknown },
    { id: "done", name: t("obligation.done"), some: settled.filter(isIn) },
  ];
  return (
    <>
      <p className="text-small mb-6">
        <a href={`${to.entries("obligation")}.ics`} className="target">
          {t("obligation.calendar")}
        </a>
      </p>
      <Entry
        id="overdue"
        name={t("obligation.board")}
        finding={t("obligation.boardFinding", { count: missing.length })}
        note={
          <>
            <p>{t("obligation.boardNote")}</p>
            <p>{t("obligation.precision")}</p>
          </>
        }
      >
        {missing.length === 0 ? <p>{t("obligation.none")}</p> : table(missing)}
        {missing.length > 0 && <div className="mt-8">{chart}</div>}
      </Entry>
      {parts.map(
        ({ id, name, some }) =>
          some.length > 0 && (
            <Entry key={id} id={id} name={name}>
              {table(some)}
            </Entry>
          ),
      )}
    </>
  );
}

function Rows({
  rows,
  names,
  asOf,
  to,
}: { rows: readonly Row[] } & Pick<BoardProps, "names" | "asOf" | "to">) {
  return (
    <ul>
      {rows.map(({ owed, known }) => {
        const { state, territory, body, type, dueOn, submittedOn } = owed.facts;
        return (
          <li
            key={owed.key}
            className="border-rule grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-1 border-t py-3 md:grid-cols-2"
          >
            <div>
              <p className="font-serif">
                <a
                  href={to.entry("obligation", owed.key)}
                  className="text-ink decoration-rule hover:decoration-ink"
                >
                  {owed.title}
                </a>
              </p>
              <p className="text-note text-soft">
                <Linked target="state" value={state} names={names} to={to} />
                {territory && ` (${territory})`}
                {` · ${choiceWords("obligation", "type", type)}`}
                {body && ` · ${t("obligation.body", { body })}`}
              </p>
            </div>
            <Known {...{ known, dueOn, submittedOn, asOf }} />
          </li>
        );
      })}
    </ul>
  );
}

/** What is known, in a line or two: the certain first, the conditional after it and marked as such. */
function Known({
  known,
  dueOn,
  submittedOn,
  asOf,
}: {
  known: ReportKnown;
  dueOn: string;
  submittedOn: string | null;
  asOf: Day;
}) {
  const [first, ...rest] = dueWords({ known, dueOn, submittedOn, asOf });
  return (
    <div>
      <p>{first}</p>
      {rest.map((line) => (
        <p key={line} className="text-small text-soft">
          {line}
        </p>
      ))}
    </div>
  );
}
