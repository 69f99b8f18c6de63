import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EvidenceForm } from "@/components/staff/evidence-form";
import { PageHead } from "@/components/staff/page-head";
import { Notice } from "@/components/ui/notice";
import { requireMember } from "@/lib/auth/session";
import { harmWords } from "@/lib/messages/harm";
import { translator } from "@/lib/messages/words";
import { findEvidence } from "@/lib/staff/evidence-reading";
import { clockInGeneva } from "@/lib/staff/geneva-time";
import { findPast } from "@/lib/staff/past-value";
import { askedIn, type Asked } from "../../../asked";
import { unsentOf, withPutBack } from "../../../unsent/putting-back";
import { evidenceAction } from "../../actions";
import { evidenceFieldWords, presentOf } from "../../past";
import { linksTyped, withTexts } from "../../written";

const t = translator("staff");
export const metadata: Metadata = { title: t("evidence.editTitle") };

export default async function EditEvidencePage({
  params,
  searchParams,
}: {
  params: Promise<{ code: string }>;
  searchParams: Asked;
}) {
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
  const { past } = await askedIn(searchParams);
  const putBack = past ? await findPast(who, presentOf(found), past) : null;
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
      {putBack && (
        <div className="mb-4">
          <Notice
            kind="warning"
            live={false}
            title={harmWords("past.putBack", { field: evidenceFieldWords(putBack.field) })}
          />
        </div>
      )}
      <EvidenceForm
        action={evidenceAction}
        standing={putBack ? { ...standing, [putBack.field]: putBack.value } : standing}
        unsent={withPutBack(unsent, putBack)}
        links={links}
      />
    </>
  );
}
