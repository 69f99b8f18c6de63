import { recordWords as t } from "@/lib/messages/record";
import { Points, SaveWithPoints } from "./point-rows";

/** The points of the text, to be entered one by one. `saved` is what would be split for them. */
export function RecommendationPoints({
  text,
  saved,
  keepsWhole,
}: {
  text: string;
  saved: boolean;
  /** Why it cannot be split; nothing where it can. */
  keepsWhole: readonly string[];
}) {
  const plain = { count: "{count}", places: "{places}" };
  return (
    <Points
      standing={text}
      reasons={keepsWhole}
      words={{
        found: t("points.found", plain),
        enter: t(saved ? "points.split" : "points.enter", plain),
        look: t("points.look"),
        lookHint: t("points.lookHint"),
        kept: t("points.kept", plain),
        legend: t("points.legend"),
        hint: saved ? `${t("points.hint")} ${t("points.splitHint")}` : t("points.hint"),
        use: t("points.use"),
        place: t("points.place"),
        text: t("points.text"),
        point: t("points.point", { place: "{place}" }),
        after: t("points.after", { after: "{after}" }),
        whole: t("points.whole"),
      }}
    />
  );
}

export const SaveRecommendation = () => (
  <SaveWithPoints save={t("save")} points={t("points.save")} busy={t("saving")} />
);
