import Link from "next/link";
import { LevelTag } from "@/components/public/mark";
import { Tag } from "@/components/ui/tag";
import type { AssessmentState } from "@/lib/domain/assessment";
import { evidenceStateOf, type Relation } from "@/lib/domain/evidence";
import type { Confidentiality } from "@/lib/domain/confidentiality";
import { COLLECTIONS, type EntryKind } from "@/lib/domain/entry/kind";
import type { EntryState } from "@/lib/domain/entry/state";
import type { Level } from "@/lib/domain/level";
import { newestScale, scaleNumbered, type Scale } from "@/lib/domain/scale";
import { dateWords } from "@/lib/messages/date";
import { entryStateWords, kindWords } from "@/lib/messages/entry";
import { definitionBy } from "@/lib/messages/scale";
import { confidentialityWords, relationWords, translator } from "@/lib/messages/words";
import { Moment } from "./moment";
import { Empty } from "./page-head";

const t = translator("staff");

type Finding = {
  id: string;
  level: string;
  state: AssessmentState;
  rationalePublic: string | null;
  evidenceCutOff: string | null;
  returnReason: string | null;
  withdrawnReason: string | null;
  author: { id: string; name: string };
  organisation: { name: string };
  /** The version of the scale under which it was made. */
  method: number;
  approvedBy: { name: string; organisation: { name: string } } | null;
};
/** Something else of the record that points at the recommendation. */
type Linked = { kind: EntryKind; key: string; title: string; state: EntryState };

/** The version of the scale of the finding that stands; of what is not assessed, the newest. */
function scaleOf(
  { assessments, level }: { assessments: Finding[]; level: Level },
  scales: readonly Scale[],
): Scale | null {
  const standing = assessments.find((one) => one.state === "approved" && one.level === level);
  return standing ? scaleNumbered(scales, standing.method) : newestScale(scales);
}

/** What we find, newest first, each with where it stands. */
export function Findings({
  found,
  scales,
  address,
  who,
}: {
  found: { assessments: Finding[]; level: Level };
  scales: readonly Scale[];
  address: string;
  who: { id: string };
}) {
  return (
    <>
      <p className="font-semibold">
        <LevelTag level={found.level} />
      </p>
      <p className="text-small text-soft">{definitionBy(scaleOf(found, scales), found.level)}</p>
      <ol className="mt-3 grid gap-4">
        {found.assessments.map((one) => (
          <li key={one.id} className="border-rule border-t pt-2">
            <p className="flex flex-wrap items-baseline gap-2">
              <LevelTag level={one.level as Level} />
              <Tag tone={one.state === "approved" ? "accent" : "plain"}>
                {t(`assessmentState.${one.state}`)}
              </Tag>
            </p>
            {one.rationalePublic && <p dir="auto">{one.rationalePublic}</p>}
            <p className="text-note text-soft">
              {t("one.assessedBy", { name: one.author.name, organisation: one.organisation.name })}
              {one.approvedBy &&
                ` ${t("one.reviewedBy", { name: one.approvedBy.name, organisation: one.approvedBy.organisation.name })}`}
              {one.evidenceCutOff && ` ${t("one.upTo", { day: dateWords(one.evidenceCutOff) })}`}
            </p>
            {one.state === "returned" && (
              <p className="text-small text-alarm">
                {t("one.returned", { reason: one.returnReason ?? "" })}
              </p>
            )}
            {one.withdrawnReason && (
              <p className="text-small text-alarm">
                {t("one.withdrawn", { reason: one.withdrawnReason })}
              </p>
            )}
            <FindingLinks one={one} address={address} isMine={one.author.id === who.id} />
          </li>
        ))}
      </ol>
      {found.assessments.length === 0 && <Empty>{t("one.noFinding")}</Empty>}
    </>
  );
}

