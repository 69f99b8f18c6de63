import type { EntryLine, NameOf } from "@/lib/domain/entry/line";
import type { Treaty } from "@/lib/domain/entry/treaty";
import { dateWords } from "@/lib/messages/date";
import { choiceWords } from "@/lib/messages/entry";
import { countWords } from "@/lib/messages/figure";
import { translator } from "@/lib/messages/words";
import { Entry } from "./entry";
import { EntryFactsBody, RowsTable } from "./entry-facts";
import { Linked } from "./entry-value";
import type { Addresses } from "./place";

const t = translator("pages");

type Party = Treaty["parties"][number];
const STATUSES = ["party", "signatory", "none"] as const satisfies readonly Party["status"][];

/** Where States stand on a treaty: parties, those that have only signed, and those that have done neither. */
export function TreatyBody({
  entry: { kind, facts },
  names,
  to,
}: {
  entry: EntryLine<"treaty">;
  names: NameOf;
  to: Addresses;
}) {
  return (
    <>
      {STATUSES.map((status) => (
        <Standing
          key={status}
          status={status}
          parties={facts.parties.filter((party) => party.status === status)}
          names={names}
          to={to}
        />
      ))}
      <EntryFactsBody {...{ kind, facts, names, to }} except={["parties"]} />
    </>
  );
}

function Standing({
  status,
  parties,
  names,
  to,
}: {
  status: Party["status"];
  parties: readonly Party[];
  names: NameOf;
  to: Addresses;
}) {
  if (parties.length === 0) return null;
  const named = ({ state }: Party) => names("state", state)?.label ?? state;
  const inOrder = [...parties].sort((a, b) => named(a).localeCompare(named(b), "en"));
  const words = choiceWords("treaty", "status", status);
  const dated = parties.some(({ since }) => since !== null);
  return (
    <Entry
      id={status}
      name={words}
      note={
        <p className="tabular-nums">
          {t("treaty.count", { count: parties.length, counted: countWords(parties.length) })}
        </p>
      }
    >
      <details open={parties.length <= OPEN}>
        <summary className="disclose">{t("treaty.show", { status: words })}</summary>
        <RowsTable
          caption={words}
          columns={[
            { key: "state", label: t("treaty.state") },
            ...(dated ? [{ key: "since", label: t("treaty.since") }] : []),
          ]}
          rows={inOrder.map((party) => [
            <Whose key="state" party={party} names={names} to={to} />,
            ...(dated ? [party.since && dateWords(party.since)] : []),
          ])}
        />
      </details>
    </Entry>
  );
}

/** How many rows lie open; longer tables are opened by the reader. */
const OPEN = 40;

function Whose({ party, names, to }: { party: Party; names: NameOf; to: Addresses }) {
  return (
    <>
      <Linked target="state" value={party.state} names={names} to={to} />
      {party.territory && ` (${party.territory})`}
    </>
  );
}
