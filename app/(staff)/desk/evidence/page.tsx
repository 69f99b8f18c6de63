import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { DossierChoice } from "@/components/staff/dossier-choice";
import { EvidenceTable } from "@/components/staff/evidence-table";
import { ExportForm } from "@/components/staff/export-form";
import { Empty, PageHead } from "@/components/staff/page-head";
import { Button, buttonClass } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Pagination } from "@/components/ui/pagination";
import { Select } from "@/components/ui/select";
import { requireMember } from "@/lib/auth/session";
import { focusInWords } from "@/lib/domain/focus";
import { may } from "@/lib/domain/permission";
import { translator } from "@/lib/messages/words";
import { listEvidence } from "@/lib/staff/evidence-reading";
import { addressOf, askedIn, type Asked } from "../asked";

const t = translator("staff");
export const metadata: Metadata = { title: t("evidence.list") };

const STATES = ["to-check", "checked", "retracted"] as const;
const question = z.object({
  q: z.string().max(200).optional(),
  state: z.enum(STATES).optional().catch(undefined),
  logged: z.literal("me").optional().catch(undefined),
  dossiers: focusInWords.optional().catch(undefined),
  page: z.coerce.number().int().min(1).catch(1),
});

export default async function EvidencePage({ searchParams }: { searchParams: Asked }) {
  const who = await requireMember();
  const asked = await askedIn(searchParams);
  const filter = question.parse(asked);
  const found = await listEvidence(who, filter);
  return (
    <>
      <PageHead title={t("evidence.list")} lead={t("evidence.count", { count: found.total })}>
        {may(who, "log evidence") && (
          <Link prefetch={false} href="/desk/evidence/new" className={buttonClass("primary")}>
            {t("one.logEvidence")}
          </Link>
        )}
      </PageHead>
      <form action="/desk/evidence" className="mb-4 flex flex-wrap items-end gap-3">
        <div className="min-w-56 flex-1">
          <Field name="q" type="search" label={t("evidence.search")} defaultValue={filter.q} />
        </div>
        <Select
          name="state"
          label={t("evidence.byState")}
          empty={t("recommendations.any")}
          options={STATES.map((value) => ({ value, label: t(`evidence.filter.${value}`) }))}
          defaultValue={filter.state}
        />
        <Select
          name="logged"
          label={t("evidence.byLogger")}
          empty={t("evidence.anybody")}
          options={[{ value: "me", label: t("recommendations.mine") }]}
          defaultValue={filter.logged}
        />
        {filter.dossiers && <DossierChoice asked={filter.dossiers} />}
        <Button kind="primary">{t("recommendations.show")}</Button>
      </form>
      {found.total === 0 ? (
        <Empty>{filter.q ? t("recommendations.none") : t("evidence.empty")}</Empty>
      ) : (
        <>
          <ExportForm
            table="evidence"
            asked={{
              ...{ q: filter.q, state: filter.state },
              ...{ logged: filter.logged, dossiers: filter.dossiers },
            }}
          />
          <EvidenceTable rows={found.rows} />
        </>
      )}
      <Pagination
        page={found.page}
        pages={found.pages}
        hrefOf={(page) => addressOf("/desk/evidence", { ...asked, page })}
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
