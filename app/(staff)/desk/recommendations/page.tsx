import type { Metadata } from "next";
import Link from "next/link";
import { Empty, PageHead } from "@/components/staff/page-head";
import { RecommendationFilterForm } from "@/components/staff/recommendation-filter";
import { RecommendationTable } from "@/components/staff/recommendation-table";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Pagination } from "@/components/ui/pagination";
import { requireMember } from "@/lib/auth/session";
import { may } from "@/lib/domain/permission";
import { recordWords } from "@/lib/messages/record";
import { translator } from "@/lib/messages/words";
import { deskFilter, deskOrder } from "@/lib/staff/desk-filter";
import { listDeskChoices, listForDesk } from "@/lib/staff/recommendation-table";
import { addressOf, askedIn, type Asked } from "../asked";

const t = translator("staff");
export const metadata: Metadata = { title: t("recommendations.title") };
const PATH = "/desk/recommendations";

export default async function RecommendationsPage({ searchParams }: { searchParams: Asked }) {
  const who = await requireMember();
  const asked = await askedIn(searchParams);
  const { sort, page, ...words } = asked;
  const filter = deskFilter.safeParse(words);
  const order = deskOrder.safeParse({ ...(sort && { sort }), ...(page && { page }) });
  const choices = await listDeskChoices(who);
  const form = <RecommendationFilterForm asked={asked} choices={choices} />;
  if (!filter.success || !order.success)
    return (
      <>
        <PageHead title={t("recommendations.title")} />
        <Notice kind="problem" title={t("recommendations.notUnderstood")} />
        {form}
      </>
    );
  const found = await listForDesk(who, filter.data, order.data);
  return (
    <>
      <PageHead
        title={t("recommendations.title")}
        lead={t("recommendations.count", { count: found.total })}
      >
        {may(who, "import files") && (
          <Link prefetch={false} href={`${PATH}/new`} className={buttonClass("plain")}>
            {recordWords("asks.new")}
          </Link>
        )}
      </PageHead>
      {form}
      {found.total === 0 ? (
        <Empty>
          {Object.keys(words).length ? t("recommendations.none") : t("recommendations.empty")}
        </Empty>
      ) : (
        <RecommendationTable
          rows={found.rows}
          sort={order.data.sort}
          hrefOf={(next) => addressOf(PATH, { ...asked, page: null, sort: next })}
        />
      )}
      <Pagination
        page={found.page}
        pages={found.pages}
        hrefOf={(next) => addressOf(PATH, { ...asked, page: next })}
        words={{
          label: t("pages.label"),
          previous: t("pages.previous"),
          next: t("pages.next"),
          where: t("pages.where", { page: found.page, pages: found.pages }),
        }}
      />
    </>
  );
}
