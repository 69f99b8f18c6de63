import type { ReportFacts } from "@/lib/domain/entry/report";
import type { EditionMark } from "@/lib/domain/summary";
import type { Picture } from "@/lib/export/report/block";
import { chartSvg } from "./chart";
import { sheetOf } from "./chart-sheet";
import { placeOf } from "./document";

/** The charts that a report shows, as its edition has them: each with its finding, its definition, and whose numbers they are. */
export async function chartsOf(
  charts: ReportFacts["charts"],
  state: string | null,
  edition: EditionMark,
): Promise<Picture[]> {
  if (state === null) return [];
  const place = placeOf({ edition, newest: edition.number, pinned: true, path: null });
  const pictures = await Promise.all(
    charts.map(async (name) => {
      const sheet = await sheetOf(name, { state }, place);
      if (!sheet || "takenDownOn" in sheet || !sheet.drawing) return [];
      const svg = await chartSvg(sheet, place, { bare: true });
      const { title, definition, source } = sheet;
      return [pictureOf(svg, { title, definition, source })];
    }),
  );
  return pictures.flat();
}

type Words = { title: string; definition: string; source: string };

function pictureOf(svg: string, { title, definition, source }: Words): Picture {
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
