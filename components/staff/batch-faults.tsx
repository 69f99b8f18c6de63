import { Table } from "@/components/ui/table";
import { translator } from "@/lib/messages/words";

const t = translator("staff");

export type FaultLine = { kind: "normalised" | "left out"; reason: string; count: number };
export type RejectedLine = { row: number; column: string; reason: string };

/** What became of the rows of an export that is taken in although some of them cannot be. */
export function BatchFaults({
  faults,
  rejected,
  rejectedCount,
}: {
  faults: FaultLine[];
  rejected: RejectedLine[];
  rejectedCount: number;
}) {
  return (
    <div className="grid gap-5">
      {faults.length > 0 && (
        <Table
          caption={t("imports.faults")}
          captionHidden
          columns={[
            { key: "kind", head: t("imports.became") },
            { key: "reason", head: t("imports.reason") },
            { key: "count", head: t("imports.rowCount") },
          ]}
          rows={faults.map(({ kind, reason, count }) => ({
            key: `${kind} ${reason}`,
            cells: [
              t(`imports.fault.${kind === "normalised" ? "normalised" : "leftOut"}`),
              reason,
              count,
            ],
          }))}
        />
      )}
      {rejected.length > 0 && (
        <Table
          caption={t("imports.rejected", { count: rejectedCount })}
          columns={[
            { key: "row", head: t("imports.row") },
            { key: "column", head: t("imports.column") },
            { key: "reason", head: t("imports.reason") },
          ]}
          rows={rejected.map((line, at) => ({
            key: String(at),
            cells: [line.row, line.column, line.reason],
          }))}
        />
      )}
    </div>
  );
}
