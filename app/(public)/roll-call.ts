import { rollCallBook } from "@/lib/export/edition-book";
import { toRollCallCsv } from "@/lib/export/roll-call";
import { xlsxBytes } from "@/lib/export/xlsx";
import { XLSX_TYPE } from "@/lib/export/xlsx-cell";
import { addressOf, mustWait, OPEN_HEADERS, refusal } from "@/lib/public/api";
import { findEdition } from "@/lib/public/edition";
import { findEntry } from "@/lib/public/entry";
import { errorBody, gone, notFound, wrongInput } from "@/lib/public/error";
import { keptResponse, PLAIN_WORDS } from "@/lib/public/kept";
import { editionParameters } from "@/lib/public/parameters";
import { readQuery } from "@/lib/public/query";
import { siteAddress } from "@/lib/public/site";
import { ofEdition } from "@/lib/public/to-answer";
import { rollCallFor } from "@/lib/public/vote";

const TYPES = {
  csv: "text/csv; charset=utf-8; header=present",
  json: "application/json; charset=utf-8",
  xlsx: XLSX_TYPE,
};

/** `/votes/{key}/roll-call.csv`, `.xlsx` and `.json`: every State that has a row, with what was declared beside what is counted. */
export async function rollCallAt(
  request: Request,
  key: string,
  ending: keyof typeof TYPES,
): Promise<Response> {
  const wait = await mustWait(request);
  if (wait) return wait;
  const url = new URL(request.url);
  const read = readQuery(editionParameters, url.searchParams);
  if (!read.ok) return refusal(wrongInput(read.problem));
  const { edition: number } = read.value;
  const file = {
    address: addressOf(url.pathname, read.value),
    contentType: TYPES[ending],
    headers: OPEN_HEADERS,
    unavailable: (reason: keyof typeof PLAIN_WORDS) =>
      errorBody("not available", PLAIN_WORDS[reason]),
  };
  return keptResponse(request, file, async (newest) => {
    const edition = number === undefined ? newest : await findEdition(number);
    const found = edition && (await findEntry("vote", decodeURIComponent(key), edition.number));
    if (!edition || !found) return notFound();
    if ("takenDownOn" in found) return gone(found.takenDownOn);
    const { entry } = found;
    const { rows, reconciliation } = await rollCallFor(entry, edition.number);
    const vote = { key: entry.key, on: entry.facts.on };
    if (ending === "csv") return { status: 200, body: toRollCallCsv(vote, rows, edition) };
    if (ending === "xlsx") {
      const address = siteAddress(addressOf(url.pathname, { edition: edition.number }));
      return { status: 200, body: await xlsxBytes(rollCallBook(vote, rows, { edition, address })) };
    }
    const { title, on, symbol, result } = entry.facts;
    const answer = {
      ...ofEdition(edition),
      vote: { key: entry.key, title, symbol, on, result, ...reconciliation },
      total: rows.length,
      items: rows.map(({ state, vote, signed }) => ({ ...state, vote, signed })),
    };
    return { status: 200, body: JSON.stringify(answer) };
  });
}
