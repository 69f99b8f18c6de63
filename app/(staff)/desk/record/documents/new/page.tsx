import type { Metadata } from "next";
import { DocumentForm } from "@/components/staff/document-form";
import { PageHead } from "@/components/staff/page-head";
import { Notice } from "@/components/ui/notice";
import { requireMember } from "@/lib/auth/session";
import { may } from "@/lib/domain/permission";
import { recordWords as t } from "@/lib/messages/record";
import { listStates } from "@/lib/staff/recommendation-table";
import { unsentOf } from "../../../unsent/putting-back";
import { documentAction } from "../actions";

export const metadata: Metadata = { title: t("documents.newTitle") };

export default async function NewDocumentPage() {
  const who = await requireMember();
  if (!may(who, "import files")) return <Notice kind="problem" title={t("documents.notForYou")} />;
  const states = await listStates(who);
  return (
    <>
      <PageHead title={t("documents.newTitle")} lead={t("documents.newLead")} />
      <DocumentForm
        action={documentAction}
        saved={null}
        values={{}}
        states={states.map(({ name }) => name)}
        unsent={await unsentOf(who, { form: "document", about: "new" })}
      />
    </>
  );
}
