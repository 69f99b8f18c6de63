import type { ReactNode } from "react";
import type { ReviewFigures } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { countWords } from "@/lib/messages/figure";
import { translator } from "@/lib/messages/words";
import { heldOf } from "./counted";
import type { Addresses } from "./place";

const t = translator("public");

/** Where a review’s counts come from: a total that a source states, or the rows held here; and of what day. */
export function Basis({ review, to }: { review: ReviewFigures; to: Addresses }) {
  const { basis, asOf } = review;
  const held = countWords(basis.held);
  const link = (words: ReactNode) =>
    basis.held === 0 ? words : <a href={to.recommendations(heldOf(review))}>{words}</a>;
  return (
    <>
      {basis.kind === "declared" ? (
        <>
          {t("responses.declaredBy")} <SourceLink source={basis.source} />.{" "}
          {t.rich("responses.held", { held, of: countWords(basis.of), link })}
        </>
      ) : (
        t.rich("responses.rows", { held, count: basis.held, link })
      )}{" "}
      {t("responses.asOf", { asOf: dateWords(asOf) })}
    </>
  );
}

/** A source by its title, leading to it where it can be opened. */
export function SourceLink({
  source: { title, url },
}: {
  source: { title: string; url: string | null };
}) {
  return url ? <a href={url}>{title}</a> : <>{title}</>;
}
