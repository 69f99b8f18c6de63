import type { Metadata } from "next";
import { EvidenceForm } from "@/components/staff/evidence-form";
import { PageHead } from "@/components/staff/page-head";
import { Notice } from "@/components/ui/notice";
import { requireMember } from "@/lib/auth/session";
import { may } from "@/lib/domain/permission";
import { translator } from "@/lib/messages/words";
import { findTexts } from "@/lib/staff/recommendation-table";
import { listUnfinished } from "@/lib/staff/upload";
import type { Asked } from "../../asked";
import { evidenceAction } from "../actions";

const t = translator("staff");
export const metadata: Metadata = { title: t("evidence.newTitle") };

export default async function NewEvidencePage({ searchParams }: { searchParams: Asked }) {
  const who = await requireMember();
  if (!may(who, "log evidence")) return <Notice kind="problem" title={t("evidence.notForYou")} />;
  const { ref = [] } = await searchParams;
  const texts = await findTexts(who, Array.isArray(ref) ? ref : [ref]);
  const links = [...texts].map(([one, text]) => ({
    ref: one,
    text,
    relation: "shows-lack",
    note: "",
  }));
  return (
    <>
      <PageHead title={t("evidence.newTitle")} lead={t("evidence.newLead")} />
      <EvidenceForm
        action={evidenceAction}
        standing={null}
        links={links}
        unfinished={await listUnfinished(who, null)}
      />
    </>
  );
}
