import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHead, Section } from "@/components/staff/page-head";
import { DeclareForm, DeclaredTotals, ReviewForm } from "@/components/staff/review-form";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { requireMember } from "@/lib/auth/session";
import { may } from "@/lib/domain/permission";
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
  return (
    <>
      <PageHead title={found.name} lead={found.state.name} />
      {!keeps && <Notice kind="note" title={t("reviews.editorsOnly")} />}
      <div className="grid gap-x-12 lg:grid-cols-2">
        <Section title={t("reviews.facts")}>
          <ReviewForm action={saveReviewAction} found={found} disabled={!keeps} />
        </Section>
        <Section title={t("reviews.totals")}>
          <DeclaredTotals found={found} />
          {keeps && (
            <Disclosure summary={t("reviews.declare")}>
              <DeclareForm action={declareTotalAction} name={found.name} />
            </Disclosure>
          )}
        </Section>
      </div>
    </>
  );
}
