import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table";
import { jobWords } from "@/lib/messages/job";
import type { Action } from "./answer";
import { CommandForm, SubmitButton } from "./form";
import { Moment } from "./moment";
import { Section } from "./page-head";

export type PlannedLine = {
  id: string;
  at: Date;
  note: string;
  plannedBy: string;
  items: number;
  heldBackBecause: string | null;
};

/** Editions that wait for their time, and those that were held back, with why. */
export function PlannedEditions({
  plans,
  now,
  callOff,
}: {
  plans: readonly PlannedLine[];
  now: Date;
  /** Null where the member may not. */
  callOff: Action | null;
}) {
  if (plans.length === 0) return null;
  return (
    <Section id="planned" title={jobWords("plan.planned")}>
      <Table
        caption={jobWords("plan.planned")}
        captionHidden
        columns={[
          { key: "at", head: jobWords("plan.time") },
          { key: "note", head: jobWords("plan.note"), className: "md:w-[30%]" },
          { key: "by", head: jobWords("plan.by") },
          { key: "items", head: jobWords("plan.items"), align: "right" },
          { key: "state", head: jobWords("plan.state") },
        ]}
        rows={plans.map((plan) => ({
          key: plan.id,
          cells: [
            <Moment key="at" at={plan.at} />,
            <span key="note" dir="auto">
              {plan.note}
            </span>,
            plan.plannedBy,
            plan.items,
            <PlanState key="state" plan={plan} now={now} callOff={callOff} />,
          ],
        }))}
      />
    </Section>
  );
}

function PlanState({
  plan: { id, at, heldBackBecause },
  now,
  callOff,
}: {
  plan: PlannedLine;
  now: Date;
  callOff: Action | null;
}) {
  if (heldBackBecause !== null)
    return (
      <Notice
        kind="warning"
        live={false}
        title={jobWords("plan.heldBack", { reason: heldBackBecause })}
      />
    );
  return (
    <div className="grid gap-2">
      {jobWords(at > now ? "plan.waits" : "plan.late")}
      {callOff && (
        <CommandForm action={callOff}>
          <input type="hidden" name="id" value={id} />
          <SubmitButton kind="plain" busy={jobWords("plan.callingOff")}>
            {jobWords("plan.callOff")}
          </SubmitButton>
        </CommandForm>
      )}
    </div>
  );
}
