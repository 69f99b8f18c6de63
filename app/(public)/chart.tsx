import { createHash } from "node:crypto";
import { z } from "zod";
import { ChartChoice, ChartPage, ChartsPage } from "@/components/public/chart-page";
import type { ChartSheet } from "@/components/public/drawing";
import { DrawingFile } from "@/components/public/drawing-file";
import { DRAWING_STYLE } from "@/components/public/drawing-ink";
import { footOf, permanentAddress, queryOf } from "@/components/public/place";
import {
  chartNamed,
  CHARTS,
  type ChartAsked,
  type ChartName,
  type ChartSubject,
} from "@/lib/domain/chart";
import { recommendationFilter } from "@/lib/domain/filter";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { toChartCsv, toChartJson } from "@/lib/export/chart";
import { chartBook } from "@/lib/export/edition-book";
import { toPng } from "@/lib/export/picture";
import { xlsxBytes } from "@/lib/export/xlsx";
import { XLSX_TYPE } from "@/lib/export/xlsx-cell";
import type { Words } from "@/lib/messages/spoken";
import { translator } from "@/lib/messages/words";
import { addressOf, mustWait, OPEN_HEADERS, refusal } from "@/lib/public/api";
import { listDossiers } from "@/lib/public/dossier";
import { errorBody, gone, notFound, wrongInput } from "@/lib/public/error";
import { keptResponse, PLAIN_WORDS } from "@/lib/public/kept";
import { readQuery } from "@/lib/public/query";
import { sheetOf, sheetsOf } from "./chart-sheet";
import { documentAt, editionNumbered, placeOf, type PublishedPlace } from "./document";
import { takenDown } from "./taken-down";
import { wrongInputAt } from "./wrong-input";

const t = translator("charts");

const chartParameters = z.strictObject({
  state: recommendationFilter.shape.state,
  ref: z.string().min(1).max(200).optional(),
  vote: z.string().min(1).max(200).optional(),
});
const chartsParameters = chartParameters.pick({ state: true });

/** `/charts?state=CHN`: every chart of a dossier; without a State, whose dossiers there are. */
export async function chartsAt(request: Request, edition?: string): Promise<Response> {
  const read = readQuery(chartsParameters, new URL(request.url).searchParams);
  if (!read.ok) return wrongInputAt(request, read.problem.message, edition);
  const { state } = read.value;
  const path = `/charts${queryOf({ state })}`;
  return documentAt(request, { path, edition }, async (place) => {
    const dossiers = await listDossiers(place.edition.number);
    if (state === undefined)
      return { title: t("choose"), body: <ChartChoice dossiers={dossiers} place={place} /> };
    const sheets = await sheetsOf(state, place);
    const name = dossiers.find(({ iso3 }) => iso3 === state)?.name ?? state;
    if (!sheets) return null;
    return {
      title: t("title", { state: name }),
      description: t("lead"),
      body: (
        <ChartsPage sheets={sheets} iso3={state} state={name} place={place} foot={footOf(place)} />
      ),
    };
  });
}

const FILE = /^([a-z-]+)(?:\.(svg|png|csv|xlsx|json))?$/;

/** `/charts/issuers?state=CHN` is a page; with `.svg`, `.png`, `.csv`, `.xlsx` or `.json` after its name, the same chart is a file. */
export async function chartAt(request: Request, file: string, edition?: string): Promise<Response> {
  const [, word = "", ending] = FILE.exec(file) ?? [];
  const name = chartNamed(word);
  if (!name) return documentAt(request, { path: null, edition }, async () => null);
  const read = askedOf(name, new URL(request.url).searchParams);
  if (ending !== undefined && isEnding(ending))
    return read.ok
      ? chartFileAt(request, { name, ending, asked: read.value, edition })
      : refusal(wrongInput(read.problem));
  if (!read.ok) return wrongInputAt(request, read.problem.message, edition);
  const path = `/charts/${name}${queryOf(read.value)}`;
  return documentAt(request, { path, edition }, async (place) => {
    const sheet = await sheetOf(name, read.value, place);
    if (!sheet) return null;
    if ("takenDownOn" in sheet) return takenDown(sheet.takenDownOn);
    return {
      title: sheet.title,
      description: sheet.definition,
      body: <ChartPage sheet={sheet} place={place} foot={footOf(place)} />,
    };
  });
}

