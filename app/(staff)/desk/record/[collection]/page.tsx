import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { EntryTable } from "@/components/staff/entry-table";
import { ExportForm } from "@/components/staff/export-form";
import { Empty, PageHead } from "@/components/staff/page-head";
import { Button, buttonClass } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Pagination } from "@/components/ui/pagination";
import { requireMember } from "@/lib/auth/session";
import { kindOfCollection } from "@/lib/domain/entry/kind";
import { may } from "@/lib/domain/permission";
import { kindWords } from "@/lib/messages/entry";
import { recordWords as t } from "@/lib/messages/record";
import { translator } from "@/lib/messages/words";
import { listEntries } from "@/lib/staff/entry-reading";
import { addressOf, askedIn, type Asked } from "../../asked";

const staff = translator("staff");
type Params = { params: Promise<{ collection: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const kind = kindOfCollection((await params).collection);
  return { title: kind ? kindWords(kind).many : t("title") };
}

const question = z.object({
  q: z.string().max(200).catch(""),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export default async function CollectionPage({
  params,
  searchParams,
}: Params & { searchParams: Asked }) {
  const who = await requireMember();
  const { collection } = await params;
  const kind = kindOfCollection(collection);
  if (!kind) notFound();
  const asked = await askedIn(searchParams);
  const { q, page } = question.parse(asked);
  const found = await listEntries(who, { kind, q, page });
  const path = `/desk/record/${collection}`;
  return (
    <>
      <PageHead title={kindWords(kind).many} lead={kindWords(kind).definition}>
        {may(who, "draft entries") && (
          <Link prefetch={false} href={`${path}/new`} className={buttonClass("primary")}>
            {t("new")}
          </Link>
        )}
      </PageHead>
      <form action={path} className="mb-4 flex flex-wrap items-end gap-3">
        <div className="min-w-56 flex-1">
          <Field name="q" type="search" label={t("search")} defaultValue={q} />
        </div>
        <Button kind="primary">{t("show")}</Button>
      </form>
      <p className="text-small text-soft mb-2">{t("count", { count: found.total })}</p>
      {found.lines.length === 0 ? (
        <Empty>{q ? t("none") : t("empty")}</Empty>
      ) : (
        <>
          <ExportForm table="entries" asked={{ collection, q }} />
          <EntryTable kind={kind} rows={found.lines} />
        </>
      )}
      <Pagination
        page={found.page}
        pages={found.pages}
        hrefOf={(next) => addressOf(path, { ...asked, page: next })}
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
