import { CARD_WIDTH, toCard } from "@/lib/export/card";
import { toPng } from "@/lib/export/picture";
import { addressOf, OPEN_HEADERS, refusal } from "@/lib/public/api";
import { cardOf } from "@/lib/public/card";
import { findEdition } from "@/lib/public/edition";
import { notFound, wrongInput } from "@/lib/public/error";
import { keptResponse } from "@/lib/public/kept";
import { editionParameters } from "@/lib/public/parameters";
import { readQuery } from "@/lib/public/query";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ kind: string; file: string }> };

/** `/card/dossier/chn.png?edition=3`: the picture that others show beside a link to that page. */
export async function GET(request: Request, { params }: Context) {
  const { kind, file } = await params;
  const url = new URL(request.url);
  const read = readQuery(editionParameters, url.searchParams);
  if (!read.ok) return refusal(wrongInput(read.problem));
  const key = /^(.+)\.png$/.exec(decodeURIComponent(file))?.[1];
  if (key === undefined) return refusal(notFound());
  const { edition: number } = read.value;
  const door = {
    address: addressOf(url.pathname, read.value),
    contentType: "image/png",
    headers: OPEN_HEADERS,
  };
  const answer = await keptResponse(request, door, async (newest) => {
    const edition = number === undefined ? newest : await findEdition(number);
    const card = edition && (await cardOf(kind, key, edition));
    return card ? { status: 200, body: toPng(toCard(card), CARD_WIDTH) } : notFound();
  });
  return answer.status === 404 ? refusal(notFound()) : answer;
}
