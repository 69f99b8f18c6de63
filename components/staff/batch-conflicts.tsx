import Link from "next/link";
import { Table } from "@/components/ui/table";
import { translator } from "@/lib/messages/words";
import type { Action } from "./answer";
import { CommandForm, SubmitButton } from "./form";

const t = translator("staff");

export type ConflictLine = {
  id: string;
  row: number;
  ref: string;
  field: string;
  held: string;
  offered: string;
  decided: "kept" | "taken" | null;
  decidedBy: string | null;
};

/** What is held beside what the file says, each to be decided by itself or all of one field at once. */
export function BatchConflicts({
  batch,
  conflicts,
  mayDecide,
  action,
}: {
  batch: string;
  conflicts: ConflictLine[];
  mayDecide: boolean;
  action: Action;
}) {
  const open = conflicts.filter(({ decided }) => decided === null);
  const fields = [...new Set(open.map(({ field }) => field))].sort();
  return (
    <div className="grid gap-4">
      <p className="max-w-measure">{t("imports.conflictHint")}</p>
      {mayDecide &&
        fields.map((field) => (
          <CommandForm key={field} action={action} className="flex flex-wrap items-center gap-3">
            <input type="hidden" name="batch" value={batch} />
            <input type="hidden" name="field" value={field} />
            <span className="font-semibold">
              {t("imports.conflictRule", {
                field,
                count: open.filter((one) => one.field === field).length,
              })}
            </span>
            <Deciding field={field} />
          </CommandForm>
        ))}
      <Table
        caption={t("imports.conflictList")}
        captionHidden
        columns={[
          { key: "ref", head: t("recommendations.column.reference") },
          { key: "field", head: t("imports.column") },
          { key: "held", head: t("imports.held"), className: "md:w-[28%]" },
          { key: "offered", head: t("imports.offered"), className: "md:w-[28%]" },
          { key: "decision", head: t("imports.decision") },
        ]}
        rows={conflicts.map((one) => ({
          key: one.id,
          cells: [
            <span key="ref">
              <Link prefetch={false} href={`/desk/recommendations/${encodeURIComponent(one.ref)}`}>
                {one.ref}
              </Link>
              <span className="text-note text-soft block">
                {t("imports.inRow", { row: one.row })}
              </span>
            </span>,
            one.field,
            one.held,
            one.offered,
            <Decision
              key="decision"
              batch={batch}
              line={one}
              mayDecide={mayDecide}
              action={action}
            />,
          ],
        }))}
      />
    </div>
  );
}

function Decision({
  batch,
  line,
  mayDecide,
  action,
}: {
  batch: string;
  line: ConflictLine;
  mayDecide: boolean;
  action: Action;
}) {
  if (line.decided)
    return <>{t(`imports.decided.${line.decided}`, { name: line.decidedBy ?? "" })}</>;
  if (!mayDecide) return <>{t("imports.undecided")}</>;
  return (
    <CommandForm action={action} className="flex flex-wrap gap-2">
      <input type="hidden" name="batch" value={batch} />
      <input type="hidden" name="conflict" value={line.id} />
      <Deciding field={line.field} />
    </CommandForm>
  );
}

/** Which State a recommendation belongs to and its reference are never taken from a file. */
function Deciding({ field }: { field: string }) {
  const isFixed = field === "State under review" || field === "reference";
  return (
    <>
      <SubmitButton kind="plain" name="decision" value="kept">
        {t("imports.keep")}
      </SubmitButton>
      {!isFixed && (
        <SubmitButton kind="plain" name="decision" value="taken">
          {t("imports.take")}
        </SubmitButton>
      )}
    </>
  );
}
