import type { Metadata } from "next";
import { EvidenceForm } from "@/components/staff/evidence-form";
import type { LinkedRecommendation } from "@/components/staff/linked-recommendations";
import { PageHead } from "@/components/staff/page-head";
import { Notice } from "@/components/ui/notice";
import { requireMember } from "@/lib/auth/session";
import { may, type StaffMember } from "@/lib/domain/permission";
import type { TypedFields } from "@/lib/domain/unsent";
import { translator } from "@/lib/messages/words";
import { listUnfinished, listWaitingFiles } from "@/lib/staff/upload";
import type { Asked } from "../../asked";
import { unsentOf } from "../../unsent/putting-back";
import { evidenceAction } from "../actions";
import { linksTyped, withTexts } from "../written";

const t = translator("staff");
export const metadata: Metadata = { title: t("evidence.newTitle") };

export default async function NewEvidencePage({ searchParams }: { searchParams: Asked }) {
  const who = await requireMember();
  if (!may(who, "log evidence")) return <Notice kind="problem" title={t("evidence.notForYou")} />;
  const { ref = [] } = await searchParams;
  const asked = [ref].flat().map((one) => ({ ref: one, relation: "shows-lack", note: "" }));
  const links = (await withTexts(who, asked)).filter(({ text }) => text !== "");
  const unsent = await unsentOf(
    who,
    { form: "evidence", about: "new" },
    { moreOf: async (typed) => ({ links: await linksOf(who, typed, links), found: null }) },
  );
  const kept = await listWaitingFiles(who, unsent.answer?.typed["attachments"] ?? []);
  return (
    <>
      <PageHead title={t("evidence.newTitle")} lead={t("evidence.newLead")} />
      <EvidenceForm
        action={evidenceAction}
        standing={null}
        links={links}
        unsent={unsent}
        unfinished={await listUnfinished(who, null)}
        kept={kept}
      />
    </>
  );
}

/** The recommendations of what is put back, and those that the address names. */
async function linksOf(
  who: StaffMember,
  typed: TypedFields,
  asked: LinkedRecommendation[],
): Promise<LinkedRecommendation[]> {
  const before = await withTexts(who, linksTyped(typed));
  return [...before, ...asked.filter(({ ref }) => !before.some((one) => one.ref === ref))];
}
