import { z } from "zod";
import { toCalendar } from "@/lib/export/calendar";
import { translator } from "@/lib/messages/words";
import { addressOf, OPEN_HEADERS, refusal } from "@/lib/public/api";
import { calendarOf } from "@/lib/public/calendar";
import { findEdition } from "@/lib/public/edition";
import { notFound, wrongInput } from "@/lib/public/error";
import { keptResponse } from "@/lib/public/kept";
import { knownName } from "@/lib/public/stamp";
import { aboutParameter } from "@/lib/public/parameters";
import { readQuery } from "@/lib/public/query";

const t = translator("dealings");

const calendarParameters = z.strictObject({ about: aboutParameter });

/** `/obligations.ics`: deadlines and anniversaries for a calendar; `?about=CHN` keeps to one State's dossier. */
export async function calendarAt(request: Request, pinned?: string): Promise<Response> {
  const url = new URL(request.url);
  const read = readQuery(calendarParameters, url.searchParams);
  if (!read.ok) return refusal(wrongInput(read.problem));
  const { about } = read.value;
  const file = {
    address: addressOf(url.pathname, read.value),
    contentType: "text/calendar; charset=utf-8",
    headers: OPEN_HEADERS,
  };
  return keptResponse(request, file, async (newest) => {
    const edition =
      pinned === undefined
        ? newest
        : /^[1-9]\d{0,5}$/.test(pinned)
          ? await findEdition(Number(pinned))
          : null;
    if (!edition) return notFound();
    const entries = await calendarOf(edition, about);
    const stamp = new Date(edition.publishedAt);
    return {
      status: 200,
      body: toCalendar(t("calendar.name", { site: knownName() }), entries, stamp),
    };
  });
}
