import type { RecommendationRow } from "@/lib/domain/summary";
import { yearOf } from "@/lib/domain/day";
import type { PublishedRecommendation } from "@/lib/domain/published";
import { dateWords } from "@/lib/messages/date";
import { askTypeWords, bodyWords, translator } from "@/lib/messages/words";
import { LevelTag, PositionTag } from "./mark";
import { Marked } from "./marked";
import type { Addresses } from "./place";

const t = translator("public");
const onPages = translator("pages");

const NO_HITS: ReadonlySet<string> = new Set();

/** Three lines: what was asked, where it stands, and two marks: what the State said, what was found. */
export function RecommendationLine({
  row,
  hits = NO_HITS,
  to,
}: {
  row: RecommendationRow;
  /** Words of its text that a search found. */
  hits?: ReadonlySet<string>;
  to: Addresses;
}) {
  const { content, position, claim, level, ref } = row;
  return (
    <article className="border-rule border-t py-4">
      <h2 className="text-body line-clamp-3 max-w-[72ch] font-serif font-normal tracking-normal text-pretty">
        <a
          href={to.recommendation(ref)}
          lang={content.text ? content.language : "en"}
          dir="auto"
          className="text-ink decoration-rule hover:decoration-ink"
        >
          <Marked text={content.text ?? content.summary ?? citationOf(content)} hits={hits} />
        </a>
      </h2>
      <p className="text-note text-soft mt-1.5">
        {content.text === null && `${t("recommendation.inOurWords")} · `}
        {lineOf(content)}
      </p>
      <p className="text-small mt-1.5 flex flex-wrap gap-x-6 gap-y-1">
        <PositionTag position={position} claim={claim} />
        <span>
          <LevelTag level={level} />
          {content.assessment && (
            <span className="text-note text-soft">
              {" "}
              {t("recommendation.assessedBy", { name: content.assessment.assessedBy })}
              {content.assessment.underReview && ` · ${t("recommendation.underReview")}`}
            </span>
          )}
        </span>
      </p>
    </article>
  );
}

/** "A/HRC/25/5, para. 186.1": as the UN cites it; where there is no symbol, the document’s title or our code. */
export function citationOf({ document, paragraph, ref }: PublishedRecommendation): string {
  const where = document?.symbol ?? document?.title ?? ref;
  return paragraph ? t("recommendation.citation", { where, paragraph }) : where;
}

const ISSUERS_SHOWN = 3;

function lineOf(content: PublishedRecommendation): string {
  const { body, type, issuedOn, dueOn, issuers, addressee } = content;
  const names = issuers.slice(0, ISSUERS_SHOWN).map(({ name }) => name);
  const more = issuers.length - names.length;
  const by = [...names, ...(more > 0 ? [t("recommendation.moreStates", { count: more })] : [])];
  return [
    citationOf(content),
    content.issuedBy ?? bodyWords(body).abbreviation,
    type !== "recommendation" && askTypeWords(type).name,
    issuedOn && String(yearOf(issuedOn)),
    by.length > 0 && t("recommendation.byStates", { names: by.join(", ") }),
    addressee.kind !== "state" && t("recommendation.addressedTo", { name: addressee.name }),
    dueOn && onPages("ask.due", { on: dateWords(dueOn) }),
  ]
    .filter(Boolean)
    .join(" · ");
}
