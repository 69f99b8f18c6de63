import type { ReviewFigures } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { countWords } from "@/lib/messages/figure";
import { translator } from "@/lib/messages/words";

const t = translator("public");

/** Where a review’s counts come from: a total that a source states, or the rows held here; and of what day. */
export function Basis({ review: { basis, asOf } }: { review: ReviewFigures }) {
  return (
    <>
      {basis.kind === "declared" ? (
        <>
          {t("responses.declaredBy")} <SourceLink source={basis.source} />.{" "}
          {t("responses.held", { held: countWords(basis.held), of: countWords(basis.of) })}
        </>
      ) : (
        t("responses.rows", { held: countWords(basis.held) })
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
