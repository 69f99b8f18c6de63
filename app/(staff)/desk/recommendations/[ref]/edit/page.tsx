import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHead } from "@/components/staff/page-head";
import { RecommendationForm } from "@/components/staff/recommendation-form";
import { requireMember } from "@/lib/auth/session";
import { recordWords as t } from "@/lib/messages/record";
import { findWritten, listTags } from "@/lib/staff/recommendation-reading";
import { listStates } from "@/lib/staff/recommendation-table";
import { unsentOf } from "../../../unsent/putting-back";
import { recommendationAction } from "../../actions";

export const metadata: Metadata = { title: t("asks.editTitle") };

export default async function EditRecommendationPage({
  params,
}: {
  params: Promise<{ ref: string }>;
}) {
  const who = await requireMember();
  const found = await findWritten(who, decodeURIComponent((await params).ref));
  if (!found) notFound();
  const [states, tags] = await Promise.all([listStates(who), listTags(who)]);
  return (
    <>
      <PageHead title={t("asks.editTitle")} lead={found.saved.ref} />
      <RecommendationForm
        action={recommendationAction}
        standing={found}
        states={states.map(({ name }) => name)}
        unsent={await unsentOf(who, { form: "recommendation", about: found.saved.ref })}
        {...tags}
      />
    </>
  );
}
