import { z } from "zod";
import { EditionChangesPage, movesInWords } from "@/components/public/changes-page";
import { movesOf } from "@/lib/domain/edition-move";
import { translator } from "@/lib/messages/words";
import { changesBetween, countEntryMoves, countMoves } from "@/lib/public/change";
import { findEdition, listEditions } from "@/lib/public/edition";
import { readQuery } from "@/lib/public/query";
import { documentAt } from "./document";
import { wrongInputAt } from "./wrong-input";

const t = translator("editions");

/** How many changes a page lists; the sentence counts them all. */
const SHOWN = 200;

const number = z.coerce.number().int().min(1).max(999_999);
const changesParameters = z.strictObject({ since: number.optional() });
const chosenParameters = z.strictObject({ since: number, until: number });

/** `/editions/7/changes?since=3`; without `since`, the edition before. */
export async function editionChangesAt(request: Request, edition: string): Promise<Response> {
  const read = readQuery(changesParameters, new URL(request.url).searchParams);
  if (!read.ok) return wrongInputAt(request, read.problem.message, undefined);
  const until = /^[1-9]\d{0,5}$/.test(edition) ? Number(edition) : 0;
  const since = read.value.since ?? until - 1;
  if (until === 1 && since === 0) return wrongInputAt(request, t("wrong.first"), undefined);
  if (until > 0 && since >= until)
    return wrongInputAt(request, t("wrong.order", { last: until - 1 }), undefined);
  const path = `/editions/${edition}/changes?since=${since}`;
  return documentAt(request, { path, edition, pinned: false }, async (place) => {
    const before = await findEdition(since);
    if (!before) return null;
    const asked = { since, until };
    const [editions, counts, entries, changes] = await Promise.all([
      listEditions(),
      countMoves(asked),
      countEntryMoves(asked),
      changesBetween(asked, { limit: SHOWN }),
    ]);
    const moves = movesOf(counts);
    const compared = { since: before, until: place.edition, moves, entries, changes };
    return {
      title: t("between.title", asked),
      description: movesInWords(moves),
      body: <EditionChangesPage {...{ compared, editions, place }} shown={SHOWN} />,
    };
  });
}

/** `/editions/changes?since=3&until=7`, as the form asks, in either order: one comparison has one address. */
export async function chosenEditionsAt(request: Request): Promise<Response> {
  const read = readQuery(chosenParameters, new URL(request.url).searchParams);
  if (!read.ok) return wrongInputAt(request, read.problem.message, undefined);
  const { since, until } = read.value;
  const [first, last] = since < until ? [since, until] : [until, since];
  return new Response(null, {
    status: 308,
    headers: { location: `/editions/${last}/changes?since=${first}`, "cache-control": "no-store" },
  });
}
