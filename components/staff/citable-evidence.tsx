import Link from "next/link";
import { ChoicesField } from "@/components/staff/form";
import { isOpen, type Confidentiality } from "@/lib/domain/confidentiality";
import { evidenceStateOf, type Relation } from "@/lib/domain/evidence";
import { dateWords } from "@/lib/messages/date";
import { confidentialityWords, relationWords, translator } from "@/lib/messages/words";
import { Empty } from "./page-head";

const t = translator("staff");

type Citable = {
  relation: string;
  evidence: {
    id: string;
    code: string;
    title: string;
    url: string | null;
    summaryPublic: string | null;
    publishedOn: string | null;
    confidentiality: string;
    checkedAt: Date | null;
    retractedAt: Date | null;
  };
};

/** What has been logged against this recommendation, to be cited or not. */
export function CitableEvidence({
  evidence,
  cited,
  refOfPage,
}: {
  evidence: Citable[];
  cited: string[];
  refOfPage: string;
}) {
  const usable = evidence.filter(({ evidence: one }) => !one.retractedAt || cited.includes(one.id));
  return (
    <>
      {usable.length === 0 ? (
        <Empty>{t("assess.noEvidence")}</Empty>
      ) : (
        <ChoicesField
          name="evidence"
          pick="any"
          label={t("assess.cite")}
          chosen={cited}
          choices={usable.map(({ relation, evidence: one }) => ({
            value: one.id,
            label: <span dir="auto">{one.title}</span>,
            hint: <EvidenceHint relation={relation as Relation} one={one} />,
          }))}
        />
      )}
      <Link
        prefetch={false}
        href={`/desk/evidence/new?ref=${encodeURIComponent(refOfPage)}`}
        className="mt-3 inline-block py-1"
      >
        {t("one.logEvidence")}
      </Link>
    </>
  );
}

function EvidenceHint({ relation, one }: { relation: Relation; one: Citable["evidence"] }) {
  const confidentiality = one.confidentiality as Confidentiality;
  const facts = [
    relationWords(relation).name,
    one.publishedOn && dateWords(one.publishedOn),
    isOpen(confidentiality, null, new Date(0))
      ? null
      : t("assess.closed", { confidentiality: confidentialityWords(confidentiality).name }),
    t(`evidenceState.${evidenceStateOf(one)}`),
  ];
  return (
    <>
      {facts.filter(Boolean).join(" · ")}
      {one.summaryPublic && <span className="block">{one.summaryPublic}</span>}
      {one.url && (
        <a href={one.url} target="_blank" rel="noreferrer noopener" className="block">
          {t("evidence.open")}
        </a>
      )}
    </>
  );
}
