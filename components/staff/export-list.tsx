import { ProgressBar } from "@/components/ui/progress-bar";
import { Table } from "@/components/ui/table";
import type { DeskTableName, TableFormat } from "@/lib/domain/desk-table";
import { exportWords as t } from "@/lib/messages/export";
import { Moment } from "./moment";
import { ShownAnew } from "./shown-anew";

type Row = {
  id: string;
  list: DeskTableName | "report";
  report: string | null;
  format: TableFormat | "pdf";
  askedAt: Date;
  rows: number;
  written: number;
  expiresAt: Date | null;
  isGone: boolean;
  failedBecause: string | null;
  job: { state: "waiting" | "running" | "failing" | "given up"; error: string | null } | null;
};

/** The long tables and reports that a member asked for: how far each is, shown anew until it is there, and then the file. */
export function ExportList({ exports }: { exports: readonly Row[] }) {
  return (
    <>
      {exports.some(isUnderWay) && <ShownAnew />}
      <div aria-live="polite">
        <Table
          caption={t("page.title")}
          captionHidden
          columns={[
            { key: "list", head: t("page.list") },
            { key: "state", head: t("page.state"), className: "md:w-[60%]" },
          ]}
          rows={exports.map((row) => ({
            key: row.id,
            cells: [
              <div key="list">
                <strong>{nameOf(row)}</strong>
                <div className="text-note text-soft">
                  <Moment at={row.askedAt} />
                </div>
              </div>,
              <State key="state" row={row} />,
            ],
          }))}
        />
      </div>
    </>
  );
}

const isUnderWay = ({ expiresAt, failedBecause }: Row): boolean => !expiresAt && !failedBecause;
const nameOf = ({ list, report, format }: Row): string =>
  t("listed", {
    list: list === "report" ? t("report", { key: report ?? "" }) : t(`title.${list}`),
    format: format.toUpperCase(),
  });

function State({ row }: { row: Row }) {
  const { id, rows, written, expiresAt, isGone, failedBecause, job } = row;
  if (failedBecause) return <p>{failedBecause}</p>;
  if (isGone) return <p>{t("page.gone")}</p>;
  if (expiresAt)
    return (
      <p>
        <a href={`/desk/exports/${id}`} className="target">
          {t("page.fetch")}
          <span className="sr-only">{`: ${nameOf(row)}`}</span>
        </a>{" "}
        <span className="text-note text-soft">
          {t(row.report === null ? "page.until" : "page.untilReport", { rows })}{" "}
          <Moment at={expiresAt} />
        </span>
      </p>
    );
  const error = job?.error ?? "";
  if (job?.state === "failing") return <p>{t("page.failing", { error })}</p>;
  if (job?.state === "given up") return <p>{t("page.givenUp", { error })}</p>;
  if (written === 0 && job?.state !== "running") return <p>{t("page.waits")}</p>;
  return (
    <div className="grid gap-2">
      <span>{t("page.writing", { written, rows })}</span>
      <ProgressBar value={written} max={Math.max(rows, 1)} label={nameOf(row)} />
    </div>
  );
}