function FindingLinks({
  one,
  address,
  isMine,
}: {
  one: Finding;
  address: string;
  isMine: boolean;
}) {
  if (isMine && (one.state === "draft" || one.state === "returned"))
    return (
      <Link prefetch={false} href={`${address}/assess?id=${one.id}`}>
        {t("one.continue")}
      </Link>
    );
  if (one.state === "in review" || one.state === "approved")
    return (
      <Link prefetch={false} href={`/desk/review/${one.id}`}>
        {one.state === "approved" ? t("one.openFinding") : t("one.review")}
      </Link>
    );
  return null;
}

/** Findings of others, cases, clusters and all else that points at it. */
export function LinkedEntries({ linked }: { linked: Linked[] }) {
  if (linked.length === 0) return <Empty>{t("one.noLinked")}</Empty>;
  return (
    <ul className="grid gap-2">
      {linked.map(({ kind, key, title, state }) => (
        <li key={`${kind} ${key}`}>
          <Link prefetch={false} href={`/desk/record/${COLLECTIONS[kind]}/${key}`}>
            {title}
          </Link>{" "}
          <span className="text-note text-soft">
            {kindWords(kind).one}
            {state !== "approved" && ` · ${entryStateWords(state)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

type LinkedEvidence = {
  relation: string;
  evidence: {
    code: string;
    title: string;
    publisher: string | null;
    publishedOn: string | null;
    confidentiality: string;
    checkedAt: Date | null;
    retractedAt: Date | null;
  };
};

export function Evidences({ evidence }: { evidence: LinkedEvidence[] }) {
  if (evidence.length === 0) return <Empty>{t("one.noEvidence")}</Empty>;
  return (
    <ul className="grid gap-3">
      {evidence.map(({ relation, evidence: one }) => (
        <li key={one.code}>
          <Link
            prefetch={false}
            href={`/desk/evidence/${one.code}`}
            className="font-semibold"
            dir="auto"
          >
            {one.title}
          </Link>
          <p className="text-note text-soft">
            {[
              relationWords(relation as Relation).name,
              one.publisher,
              one.publishedOn && dateWords(one.publishedOn),
              confidentialityWords(one.confidentiality as Confidentiality).name,
              t(`evidenceState.${evidenceStateOf(one)}`),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** What the public sees of it now, in the words of the newest edition that speaks of it. */
export function PublicSide({
  published,
  href,
}: {
  published: { edition: number; level: Level; evidence: number } | null;
  href: string;
}) {
  if (!published) return <Empty>{t("one.notPublic")}</Empty>;
  return (
    <>
      <p>
        <LevelTag level={published.level} />
      </p>
      <p className="text-small text-soft">
        {t("one.publicSince", { edition: published.edition, evidence: published.evidence })}
      </p>
      <a href={href}>{t("one.asPublic")}</a>
    </>
  );
}

const DEEDS = [
  "logged evidence",
  "changed evidence",
  "checked evidence",
  "retracted evidence",
  "uploaded file",
  "assigned recommendation",
  "unassigned recommendation",
  "began assessment",
  "saved draft assessment",
  "submitted assessment",
  "returned assessment",
  "approved assessment",
  "withdrew assessment",
  "wrote recommendation",
  "entered points",
  "split recommendation",
  "changed recommendation",
  "withdrew recommendation",
  "added answer",
  "checked answer",
  "took down",
] as const;
const isKnownDeed = (did: string): did is (typeof DEEDS)[number] =>
  (DEEDS as readonly string[]).includes(did);

export function History({ lines }: { lines: { at: Date; by: string; did: string }[] }) {
  if (lines.length === 0) return <Empty>{t("one.noHistory")}</Empty>;
  return (
    <ol className="text-small grid gap-1">
      {lines.map((line, index) => (
        <li key={index}>
          <Moment at={line.at} /> · {line.by} ·{" "}
          {isKnownDeed(line.did) ? t(`deeds.${line.did}`) : line.did}
        </li>
      ))}
    </ol>
  );
}
