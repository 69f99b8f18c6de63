import Link from "next/link";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { translator } from "@/lib/messages/words";
import { Moment } from "./moment";

const t = translator("staff");

export type BatchLine = {
  id: string;
  fileName: string;
  format: string;
  rows: number;
  importedAt: Date;
  importedBy: string;
  approvedAt: Date | null;
  approvedBy: string | null;
  undoneAt: Date | null;
  undoneBy: string | null;
  created: number;
  updated: number;
};

export function BatchTable({ batches }: { batches: BatchLine[] }) {
  return (
    <Table
      caption={t("imports.history")}
      captionHidden
      columns={[
        { key: "file", head: t("imports.file") },
        { key: "counts", head: t("imports.gave") },
        { key: "importer", head: t("imports.importedBy") },
        { key: "state", head: t("imports.approval") },
      ]}
      rows={batches.map((batch) => ({
        key: batch.id,
        cells: [
          <div key="file">
            <Link prefetch={false} href={`/desk/imports/${batch.id}`} className="font-semibold">
              {batch.fileName}
            </Link>
            <div className="text-note text-soft">{batch.format}</div>
          </div>,
          t("imports.counts", { created: batch.created, updated: batch.updated }),
          <span key="importer">
            {batch.importedBy}, <Moment at={batch.importedAt} />
          </span>,
          batch.undoneAt ? (
            <span key="state">
              {t("imports.undone", { name: batch.undoneBy ?? "" })}, <Moment at={batch.undoneAt} />
            </span>
          ) : batch.approvedAt ? (
            <span key="state">
              {t("imports.approvedBy", { name: batch.approvedBy ?? "" })},{" "}
              <Moment at={batch.approvedAt} />
            </span>
          ) : (
            <Tag key="state" tone="accent">
              {t("imports.waits")}
            </Tag>
          ),
        ],
      }))}
    />
  );
}
