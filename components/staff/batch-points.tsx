import { Notice } from "@/components/ui/notice";
import { recordWords as t } from "@/lib/messages/record";
import { Section } from "./page-head";

/** That what was written together are points of one paragraph, with the whole of it to compare them with. */
export function OfOneParagraph({
  points,
}: {
  points: {
    ref: string;
    places: readonly string[];
    text: string | null;
    from: { ref: string } | null;
  } | null;
}) {
  if (!points) return null;
  return (
    <Section title={t("points.ofOne")}>
      <p className="max-w-measure">
        {t("points.ofOneHint", { count: points.places.length, ref: points.ref })}
      </p>
      {points.from && (
        <p className="max-w-measure mt-2">{t("points.ofOneFrom", { ref: points.from.ref })}</p>
      )}
      {points.text && (
        <figure className="mt-3">
          <figcaption className="text-note text-soft">{t("points.ofOneText")}</figcaption>
          <blockquote
            dir="auto"
            className="border-ink max-w-measure mt-1 border-l-2 pl-4 font-serif whitespace-pre-line"
          >
            {points.text}
          </blockquote>
        </figure>
      )}
    </Section>
  );
}

/** What of an import stands in the record whole and in points. */
export function CountedTwice({ twice }: { twice: readonly { point: string; whole: string }[] }) {
  if (twice.length === 0) return null;
  return (
    <Section title={t("points.twice")}>
      <Notice live={false} kind="warning" title={t("points.twiceHint")}>
        <ul className="list-disc pl-5">
          {twice.map((pair) => (
            <li key={`${pair.point} ${pair.whole}`}>{t("points.twicePair", pair)}</li>
          ))}
        </ul>
      </Notice>
    </Section>
  );
}
