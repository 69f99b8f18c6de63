import { languageOfReport } from "@/lib/domain/entry/report";
import { USUAL_LANGUAGE } from "@/lib/domain/language";
import type { Picture } from "@/lib/export/report/block";
import type { ReportInput } from "@/lib/export/report/input";
import { calledBy } from "@/lib/export/report/state-called";
import { wordsIn } from "@/lib/messages/printed";
import { summaryOf } from "@/lib/public/summary";
import { chartSvg } from "./chart";
import { reportSheetOf } from "./chart-sheet";
import { placeOf } from "./document";

/**
 * The charts that a report shows, as its edition has them and in its language: each with its finding, its definition, and
 * whose numbers they are.
 */
export async function chartsOf(input: ReportInput): Promise<Picture[]> {
  const { facts, edition } = input;
  const whole = input.state && (await summaryOf(input.state.iso3, edition));
  if (!whole || facts.charts.length === 0) return [];
  const say = wordsIn(languageOfReport(facts));
  const summary = { ...whole, state: calledBy(input.called).state(whole.state) };
  const place = placeOf({ edition, newest: edition.number, pinned: true, path: null });
  const foot = say.report("edition", {
    number: String(edition.number),
    day: say.date(edition.asOf),
  });
  const pictures = await Promise.all(
    facts.charts.map(async (name) => {
      const sheet = await reportSheetOf(name, summary, place, say);
      if (!sheet.drawing) return [];
      const spoken = say.language === USUAL_LANGUAGE ? {} : { say, foot };
      const svg = await chartSvg(sheet, place, { bare: true, ...spoken });
      const { title, definition, source } = sheet;
      return [pictureOf(svg, { title, definition, source })];
    }),
  );
  return pictures.flat();
}

type Told = { title: string; definition: string; source: string };

function pictureOf(svg: string, { title, definition, source }: Told): Picture {
  const [, width = "720", height = "300"] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  return {
    kind: "picture",
    caption: title,
    svg,
    width: Number(width),
    height: Number(height),
    alt: `${title} ${definition}`,
    notes: [definition, source],
  };
}
