import Link from "next/link";
import { LevelTag } from "@/components/public/mark";
import { Tag } from "@/components/ui/tag";
import type { Confidence, Level, StandardOfProof } from "@/lib/domain/level";
import { scaleNumbered, type Scale } from "@/lib/domain/scale";
import { dateWords } from "@/lib/messages/date";
import { definitionBy, scaleWords } from "@/lib/messages/scale";
import { confidenceWords, standardWords, translator } from "@/lib/messages/words";
import { Empty } from "./page-head";

const t = translator("staff");

type Judgement = {
  level: string;
  confidence: string | null;
  standardOfProof: string | null;
  rationalePublic: string | null;
  evidenceCutOff: string | null;
  searchNote: string | null;
  organisation: { name: string };
  /** The version of the scale under which it was made. */
  method: number;
};
type Proposed = Judgement & { rationaleInternal: string | null; author: { name: string } };

/** What stands now beside what is proposed: the same fields in the same order. */
export function JudgementPair({
  standing,
  proposed,
  scales,
}: {
  standing: Judgement | null;
  proposed: Proposed;
  scales: readonly Scale[];
}) {
  return (
    <div className="grid gap-x-12 gap-y-6 lg:grid-cols-2">
      <div>
        <h3 className="text-soft text-small font-semibold">{t("review.standing")}</h3>
        {standing ? (
          <JudgementView one={standing} scales={scales} />
        ) : (
          <Empty>{t("review.noneBefore")}</Empty>
        )}
      </div>
      <div>
        <h3 className="text-soft text-small font-semibold">{t("review.proposed")}</h3>
        <JudgementView one={proposed} scales={scales} />
        {proposed.rationaleInternal && (
          <p className="border-rule max-w-measure mt-3 border-l-2 pl-3">
            <span className="text-note text-soft block">{t("assess.rationaleInternal")}</span>
            {proposed.rationaleInternal}
          </p>
        )}
      </div>
    </div>
  );
}

function JudgementView({ one, scales }: { one: Judgement; scales: readonly Scale[] }) {
  const level = one.level as Level;
  const scale = scaleNumbered(scales, one.method);
  const facts = [
    one.confidence && confidenceWords(one.confidence as Confidence).name,
    one.standardOfProof && standardWords(one.standardOfProof as StandardOfProof).name,
    one.evidenceCutOff && t("one.upTo", { day: dateWords(one.evidenceCutOff) }),
    one.organisation.name,
    scaleWords(scale),
  ];
  return (
    <>
      <p className="text-lead font-semibold">
        <LevelTag level={level} />
      </p>
      <p className="text-small text-soft">{definitionBy(scale, level)}</p>
      <p dir="auto" className="max-w-measure mt-2 whitespace-pre-wrap">
        {one.rationalePublic}
      </p>
      {one.searchNote && (
        <p dir="auto" className="max-w-measure mt-2">
          <span className="text-note text-soft block">{t("assess.searchNote")}</span>
          {one.searchNote}
        </p>
      )}
      <p className="text-note text-soft mt-2">{facts.filter(Boolean).join(" · ")}</p>
    </>
  );
}

type CitedOne = {
  id: string;
  code: string;
  title: string;
  open: boolean;
  checked: boolean;
  retracted: boolean;
  datedOn: string | null;
  loggedById: string;
  source: string;
  url: string | null;
  publisher: string | null;
  summaryPublic: string | null;
};

/** What it rests on. `confirm` is the reviewer who ticks what they opened; null shows the list alone. */
export function CitedList({ cited, confirm }: { cited: CitedOne[]; confirm: string | null }) {
  if (cited.length === 0) return <Empty>{t("review.citesNothing")}</Empty>;
  const sources = new Set(
    cited.filter((one) => one.open && !one.retracted).map((one) => one.source),
  );
  return (
    <>
      <p className="text-small text-soft">
        {t("review.independent", { cited: cited.length, sources: sources.size })}
      </p>
      <ul className="max-w-measure mt-2 grid gap-4">
        {cited.map((one) => (
          <li key={one.id} className="border-rule border-t pt-2">
            <CitedSource one={one} />
            {confirm && <Confirm one={one} who={confirm} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function CitedSource({ one }: { one: CitedOne }) {
  return (
    <>
      <p>
        <Link
          prefetch={false}
          href={`/desk/evidence/${one.code}`}
          target="_blank"
          className="font-semibold"
          dir="auto"
        >
          {one.title}
        </Link>{" "}
        {one.retracted && <Tag tone="warning">{t("evidenceState.retracted")}</Tag>}
        {!one.open && <Tag>{t("review.closed")}</Tag>}
      </p>
      {one.summaryPublic && <p dir="auto">{one.summaryPublic}</p>}
      <p className="text-note text-soft">
        {[one.publisher, one.datedOn && dateWords(one.datedOn)].filter(Boolean).join(" · ")}
      </p>
      {one.url && (
        <a href={one.url} target="_blank" rel="noreferrer noopener" className="break-all">
          {t("evidence.open")}
        </a>
      )}
    </>
  );
}

function Confirm({ one, who }: { one: CitedOne; who: string }) {
  if (one.checked) return <p className="text-small font-semibold">{t("evidenceState.checked")}</p>;
  if (one.loggedById === who)
    return <p className="text-small text-alarm">{t("evidence.ownCheck")}</p>;
  return (
    <label className="flex min-h-10 items-center gap-2">
      <input type="checkbox" name="checked" value={one.id} className="accent-accent size-5" />
      {t("review.opened")}
    </label>
  );
}
