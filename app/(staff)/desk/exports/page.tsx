import type { Metadata } from "next";
import { ExportList } from "@/components/staff/export-list";
import { Empty, PageHead } from "@/components/staff/page-head";
import { requireMember } from "@/lib/auth/session";
import { exportWords as t } from "@/lib/messages/export";
import { listExports } from "@/lib/staff/desk-export-fetch";

export const metadata: Metadata = { title: t("page.title") };

export default async function ExportsPage() {
  const exports = await listExports(await requireMember());
  return (
    <>
      <PageHead title={t("page.title")} lead={t("page.lead")} />
      {exports.length === 0 ? <Empty>{t("page.none")}</Empty> : <ExportList exports={exports} />}
    </>
  );
}
