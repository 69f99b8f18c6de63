import Link from "next/link";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import type { Confidentiality } from "@/lib/domain/confidentiality";
import type { EvidenceState } from "@/lib/domain/evidence";
import { dateWords } from "@/lib/messages/date";
import { confidentialityWords, translator } from "@/lib/messages/words";

const t = translator("staff");

type Line = {
  code: string;
  title: string;
  publisher: string | null;
  publishedOn: string | null;
  confidentiality: string;
  state: EvidenceState;
  loggedBy: { name: string };
  links: { recommendation: { ref: string } }[];
};
const SHOWN = 3;

export function EvidenceTable({ rows }: { rows: Line[] }) {
  return (
    <Table
      caption={t("evidence.list")}
      captionHidden
      columns={[
        { key: "title", head: t("evidence.title"), className: "md:w-[38%]" },
        { key: "date", head: t("evidence.publishedOn") },
        { key: "links", head: t("evidence.speaksTo") },
        { key: "confidentiality", head: t("evidence.confidentiality") },
        { key: "state", head: t("evidence.byState") },
        { key: "logger", head: t("evidence.loggedBy"), className: "max-md:hidden" },
      ]}
      rows={rows.map((row) => ({ key: row.code, cells: cellsOf(row) }))}
    />
  );
}

function cellsOf(row: Line) {
  const refs = row.links.map(({ recommendation }) => recommendation.ref);
  return [
    <div key="title">
      <Link
        prefetch={false}
        href={`/desk/evidence/${row.code}`}
        className="font-semibold"
        dir="auto"
      >
        {row.title}
      </Link>
      {row.publisher && <div className="text-note text-soft">{row.publisher}</div>}
    </div>,
    row.publishedOn ? dateWords(row.publishedOn) : "–",
    <span key="links" className="text-note">
      {refs.slice(0, SHOWN).join(", ")}
      {refs.length > SHOWN && ` ${t("evidence.andMore", { count: refs.length - SHOWN })}`}
    </span>,
    confidentialityWords(row.confidentiality as Confidentiality).name,
    <Tag key="state" tone={row.state === "retracted" ? "warning" : "plain"}>
      {t(`evidenceState.${row.state}`)}
    </Tag>,
    row.loggedBy.name,
  ];
}
