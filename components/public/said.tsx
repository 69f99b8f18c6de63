import type { PublishedRecommendation, PublishedResponse } from "@/lib/domain/published";
import { dateWords } from "@/lib/messages/date";
import { claimWords, positionWords, translator } from "@/lib/messages/words";
import { SourceLink } from "./basis";
import { PositionMark } from "./mark";

const t = translator("public");

/** The State’s answer in its own words, its class and whose word that is. Earlier answers stay readable. */
export function Said({ content, state }: { content: PublishedRecommendation; state: string }) {
  const last = content.responses.at(-1);
  const earlier = content.responses.slice(0, -1).reverse();
  if (!last)
    return (
      <>
        <Standing position="none" claim={null} />
        <p className="text-small text-soft mt-2">{positionWords("none").definition}</p>
      </>
    );
  return (
    <>
      <Standing position={last.position} claim={last.claim} />
      <Answer response={last} state={state} />
      {earlier.length > 0 && (
        <details className="mt-4">
          <summary className="disclose text-small">
            {t("said.earlier", { count: earlier.length })}
          </summary>
          {earlier.map((response) => (
            <div
              key={`${response.on} ${response.verbatim}`}
              className="border-rule mt-3 border-t pt-3"
            >
              <Standing position={response.position} claim={response.claim} />
              <Answer response={response} state={state} />
            </div>
          ))}
        </details>
      )}
    </>
  );
}

function Standing({ position, claim }: Pick<PublishedResponse, "position" | "claim">) {
  return (
    <p className="font-semibold">
      <PositionMark position={position} />
      {positionWords(position).name}
      {claim && `: ${claimWords(claim).short}`}{" "}
      <span className="text-note text-soft font-normal">({positionWords(position).whose})</span>
    </p>
  );
}

function Answer({ response, state }: { response: PublishedResponse; state: string }) {
  const { verbatim, comment, on, source, position, claim } = response;
  return (
    <>
      <blockquote className="mt-3 font-serif">
        <q>{verbatim}</q>
      </blockquote>
      {comment && <p className="text-small mt-2">{comment}</p>}
      <p className="text-note text-soft mt-2">
        {on ? t("said.on", { state, on: dateWords(on) }) : t("said.by", { state })}
        {source && (
          <>
            {" "}
            {t("said.source")} <SourceLink source={source} />.
          </>
        )}
      </p>
      <p className="text-note text-soft mt-2">
        {positionWords(position).definition} {claim && claimWords(claim).definition}
      </p>
    </>
  );
}
