import Link from "next/link";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import type { Confidentiality } from "@/lib/domain/confidentiality";
import { COLLECTIONS, type EntryKind } from "@/lib/domain/entry/kind";
import type { EntryState } from "@/lib/domain/entry/state";
import { dateWords } from "@/lib/messages/date";
import { entryStateWords, kindWords } from "@/lib/messages/entry";
import { recordWords as t } from "@/lib/messages/record";
import { confidentialityWords } from "@/lib/messages/words";

export type EntryRow = {
  kind: EntryKind;
  key: string;
  title: string;
  on: string | null;
  state: EntryState;
  confidentiality: string;
  checkNote: string | null;
  standsInOlderVersion: boolean;
};

export const addressOfEntry = ({ kind, key }: Pick<EntryRow, "kind" | "key">) =>
  `/desk/record/${COLLECTIONS[kind]}/${encodeURIComponent(key)}`;

export function EntryTable({ kind, rows }: { kind: EntryKind; rows: readonly EntryRow[] }) {
  return (
    <Table
      caption={kindWords(kind).many}
      captionHidden
      columns={[
        { key: "title", head: t("column.title"), className: "md:w-1/2" },
        { key: "on", head: t("column.on") },
        { key: "state", head: t("column.state") },
        { key: "confidentiality", head: t("column.confidentiality") },
      ]}
      rows={rows.map((row) => ({ key: row.key, cells: cellsOf(row) }))}
    />
  );
}

const cellsOf = (row: EntryRow) => [
  <div key="title">
    <Link prefetch={false} href={addressOfEntry(row)} className="font-semibold" dir="auto">
      {row.title}
    </Link>
    <div className="text-note text-soft break-all">{row.key}</div>
  </div>,
  row.on ? dateWords(row.on) : "–",
  <EntryStateTag key="state" row={row} />,
  confidentialityWords(row.confidentiality as Confidentiality).name,
];

/** Where its newest version stands, in words. */
export function EntryStateTag({
  row,
}: {
  row: Pick<EntryRow, "state" | "checkNote" | "standsInOlderVersion">;
}) {
  const tone =
    row.state === "withdrawn" || row.state === "returned"
      ? "warning"
      : row.state === "approved"
        ? "accent"
        : "plain";
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <Tag tone={tone}>{entryStateWords(row.state)}</Tag>
      {row.standsInOlderVersion && row.state !== "withdrawn" && (
        <span className="text-note text-soft">{t("olderStands")}</span>
      )}
      {row.checkNote !== null && <span className="text-note text-alarm">{t("toCheck")}</span>}
    </span>
  );
}
