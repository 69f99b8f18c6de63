import Link from "next/link";
import { Table } from "@/components/ui/table";
import { kindWords } from "@/lib/messages/entry";
import { recordWords as t } from "@/lib/messages/record";
import { addressOfEntry, type EntryRow } from "./entry-table";
import { Moment } from "./moment";

type Row = EntryRow & { author: string; authorId: string; since: Date | null };

/** What waits for review, of every kind; one's own is marked, since somebody else has to review it. */
export function EntryQueue({ rows, who }: { rows: readonly Row[]; who: string }) {
  return (
    <Table
      caption={t("title")}
      captionHidden
      columns={[
        { key: "title", head: t("column.title"), className: "md:w-1/2" },
        { key: "kind", head: t("kind") },
        { key: "author", head: t("column.author") },
        { key: "since", head: t("column.since") },
      ]}
      rows={rows.map((row) => ({
        key: `${row.kind} ${row.key}`,
        cells: [
          <Link
            key="title"
            prefetch={false}
            href={addressOfEntry(row)}
            className="font-semibold"
            dir="auto"
          >
            {row.title}
          </Link>,
          kindWords(row.kind).one,
          row.authorId === who ? t("own", { name: row.author }) : row.author,
          row.since ? <Moment key="since" at={row.since} /> : "–",
        ],
      }))}
    />
  );
}
