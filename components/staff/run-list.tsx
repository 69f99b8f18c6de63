import Link from "next/link";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Table } from "@/components/ui/table";
import { translator } from "@/lib/messages/words";
import type { Action } from "./answer";
import { CommandForm, SubmitButton } from "./form";
import { Moment } from "./moment";
import { ShownAnew } from "./shown-anew";

const t = translator("staff");

export type ListedRun = {
  id: string;
  fileName: string;
  askedAt: Date;
  step: "waits" | "reading" | "comparing" | "writing";
  share: number;
  rows: number;
  rejected: number;
  created: number | null;
  updated: number | null;
  job: { state: "waiting" | "running" | "failing" | "given up"; error: string | null } | null;
  batch: string | null;
  broughtNothingBecause: string | null;
};

/** The imports that a member started: how far each is, shown anew until it has ended, and then what came of it. */
export function RunList({ runs, callOff }: { runs: ListedRun[]; callOff: Action }) {
  return (
    <>
      {runs.some(isUnderWay) && <ShownAnew />}
      <p className="text-small text-soft max-w-measure mb-3">{t("imports.runsHint")}</p>
      <div aria-live="polite">
        <Table
          caption={t("imports.runs")}
          captionHidden
          columns={[
            { key: "file", head: t("imports.run") },
            { key: "state", head: t("imports.runState"), className: "md:w-[60%]" },
          ]}
          rows={runs.map((run) => ({
            key: run.id,
            cells: [
              <div key="file" className="wrap-anywhere">
                <strong>{run.fileName}</strong>
                <div className="text-note text-soft">
                  <Moment at={run.askedAt} />
                </div>
              </div>,
              <div key="state" className="grid gap-2">
                {isUnderWay(run) ? <UnderWay run={run} callOff={callOff} /> : <Ended run={run} />}
              </div>,
            ],
          }))}
        />
      </div>
    </>
  );
}

const isUnderWay = ({ batch, broughtNothingBecause }: ListedRun): boolean =>
  batch === null && broughtNothingBecause === null;

/** How far a run is, and a button to end it. */
export function UnderWay({ run, callOff }: { run: ListedRun; callOff: Action }) {
  const { rows, rejected, share } = run;
  const counts = { created: run.created ?? 0, updated: run.updated ?? 0 };
  return (
    <>
      <span>
        {brokenOff(run) ?? t(`imports.step.${run.step}`, { rows, rejected, share, ...counts })}
      </span>
      {run.step !== "waits" && (
        <ProgressBar value={run.step === "reading" ? share : 1} max={1} label={run.fileName} />
      )}
      <CommandForm action={callOff}>
        <input type="hidden" name="id" value={run.id} />
        <SubmitButton kind="plain" busy={t("imports.callingOff")}>
          {t("imports.callOff")}
        </SubmitButton>
      </CommandForm>
    </>
  );
}

function brokenOff({ job }: ListedRun): string | null {
  if (job?.state === "failing") return t("imports.stepFailing", { error: job.error ?? "" });
  if (job?.state === "given up") return t("imports.stepGivenUp", { error: job.error ?? "" });
  return null;
}

function Ended({
  run: { batch, created, updated, rejected, broughtNothingBecause },
}: {
  run: ListedRun;
}) {
  if (batch === null) return t("imports.broughtNothing", { because: broughtNothingBecause ?? "" });
  return (
    <Link prefetch={false} href={`/desk/imports/${batch}`}>
      {t("imports.brought", { created: created ?? 0, updated: updated ?? 0, rejected })}
    </Link>
  );
}
