import "server-only";
import { publication, Prisma } from "@/lib/db/publication";
import { callBoardOn, type Call, type CallBoard } from "@/lib/domain/call";
import type { Level } from "@/lib/domain/level";
import { publishedRecommendation } from "@/lib/domain/published";
import type { EditionMark } from "@/lib/domain/summary";
import { validIn } from "./edition";

/** Who was asked what, as of the edition's day; `about` keeps to one State's dossier. */
export async function callBoardIn(
  edition: EditionMark,
  about: string | undefined,
): Promise<CallBoard> {
  return callBoardOn(await listCalls(edition.number, about), edition.asOf);
}

/** Every call that an edition holds, in no order. */
export async function listCalls(edition: number, about: string | undefined): Promise<Call[]> {
  const rows = await publication.$queryRaw<{ content: unknown; level: Level }[]>`
    select content, level from recommendation where type = 'call' and ${validIn(edition)}
      and ${about === undefined ? Prisma.sql`true` : Prisma.sql`state = ${about}`}`;
  return rows.map(({ content, level }) => toCall(content, level));
}

function toCall(stored: unknown, level: Level): Call {
  const content = publishedRecommendation.parse(stored);
  const { ref, addressee, issuedBy, issuers, issuedOn, dueOn, reiterates } = content;
  const states = issuers.map(({ name }) => name);
  return {
    ref,
    words: content.summary ?? content.text ?? ref,
    addressee,
    issuers: issuedBy === null ? states : [issuedBy],
    issuedOn,
    dueOn,
    reiterates,
    level,
  };
}
