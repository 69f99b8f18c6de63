import type { Day } from "@/lib/domain/day";
import type { EntryLine, NameOf } from "@/lib/domain/entry/line";
import { reportKnownOn } from "@/lib/domain/report-due";
import { translator } from "@/lib/messages/words";
import { dueWords } from "@/lib/messages/due";
import { Entry } from "./entry";
import { EntryFactsBody } from "./entry-facts";
import type { Addresses } from "./place";

const t = translator("dealings");

/** A report that is owed: what is known of it on the edition's day, then its particulars. */
export function ObligationBody({
  entry: { kind, facts },
  names,
  asOf,
  to,
}: {
  entry: EntryLine<"obligation">;
  names: NameOf;
  asOf: Day;
  to: Addresses;
}) {
  const { dueOn, submittedOn } = facts;
  const known = reportKnownOn(facts, asOf);
  const [finding, ...rest] = dueWords({ known, dueOn, submittedOn, asOf });
  return (
    <>
      <Entry
        id="standing"
        name={t("obligation.standing")}
        finding={finding}
        note={
          <>
            {known.known === "not-seen" && <p>{t("obligation.boardNote")}</p>}
            <p>{t("obligation.precision")}</p>
          </>
        }
      >
        {rest.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Entry>
      <EntryFactsBody kind={kind} facts={facts} names={names} to={to} />
    </>
  );
}
