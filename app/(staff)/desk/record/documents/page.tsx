import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { ExportForm } from "@/components/staff/export-form";
import { Empty, PageHead } from "@/components/staff/page-head";
import { Button, buttonClass } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Pagination } from "@/components/ui/pagination";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { requireMember } from "@/lib/auth/session";
import { may } from "@/lib/domain/permission";
import { dateWords } from "@/lib/messages/date";
import { recordWords as t } from "@/lib/messages/record";
import { translator } from "@/lib/messages/words";
import { listDocuments, type DocumentLine } from "@/lib/staff/document";
import { addressOf, askedIn, type Asked } from "../../asked";

const staff = translator("staff");
export const metadata: Metadata = { title: t("documents.title") };
const PATH = "/desk/record/documents";

const question = z.object({
  q: z.string().max(200).catch(""),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export default async function DocumentsPage({ searchParams }: { searchParams: Asked }) {
  const who = await requireMember();
  const asked = await askedIn(searchParams);
  const { q, page } = question.parse(asked);
  const found = await listDocuments(who, { q, page });
  return (
    <>
      <PageHead title={t("documents.title")} lead={t("documents.lead")}>
        {may(who, "import files") && (
          <Link prefetch={false} href={`${PATH}/new`} className={buttonClass("primary")}>
            {t("new")}
          </Link>
        )}
      </PageHead>
      <form action={PATH} className="mb-4 flex flex-wrap items-end gap-3">
        <div className="min-w-56 flex-1">
          <Field name="q" type="search" label={t("documents.search")} defaultValue={q} />
        </div>
        <Button kind="primary">{t("show")}</Button>
      </form>
      <p className="text-small text-soft mb-2">{t("documents.count", { count: found.total })}</p>
      {found.lines.length === 0 ? (
        <Empty>{t("documents.none")}</Empty>
      ) : (
        <>
          <ExportForm table="documents" asked={{ q }} />
          <Table
            caption={t("documents.title")}
            captionHidden
            columns={[
              { key: "title", head: t("documents.titleOf"), className: "md:w-1/2" },
              { key: "body", head: t("documents.body") },
              { key: "publishedOn", head: t("documents.publishedOn") },
              { key: "asks", head: staff("recommendations.title"), align: "right" },
            ]}
            rows={found.lines.map((line) => ({ key: line.key, cells: cellsOf(line) }))}
          />
        </>
      )}
      <Pagination
        page={found.page}
        pages={found.pages}
        hrefOf={(next) => addressOf(PATH, { ...asked, page: next })}
        words={{
          label: staff("pages.label"),
          previous: staff("pages.previous"),
          next: staff("pages.next"),
          where: staff("pages.where", { page: found.page, pages: found.pages }),
        }}
      />
    </>
  );
}

const cellsOf = (line: DocumentLine) => [
  <div key="title">
    <Link
      prefetch={false}
      href={`${PATH}/${encodeURIComponent(line.key)}`}
      className="font-semibold"
      dir="auto"
    >
      {line.title}
    </Link>
    <div className="text-note text-soft">
      {line.symbol ?? line.key}{" "}
      {(line.checkNote !== null || !line.isApproved) && <Tag tone="warning">{t("toCheck")}</Tag>}
    </div>
  </div>,
  line.body,
  line.publishedOn ? dateWords(line.publishedOn) : "–",
  line.recommendations,
];
