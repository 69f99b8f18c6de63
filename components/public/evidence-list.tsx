import type { PublishedEvidence } from "@/lib/domain/published";
import { dateWords } from "@/lib/messages/date";
import { evidenceKindWords, relationWords, translator } from "@/lib/messages/words";

const t = translator("public");

/** A numbered list: what each source says for or against progress, when, and where a kept copy is. */
export function EvidenceList({ evidence }: { evidence: readonly PublishedEvidence[] }) {
  if (evidence.length === 0) return <p className="max-w-measure">{t("evidence.none")}</p>;
  const inOrder = [...evidence].sort((a, b) => Number(b.cited) - Number(a.cited));
  return (
    <ol className="list-decimal space-y-5 pl-7 marker:tabular-nums">
      {inOrder.map((one) => (
        <li key={one.code} id={one.code} className="max-w-measure pl-1">
          <Evidence evidence={one} />
        </li>
      ))}
    </ol>
  );
}

function Evidence({ evidence }: { evidence: PublishedEvidence }) {
  const { title, url, archivedUrl, summary, relation, cited } = evidence;
  return (
    <>
      <p>{url ? <a href={url}>{title}</a> : title}</p>
      <p className="text-note text-soft mt-0.5">
        {published(evidence)}
        {archivedUrl && (
          <>
            {" · "}
            <a href={archivedUrl}>{t("evidence.archived")}</a>
          </>
        )}
      </p>
      {summary && <p className="text-small mt-1.5">{summary}</p>}
      <p className="text-note mt-1">
        <b className="font-semibold">{relationWords(relation).name}</b>
        {cited && ` · ${t("evidence.cited")}`}
      </p>
    </>
  );
}

const published = ({ publisher, kind, publishedOn, occurredOn }: PublishedEvidence) =>
  [
    publisher,
    evidenceKindWords(kind).name,
    publishedOn && dateWords(publishedOn),
    occurredOn && t("evidence.occurred", { on: dateWords(occurredOn) }),
  ]
    .filter(Boolean)
    .join(" · ");
