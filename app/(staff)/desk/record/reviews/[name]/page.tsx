import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHead, Section } from "@/components/staff/page-head";
import { DeclareForm, DeclaredTotals, ReviewForm } from "@/components/staff/review-form";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { requireMember } from "@/lib/auth/session";
import { may } from "@/lib/domain/permission";
import { COUNTING_UNITS } from "@/lib/domain/recommendation";
import { recordWords as t } from "@/lib/messages/record";
import { findReview } from "@/lib/staff/review-cycle";
import { declareTotalAction, saveReviewAction } from "../actions";

type Params = { params: Promise<{ name: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: (await params).name };
}

export default async function ReviewPage({ params }: Params) {
  const who = await requireMember();
  const found = await findReview(who, (await params).name);
  if (!found) notFound();
  const keeps = may(who, "review entries");
  const declared = found.declared.map(({ countingUnit }) => countingUnit);
  const undeclared = COUNTING_UNITS.filter((unit) => !declared.includes(unit));
  return (
    <>
      <PageHead title={found.name} lead={found.state.name} />
      {!keeps && <Notice kind="note" title={t("reviews.editorsOnly")} />}
      <div className="grid gap-x-12 lg:grid-cols-2">
        <Section title={t("reviews.facts")}>
          <ReviewForm action={saveReviewAction} found={found} disabled={!keeps} />
        </Section>
        <Section title={t("reviews.totals")}>
          <DeclaredTotals found={found} action={keeps ? declareTotalAction : null} />
          {keeps && undeclared.length > 0 && (
            <Disclosure summary={t("reviews.declare")}>
              <DeclareForm action={declareTotalAction} name={found.name} units={undeclared} />
            </Disclosure>
          )}
        </Section>
      </div>
    </>
  );
}
