import Link from "next/link";
import { LevelTag } from "@/components/public/mark";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import type { EntryKind } from "@/lib/domain/entry/kind";
import type { Level } from "@/lib/domain/level";
import type { Risk } from "@/lib/domain/review-queue";
import { kindWords } from "@/lib/messages/entry";
import { harmWords } from "@/lib/messages/harm";
import { recordWords } from "@/lib/messages/record";
import { translator } from "@/lib/messages/words";
import { addressOfEntry } from "./entry-table";
import { Moment } from "./moment";

const t = translator("staff");

type Row = {
  thing:
    | { kind: "assessment"; id: string; ref: string; text: string | null; level: string }
    | { kind: EntryKind; key: string; title: string };
  author: string;
  organisation: string | null;
  isOwn: boolean;
  isOwnFirst: boolean;
  risk: Risk;
  deadline: Date | null;
  since: Date | null;
};

/** What waits for review, of every kind, in the order of risk; one's own is marked, since somebody else reviews it. */
export function ReviewQueue({ rows }: { rows: readonly Row[] }) {
  return (
    <Table
      caption={t("review.title")}
      captionHidden
      columns={[
        { key: "what", head: recordWords("column.title"), className: "md:w-[40%]" },
        { key: "kind", head: recordWords("kind") },
        { key: "risk", head: t("review.risk") },
        { key: "deadline", head: t("review.deadline") },
        { key: "author", head: t("review.author") },
        { key: "since", head: t("review.since") },
      ]}
      rows={rows.map((row) => ({
        key: "id" in row.thing ? row.thing.id : `${row.thing.kind} ${row.thing.key}`,
        cells: [
          <What key="what" thing={row.thing} />,
          row.thing.kind === "assessment" && "level" in row.thing ? (
            <LevelTag key="level" level={row.thing.level as Level} />
          ) : (
            kindWords(row.thing.kind as EntryKind).one
          ),
          <RiskOf key="risk" row={row} />,
          row.deadline ? <Moment key="deadline" at={row.deadline} /> : "–",
          row.isOwn
            ? recordWords("own", { name: row.author })
            : [row.author, row.organisation].filter(Boolean).join(", "),
          row.since ? <Moment key="since" at={row.since} /> : "–",
        ],
      }))}
    />
  );
}

function What({ thing }: { thing: Row["thing"] }) {
  if (!("id" in thing))
    return (
      <Link prefetch={false} href={addressOfEntry(thing)} className="font-semibold" dir="auto">
        {thing.title}
      </Link>
    );
  return (
    <>
      <Link prefetch={false} href={`/desk/review/${thing.id}`} className="font-semibold">
        {thing.ref}
      </Link>
      <span dir="auto" className="text-small line-clamp-2">
        {thing.text}
      </span>
    </>
  );
}

function RiskOf({ row: { risk, isOwnFirst } }: { row: Row }) {
  if (risk === "plain") return <>–</>;
  return (
    <>
      <Tag tone={risk === "second" ? "warning" : "accent"}>
        {harmWords(risk === "second" ? "waits" : "asked")}
      </Tag>
      {isOwnFirst && <span className="text-note text-soft block">{harmWords("ownFirst")}</span>}
    </>
  );
}