/** What a chart is asked of: a State where it is of a dossier, a recommendation or a vote where it is of one. */
function askedOf(name: ChartName, params: URLSearchParams): Outcome<ChartAsked> {
  const read = readQuery(chartParameters, params);
  if (!read.ok) return read;
  const by = ASKED_BY[CHARTS[name]];
  const { [by]: value, ...others } = read.value;
  const [other] = Object.entries(others).filter(([, given]) => given !== undefined);
  if (other)
    return refused("not valid", t("wrong.other", { by, other: other[0] }), { field: other[0] });
  if (value === undefined && CHARTS[name] !== "entries")
    return refused("not valid", t(`wrong.${by}`), { field: by });
  return done(value === undefined ? {} : { [by]: value });
}

/** By which word each kind of chart is asked. */
const ASKED_BY = {
  dossier: "state",
  entries: "state",
  recommendation: "ref",
  vote: "vote",
} as const satisfies Record<ChartSubject, keyof ChartAsked>;

type AskedFile = {
  name: ChartName;
  ending: Ending;
  asked: ChartAsked;
  edition: string | undefined;
};

const TYPES = {
  svg: "image/svg+xml; charset=utf-8",
  png: "image/png",
  csv: "text/csv; charset=utf-8; header=present",
  xlsx: XLSX_TYPE,
  json: "application/json; charset=utf-8",
};

type Ending = keyof typeof TYPES;
const isEnding = (word: string): word is Ending => Object.hasOwn(TYPES, word);

/** Twice as wide as it is drawn, for print and for sharp screens. */
const PICTURE_WIDTH = 1440;

/** Its own few rules of style are all that an SVG may run or load. */
const STYLE_HASH = createHash("sha256").update(DRAWING_STYLE).digest("base64");
const FILE_HEADERS = {
  ...OPEN_HEADERS,
  "content-security-policy": `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; frame-ancestors 'none'`,
};

async function chartFileAt(
  request: Request,
  { name, ending, asked, edition }: AskedFile,
): Promise<Response> {
  const wait = await mustWait(request);
  if (wait) return wait;
  const file = {
    address: addressOf(`/editions/${edition ?? "newest"}/charts/${name}.${ending}`, asked),
    contentType: TYPES[ending],
    headers: FILE_HEADERS,
    unavailable: (reason: keyof typeof PLAIN_WORDS) =>
      errorBody("not available", PLAIN_WORDS[reason]),
  };
  const answer = await keptResponse(request, file, async (newest) => {
    const mark = edition === undefined ? newest : await editionNumbered(edition);
    if (!mark) return notFound();
    const path = `/charts/${name}${queryOf(asked)}`;
    const place = placeOf({
      edition: mark,
      newest: newest.number,
      pinned: edition !== undefined,
      path,
    });
    const sheet = await sheetOf(name, asked, place);
    if (!sheet) return notFound();
    if ("takenDownOn" in sheet) return gone(sheet.takenDownOn);
    return { status: 200, body: await fileOf(sheet, ending, { ...place, edition: mark }) };
  });
  if (answer.status < 400) return answer;
  // An error is JSON, whatever was asked for.
  const { status, body } = answer;
  return new Response(body, {
    status,
    headers: { ...OPEN_HEADERS, "content-type": "application/json; charset=utf-8" },
  });
}

async function fileOf(
  sheet: ChartSheet,
  ending: Ending,
  place: PublishedPlace,
): Promise<string | Uint8Array> {
  const { edition } = place;
  switch (ending) {
    case "csv":
      return toChartCsv(sheet, edition);
    case "json":
      return toChartJson(sheet, edition);
    case "xlsx": {
      const address = permanentAddress(place) ?? place.origin;
      return xlsxBytes(chartBook(sheet, { edition, address }));
    }
    case "svg":
      return chartSvg(sheet, place);
    case "png":
      return toPng(await chartSvg(sheet, place), PICTURE_WIDTH);
  }
}

/** A chart as a drawing that stands alone: a file, or what a picture is made of. */
export async function chartSvg(
  sheet: ChartSheet,
  place: PublishedPlace,
  { foot = footOf(place), ...more }: { bare?: boolean; say?: Words; foot?: string } = {},
): Promise<string> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  const address = permanentAddress(place) ?? place.origin;
  return renderToStaticMarkup(
    <DrawingFile sheet={sheet} foot={foot} address={address} {...more} />,
  );
}
