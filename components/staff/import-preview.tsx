import type { ReactNode } from "react";
import { PositionTag } from "@/components/public/mark";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table";
import { POSITIONS, type Position } from "@/lib/domain/position";
import { translator } from "@/lib/messages/words";
import type { Action } from "./answer";
import { CommandForm, SubmitButton } from "./form";

const t = translator("staff");

type Sample = {
  ref: string;
  row: number;
  state: string;
  text: string;
  position: string;
  issuers: string[];
  themes: string[];
};
type Line = { row: number; column: string; reason: string };
export type ImportPreviewPlan = {
  format: string;
  rows: number;
  recommendations: { created: number; updated: number; unchanged: number };
  positions: Record<Position, number>;
  conflicts: unknown[];
  rejected: Line[];
  states: { iso3: string; name: string; recommendations: number }[];
  samples: { created: Sample[]; updated: Sample[] };
  applicable: boolean;
};

/** What an import would do, counted and shown, before anything is written. */
export function ImportPreview({
  plan,
  action,
  file,
  state,
  children,
}: {
  plan: ImportPreviewPlan;
  action: Action;
  file: string;
  state: string;
  /** Further fields of the form that applies it. */
  children?: ReactNode;
}) {
  const { created, updated, unchanged } = plan.recommendations;
  return (
    <div className="grid gap-5">
      <p className="text-body max-w-measure">
        {t("imports.sums", {
          rows: plan.rows,
          created,
          updated,
          unchanged,
          rejected: plan.rejected.length,
        })}
      </p>
      <p className="flex flex-wrap gap-x-5 gap-y-1">
        {POSITIONS.filter((position) => plan.positions[position] > 0).map((position) => (
          <span key={position}>
            <PositionTag position={position} /> <strong>{plan.positions[position]}</strong>
          </span>
        ))}
      </p>
      {plan.states.length > 0 && (
        <p className="text-small text-soft">
          {plan.states
            .slice(0, 12)
            .map(({ name, recommendations }) => `${name} (${recommendations})`)
            .join(", ")}
          {plan.states.length > 12 &&
            ` ${t("evidence.andMore", { count: plan.states.length - 12 })}`}
        </p>
      )}
      {plan.rejected.length > 0 && <Rejected lines={plan.rejected} />}
      {plan.conflicts.length > 0 && (
        <Notice
          kind="warning"
          live={false}
          title={t("imports.conflicts", { count: plan.conflicts.length })}
        />
      )}
      <Samples title={t("imports.samplesCreated")} samples={plan.samples.created} open />
      <Samples title={t("imports.samplesUpdated")} samples={plan.samples.updated} />
      {plan.applicable ? (
        <CommandForm action={action}>
          <input type="hidden" name="file" value={file} />
          <input type="hidden" name="state" value={state} />
          {children}
          <SubmitButton busy={t("imports.applying")}>
            {t("imports.apply", { created, updated })}
          </SubmitButton>
          <p className="text-small text-soft mt-2">{t("imports.applyHint")}</p>
        </CommandForm>
      ) : (
        <Notice
          kind={plan.rejected.length ? "problem" : "note"}
          live={false}
          title={plan.rejected.length ? t("imports.cannot") : t("imports.nothingNew")}
        />
      )}
    </div>
  );
}

const SHOWN = 100;

function Rejected({ lines }: { lines: Line[] }) {
  return (
    <Table
      caption={t("imports.rejected", { count: lines.length })}
      columns={[
        { key: "row", head: t("imports.row") },
        { key: "column", head: t("imports.column") },
        { key: "reason", head: t("imports.reason") },
      ]}
      rows={lines.slice(0, SHOWN).map((line, index) => ({
        key: String(index),
        cells: [line.row, line.column, line.reason],
      }))}
    />
  );
}

function Samples({ title, samples, open }: { title: string; samples: Sample[]; open?: boolean }) {
  if (samples.length === 0) return null;
  return (
    <Disclosure summary={title} open={open ?? false}>
      <Table
        caption={title}
        captionHidden
        columns={[
          { key: "ref", head: t("recommendations.column.reference") },
          { key: "text", head: t("recommendations.column.text"), className: "md:w-[45%]" },
          { key: "position", head: t("recommendations.column.position") },
          { key: "issuers", head: t("one.fact.issuers") },
        ]}
        rows={samples.map((one) => ({
          key: one.ref,
          cells: [one.ref, one.text, one.position, one.issuers.join(", ")],
        }))}
      />
    </Disclosure>
  );
}
