import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHead } from "@/components/staff/page-head";
import { RecommendationForm } from "@/components/staff/recommendation-form";
import { Notice } from "@/components/ui/notice";
import { requireMember } from "@/lib/auth/session";
import { harmWords } from "@/lib/messages/harm";
import { recordWords as t } from "@/lib/messages/record";
import { findWritten, listTags } from "@/lib/staff/recommendation-reading";
import { listStates } from "@/lib/staff/recommendation-table";
import { findWhatKeepsWhole } from "@/lib/staff/recommendation-whole";
import { findPast } from "@/lib/staff/past-value";
import { askedIn, type Asked } from "../../../asked";
import { unsentOf, withPutBack } from "../../../unsent/putting-back";
import { recommendationAction } from "../../actions";
import { askFieldWords, presentOf } from "../../past";

export const metadata: Metadata = { title: t("asks.editTitle") };

export default async function EditRecommendationPage({
  params,
  searchParams,
}: {
  params: Promise<{ ref: string }>;
  searchParams: Asked;
}) {
  const who = await requireMember();
  const found = await findWritten(who, decodeURIComponent((await params).ref));
  if (!found) notFound();
  const [states, tags, keepsWhole, { past }] = await Promise.all([
    listStates(who),
    listTags(who),
    findWhatKeepsWhole(who, found.saved.ref),
    askedIn(searchParams),
  ]);
  const putBack = past ? await findPast(who, presentOf({ id: found.id }), past) : null;
  const unsent = await unsentOf(who, { form: "recommendation", about: found.saved.ref });
  return (
    <>
      <PageHead title={t("asks.editTitle")} lead={found.saved.ref} />
      {putBack && (
        <div className="mb-4">
          <Notice
            kind="warning"
            live={false}
            title={harmWords("past.putBack", { field: askFieldWords(putBack.field) })}
          />
        </div>
      )}
      <RecommendationForm
        action={recommendationAction}
        standing={
          putBack
            ? { ...found, values: { ...found.values, [putBack.field]: putBack.value } }
            : found
        }
        states={states.map(({ name }) => name)}
        unsent={withPutBack(unsent, putBack)}
        keepsWhole={keepsWhole}
        {...tags}
      />
    </>
  );
}
