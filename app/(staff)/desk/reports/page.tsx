import type { Metadata } from "next";
import Link from "next/link";
import { Empty, PageHead, Section } from "@/components/staff/page-head";
import { ReportTable } from "@/components/staff/report-table";
import { requireMember } from "@/lib/auth/session";
import { REPORT_FORMS } from "@/lib/domain/entry/report";
import { may } from "@/lib/domain/permission";
import { choiceWords } from "@/lib/messages/entry";
import { reportingWords as t } from "@/lib/messages/reporting";
import { listDossiers } from "@/lib/staff/dossier";
import { listReports } from "@/lib/staff/report-reading";
import { newAddress } from "./begin";

export const metadata: Metadata = { title: t("title") };

/** Every report with where it stands, and the kinds that can be begun. */
export default async function ReportsPage() {
  const who = await requireMember();
  const [reports, dossiers] = await Promise.all([listReports(who), listDossiers(who)]);
  const begin = await newAddress(dossiers.map(({ iso3 }) => iso3));
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      {reports.length === 0 ? (
        <Empty>{t(may(who, "draft entries") ? "none" : "noneToRead")}</Empty>
      ) : (
        <ReportTable reports={reports} />
      )}
      {may(who, "draft entries") && (
        <Section id="begin" title={t("begin")}>
          <ul className="grid gap-x-10 md:grid-cols-2">
            {REPORT_FORMS.map((form) => (
              <li key={form} className="border-rule border-b py-3">
                <Link prefetch={false} href={begin(form)} className="font-semibold">
                  {choiceWords("report", "form", form)}
                </Link>
                <p className="text-small text-soft max-w-measure">{t(`form.${form}`)}</p>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
