import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EvidenceForm } from "@/components/staff/evidence-form";
import { PageHead } from "@/components/staff/page-head";
import { Notice } from "@/components/ui/notice";
import { requireMember } from "@/lib/auth/session";
import { translator } from "@/lib/messages/words";
import { findEvidence } from "@/lib/staff/evidence-reading";
import { clockInGeneva } from "@/lib/staff/geneva-time";
import { unsentOf } from "../../../unsent/putting-back";
import { evidenceAction } from "../../actions";
import { linksTyped, withTexts } from "../../written";

const t = translator("staff");
export const metadata: Metadata = { title: t("evidence.editTitle") };

export default async function EditEvidencePage({ params }: { params: Promise<{ code: string }> }) {
  const who = await requireMember();
  const found = await findEvidence(who, (await params).code);
  if (!found || found.retractedAt) notFound();
  const links = found.links.map(({ recommendation, relation, note }) => ({
    ref: recommendation.ref,
    text: recommendation.summary ?? recommendation.textVerbatim ?? "",
    relation,
    note: note ?? "",
  }));
  const standing = {
    code: found.code,
    version: found.version,
    title: found.title,
    publisher: found.publisher,
    url: found.url,
    archivedUrl: found.archivedUrl,
    kind: found.kind,
    publishedOn: found.publishedOn,
    occurredOn: found.occurredOn,
    summaryPublic: found.summaryPublic,
    detailRestricted: found.detailRestricted,
    confidentiality: found.confidentiality,
    embargoedUntil: found.embargoedUntil ? clockInGeneva(found.embargoedUntil) : "",
    derivedFrom: found.derivedFrom?.code ?? "",
  };
  const held = { ...standing, ref: links.map(({ ref }) => ref) };
  const unsent = await unsentOf(
    who,
    { form: "evidence", about: found.code },
    {
      standing: held,
      moreOf: async (typed) => ({ links: await withTexts(who, linksTyped(typed)), found: null }),
    },
  );
  return (
    <>
      <PageHead title={t("evidence.editTitle")} lead={found.title} />
      {found.checkedAt && (
        <div className="mb-4">
          <Notice kind="warning" live={false} title={t("evidence.editChecked")} />
        </div>
      )}
      <EvidenceForm action={evidenceAction} standing={standing} unsent={unsent} links={links} />
    </>
  );
}
