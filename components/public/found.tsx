import type { ReactNode } from "react";
import type { Level } from "@/lib/domain/level";
import type {
  OutsideFinding,
  PublishedAssessment,
  PublishedRecommendation,
} from "@/lib/domain/published";
import { scaleNumbered, type Scale } from "@/lib/domain/scale";
import { dateWords } from "@/lib/messages/date";
import { definitionBy, scaleWords } from "@/lib/messages/scale";
import { confidenceWords, levelWords, standardWords, translator } from "@/lib/messages/words";
import { SourceLink } from "./basis";
import { LevelMark } from "./mark";
import { scaleOf, type Place } from "./place";

const t = translator("public");

/** Our level with its definition, why, how sure, by whom, and up to what day. */
export function Found({
  content,
  level,
  place,
}: {
  content: PublishedRecommendation;
  level: Level;
  place: Place;
}) {
  const { assessment, notGradedReason } = content;
  const scale = assessment
    ? scaleNumbered(place.site?.scales ?? [], assessment.method)
    : scaleOf(place);
  return (
    <>
      <p className="font-semibold">
        <LevelMark level={level} />
        {levelWords(level).name}
      </p>
      <p className="text-small text-soft mt-1 max-w-[52ch]">{definitionBy(scale, level)}</p>
      {notGradedReason && <p className="mt-3 max-w-[60ch]">{notGradedReason}</p>}
      {assessment ? (
        <Assessment assessment={assessment} scale={scale} />
      ) : (
        !notGradedReason && <p className="mt-3 max-w-[52ch]">{t("found.none")}</p>
      )}
    </>
  );
}

function Assessment({
  assessment,
  scale,
}: {
  assessment: PublishedAssessment;
  scale: Scale | null;
}) {
  const { rationale, searchNote, confidence, standardOfProof } = assessment;
  const facts: [string, ReactNode][] = [
    [t("found.cutOff"), dateWords(assessment.evidenceCutOff)],
    [
      t("found.confidence"),
      `${confidenceWords(confidence).name}. ${confidenceWords(confidence).definition}`,
    ],
    [
      t("found.standard"),
      `${standardWords(standardOfProof).name}. ${standardWords(standardOfProof).definition}`,
    ],
    [t("found.scale"), scaleWords(scale)],
    [t("found.assessedBy"), assessment.assessedBy],
    [
      t("found.reviewedBy"),
      t("found.reviewed", { by: assessment.reviewedBy, on: dateWords(assessment.approvedOn) }),
    ],
    ...parts(assessment),
  ];
  return (
    <>
      {assessment.underReview && (
        <p className="border-alarm mt-3 max-w-[60ch] border-l-4 pl-3">
          <strong>{t("found.underReview")}</strong> {t("found.underReviewWhy")}
        </p>
      )}
      <div className="mt-4 max-w-[60ch] space-y-3">
        {rationale.split(/\n{2,}/).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {searchNote && (
          <p>
            <span className="text-soft">{t("found.search")}</span> {searchNote}
          </p>
        )}
      </div>
      <dl className="text-note mt-5 grid grid-cols-[minmax(0,7.5rem)_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-soft">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const PARTS = ["structure", "process", "outcome"] as const;

/** Law, conduct and effect apart, where the assessors graded them apart. */
const parts = (assessment: PublishedAssessment): [string, ReactNode][] =>
  PARTS.flatMap((part) => {
    const level = assessment[part];
    return level ? [[t(`found.parts.${part}`), levelWords(level).name]] : [];
  });

/** Findings of others stand under their own name and in their own scale; they move no level of ours. */
export function OutsideFindings({ findings }: { findings: readonly OutsideFinding[] }) {
  return (
    <ul className="space-y-5">
      {findings.map(({ assessor, scheme, grade, summary, on, source }) => (
        <li key={`${assessor} ${source.title}`} className="max-w-measure">
          <p className="font-semibold">
            {assessor}
            {grade && `: ${grade}`}
            {scheme && (
              <span className="text-small text-soft font-normal">
                {" "}
                {t("outside.scheme", { scheme })}
              </span>
            )}
          </p>
          <p className="mt-1">{summary}</p>
          <p className="text-note text-soft mt-1">
            <SourceLink source={source} />
            {on && `, ${dateWords(on)}`}
          </p>
        </li>
      ))}
    </ul>
  );
}
