import type { Metadata } from "next";
import { PageHead } from "@/components/staff/page-head";
import { RecommendationForm } from "@/components/staff/recommendation-form";
import { Notice } from "@/components/ui/notice";
import { requireMember } from "@/lib/auth/session";
import { may } from "@/lib/domain/permission";
import { recordWords as t } from "@/lib/messages/record";
import { listTags } from "@/lib/staff/recommendation-reading";
import { listStates } from "@/lib/staff/recommendation-table";
import { unsentOf } from "../../unsent/putting-back";
import { recommendationAction } from "../actions";

export const metadata: Metadata = { title: t("asks.newTitle") };

export default async function NewRecommendationPage() {
  const who = await requireMember();
  if (!may(who, "import files")) return <Notice kind="problem" title={t("asks.notForYou")} />;
  const [states, tags] = await Promise.all([listStates(who), listTags(who)]);
  return (
    <>
      <PageHead title={t("asks.newTitle")} lead={t("asks.newLead")} />
      <RecommendationForm
        action={recommendationAction}
        standing={{ saved: null, values: {}, themes: [], groups: [], suggested: null }}
        states={states.map(({ name }) => name)}
        keepsWhole={[]}
        unsent={await unsentOf(who, { form: "recommendation", about: "new" })}
        {...tags}
      />
    </>
  );
}
