import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { AnnexForm } from "@/components/staff/annex-form";
import { PageHead, Section } from "@/components/staff/page-head";
import { reportAddress } from "@/components/staff/report-table";
import { buttonClass } from "@/components/ui/button";
import { requireMember } from "@/lib/auth/session";
import { confirmAddress } from "@/lib/auth/way-back";
import { reportingWords as t } from "@/lib/messages/reporting";
import { findAnnex } from "@/lib/staff/report-annex";
import { WORDED_FORMATS } from "../../../../../(public)/report-file";
import { saveAnnexAction } from "../../actions";

export const metadata: Metadata = { title: t("annex.title") };

/** The confidential annex: its words, its evidence, and copies of it. Without the right there is no such page. */
export default async function AnnexPage({ params }: { params: Promise<{ key: string }> }) {
  const who = await requireMember();
  const key = decodeURIComponent((await params).key);
  const annex = await findAnnex(who, key);
  const address = `${reportAddress(key)}/annex`;
  if (!annex.ok && annex.problem.code !== "prove first") notFound();
  return (
    <>
      <PageHead title={t("annex.title")} lead={t("annex.lead")}>
        <Link prefetch={false} href={reportAddress(key)} className={buttonClass("plain")}>
          {t("annex.back")}
        </Link>
      </PageHead>
      {annex.ok ? (
        <>
          <AnnexForm action={saveAnnexAction} reportKey={key} annex={annex.value} />
          <Section id="copy" title={t("annex.make")}>
            <p className="text-small text-soft max-w-measure mb-2">{t("annex.hint")}</p>
            <ul className="flex flex-wrap gap-x-5 gap-y-1">
              {WORDED_FORMATS.map((format) => (
                <li key={format}>
                  <a href={`${address}/file?as=${format}`}>{format.toUpperCase()}</a>
                </li>
              ))}
            </ul>
          </Section>
        </>
      ) : (
        <>
          <p className="mb-3">{t("annex.proveFirst")}</p>
          <Link prefetch={false} href={confirmAddress(address)} className={buttonClass("primary")}>
            {t("annex.prove")}
          </Link>
        </>
      )}
    </>
  );
}
