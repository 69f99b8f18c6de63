import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { ExportForm } from "@/components/staff/export-form";
import { Empty, PageHead } from "@/components/staff/page-head";
import { HandOver } from "@/components/staff/hand-over";
import { BulkForm, UndoList } from "@/components/staff/recommendation-bulk";
import { RecommendationFilterForm } from "@/components/staff/recommendation-filter";
import { RecommendationTable } from "@/components/staff/recommendation-table";
import { RecommendationViews } from "@/components/staff/recommendation-views";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Pagination } from "@/components/ui/pagination";
import { teamOptions } from "@/components/staff/team-options";
import { requireMember } from "@/lib/auth/session";
import { BULK_MOST } from "@/lib/domain/bulk-act";
import { may, type StaffMember } from "@/lib/domain/permission";
import { recordWords } from "@/lib/messages/record";
import { workWords } from "@/lib/messages/work";
import { translator } from "@/lib/messages/words";
import { columnsIn, type DeskOrder } from "@/lib/staff/desk-filter";
import { listViews, plainQuery } from "@/lib/staff/desk-view";
import { listOwnActs, type UndoableAct } from "@/lib/staff/recommendation-bulk-undo";
import { listTags } from "@/lib/staff/recommendation-reading";
import { listTeams } from "@/lib/staff/team";
import { listDeskChoices, listForDesk, type DeskPage } from "@/lib/staff/recommendation-table";
import { addressOf, type Asked } from "../asked";
import { clockTime } from "../answering";
import {
  bulkAction,
  deleteViewAction,
  handOverAction,
  keepViewAction,
  undoBulkAction,
} from "./actions";
import { tableIn, type TableAsked } from "./table-asked";

const t = translator("staff");
export const metadata: Metadata = { title: t("recommendations.title") };
const PATH = "/desk/recommendations";

export default async function RecommendationsPage({ searchParams }: { searchParams: Asked }) {
  const who = await requireMember();
  const [table, views] = await Promise.all([tableIn(searchParams), listViews(who)]);
  const opening = views.find((view) => view.isDefault);
  if (opening?.query && Object.keys(table.asked).length === 0) redirect(`${PATH}?${opening.query}`);
  const choices = await listDeskChoices(who);
  const form = (
    <RecommendationFilterForm
      asked={table.asked}
      choices={choices}
      columns={columnsIn(table.asked["columns"])}
    />
  );
  if (!table.filter || !table.order)
    return (
      <>
        <PageHead title={t("recommendations.title")} />
        <Notice kind="problem" title={t("recommendations.notUnderstood")} />
        {form}
      </>
    );
  const [found, acts] = await Promise.all([
    listForDesk(who, table.filter, table.order),
    listOwnActs(who),
  ]);
  return (
    <>
      <PageHead title={t("recommendations.title")} lead={leadOf(found)}>
        {may(who, "import files") && (
          <Link prefetch={false} href={`${PATH}/new`} className={buttonClass("plain")}>
            {recordWords("asks.new")}
          </Link>
        )}
      </PageHead>
      <RecommendationViews
        views={views}
        query={plainQuery(new URLSearchParams(table.asked).toString()) ?? ""}
        mayShare={may(who, "tag and assign")}
        acts={{ keep: keepViewAction, remove: deleteViewAction }}
      />
      {form}
      <UndoList
        action={undoBulkAction}
        acts={acts.map(({ at, ...act }) => ({
          ...act,
          things: thingsOf(act),
          time: clockTime(at),
        }))}
      />
      {found.total === 0 ? (
        <Empty>{table.words ? t("recommendations.none") : t("recommendations.empty")}</Empty>
      ) : (
        <>
          <ExportForm table="recommendations" asked={table.asked} />
          <Lines
            who={who}
            table={table}
            order={table.order}
            found={found}
            members={choices.members}
          />
        </>
      )}
      <Pagination
        page={found.page}
        pages={found.pages}
        hrefOf={(next) => addressOf(PATH, { ...table.asked, page: next })}
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

const leadOf = ({ total, isMore, reach }: DeskPage): string =>
  isMore
    ? t("recommendations.countMore", { count: total, reach })
    : t("recommendations.count", { count: total });

function thingsOf({ things, confirmsActions, reassigns }: Omit<UndoableAct, "at">): string[] {
  if (reassigns)
    return [workWords("handOver.act", { name: things[0] ?? workWords("handOver.nobody") })];
  return [...things, ...(confirmsActions ? [t("bulk.confirms")] : [])];
}

async function Lines({
  who,
  table,
  order,
  found,
  members,
}: {
  who: StaffMember;
  table: TableAsked;
  order: DeskOrder;
  found: DeskPage;
  members: { id: string; name: string }[];
}) {
  const mayTag = may(who, "tag and assign");
  const lines = (
    <RecommendationTable
      rows={found.rows}
      columns={columnsIn(table.asked["columns"])}
      order={{
        sort: order.sort,
        hrefOf: (sort) => addressOf(PATH, { ...table.asked, page: null, sort }),
      }}
      choosing={mayTag}
    />
  );
  if (!mayTag) return lines;
  const [{ themes, groups }, named] = await Promise.all([listTags(who), listTeams(who)]);
  const teams = Object.fromEntries(
    named.map(({ iso3, members: team }) => [iso3, team.map(({ id }) => id)]),
  );
  const teamNames = { first: workWords("team.first"), others: workWords("team.others") };
  return (
    <>
      <BulkForm
        action={bulkAction}
        choices={{
          themes,
          groups,
          members: teamOptions(members, teams[table.filter?.state ?? ""] ?? [], teamNames),
        }}
        reach={{
          filter: table.words,
          total: found.total,
          isMore: found.isMore,
          most: BULK_MOST,
        }}
      >
        {lines}
      </BulkForm>
      <HandOver
        action={handOverAction}
        members={members}
        teams={teams}
        words={{
          ...teamNames,
          title: workWords("handOver.title"),
          member: workWords("handOver.member"),
          nobody: workWords("handOver.nobody"),
          give: workWords("handOver.give"),
          close: workWords("handOver.close"),
        }}
      />
    </>
  );
}
