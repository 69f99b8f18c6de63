import type { Day, PartialDate } from "@/lib/domain/day";
import { membersOn, type Group } from "@/lib/domain/entry/group";
import type { EntryLine, NameOf } from "@/lib/domain/entry/line";
import { dateWords } from "@/lib/messages/date";
import { translator } from "@/lib/messages/words";
import { Entry } from "./entry";
import { Linked } from "./entry-value";
import type { Addresses } from "./place";

const t = translator("pages");

type Member = Group["members"][number];

/** Who belongs to a group on the edition's day, and who does not yet or no more. */
export function GroupBody({
  entry: { facts },
  asOf,
  names,
  to,
}: {
  entry: EntryLine<"group">;
  /** The edition's day. */
  asOf: Day;
  names: NameOf;
  to: Addresses;
}) {
  const now = new Set(membersOn(facts, asOf));
  const named = (member: Member) => names("state", member.state)?.label ?? member.state;
  const inOrder = [...facts.members].sort((a, b) => named(a).localeCompare(named(b), "en"));
  const current = inOrder.filter(({ state }) => now.has(state));
  const others = inOrder.filter(({ state }) => !now.has(state));
  const note = <p>{facts.complete ? t("group.complete") : t("group.incomplete")}</p>;
  return (
    <>
      <Entry
        id="members"
        name={t("group.name")}
        finding={t("group.members", { count: current.length, asOf: dateWords(asOf) })}
        note={note}
      >
        <Members members={current} names={names} to={to} />
      </Entry>
      {others.length > 0 && (
        <Entry id="others" name={t("group.others", { asOf: dateWords(asOf) })}>
          <Members members={others} names={names} to={to} />
        </Entry>
      )}
    </>
  );
}

function Members({
  members,
  names,
  to,
}: {
  members: readonly Member[];
  names: NameOf;
  to: Addresses;
}) {
  return (
    <ul className="grid gap-x-8 sm:grid-cols-2">
      {members.map(({ state, from, to: until }) => (
        <li key={state} className="border-rule flex justify-between gap-x-4 border-b py-1.5">
          <Linked target="state" value={state} names={names} to={to} />
          <span className="text-small text-soft text-right">{spanWords(from, until)}</span>
        </li>
      ))}
    </ul>
  );
}

/** "since September 2022", "2019 to 2021"; nothing where neither end is known. */
export function spanWords(from: PartialDate | null, until: PartialDate | null): string {
  if (from && until)
    return from === until
      ? t("span.on", { on: dateWords(from) })
      : t("span.both", { from: dateWords(from), until: dateWords(until) });
  if (from) return t("span.since", { from: dateWords(from) });
  return until ? t("span.until", { until: dateWords(until) }) : "";
}
