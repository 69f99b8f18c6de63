import type { RollCallRow } from "@/lib/domain/roll-call";
import { translator } from "@/lib/messages/words";
import { RowsTable } from "./entry-facts";
import type { Addresses } from "./place";
import { regionWords } from "./region";
import { VoteTag } from "./vote-mark";

const t = translator("dealings");

/** Every vote that is held, by the names of the States, with what else they signed. */
export function RollCallTable({
  name,
  rows,
  to,
}: {
  name: string;
  rows: readonly RollCallRow[];
  to: Addresses;
}) {
  return (
    <RowsTable
      caption={`${t("vote.rollCall")}: ${name}`}
      columns={[
        { key: "state", label: t("table.state") },
        { key: "vote", label: t("vote.voted") },
        { key: "region", label: t("table.region") },
        { key: "signed", label: t("vote.alsoSigned") },
      ]}
      rows={rows.map(({ state, vote, signed: { critical, supportive } }) => [
        <a key="state" href={to.state(state.iso3)}>
          {state.name}
        </a>,
        <VoteTag key="vote" vote={vote} />,
        regionWords(state.region),
        t("vote.signed", {
          critical,
          supportive,
          both: critical > 0 && supportive > 0 ? "yes" : "no",
        }),
      ])}
    />
  );
}
