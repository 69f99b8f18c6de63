import "server-only";
import { publication, Prisma } from "@/lib/db/publication";
import { callBoardOn, type Call, type CallBoard } from "@/lib/domain/call";
import type { Level } from "@/lib/domain/level";
import { publishedRecommendation } from "@/lib/domain/published";
import { bodyWords } from "@/lib/messages/words";
import type { EditionMark } from "@/lib/domain/summary";
import { validIn } from "./edition";

/** Who was asked what, as of the edition's day; `about` keeps to one State's dossier. */
export async function callBoardIn(
  edition: EditionMark,
  about: string | undefined,
): Promise<CallBoard> {
  const [calls, related] = await Promise.all([
    listCalls(edition.number, about),
    listRelated(edition.number, about),
  ]);
  return callBoardOn(calls, edition.asOf, related);
}

/** Every call that an edition holds, in no order. */
export async function listCalls(edition: number, about: string | undefined): Promise<Call[]> {
  const rows = await publication.$queryRaw<{ content: unknown; level: Level }[]>`
    select content, level from recommendation where type = 'call' and ${validIn(edition)}
      and ${about === undefined ? Prisma.sql`true` : Prisma.sql`state = ${about}`}`;
  return rows.map(({ content, level }) => toCall(content, level));
}

/**
 * Recommendations of which calls say that they repeat them, and those that repeat the same: a demand may have begun as
 * one, long before others took it up. Step by step along an index, in both directions.
 */
async function listRelated(edition: number, about: string | undefined): Promise<Call[]> {
  const rows = await publication.$queryRaw<{ content: unknown; level: Level }[]>`
    with recursive chain as (
      select ref, content ->> 'reiterates' as repeats from recommendation
      where type = 'call' and content ->> 'reiterates' is not null and ${validIn(edition)}
        and ${about === undefined ? Prisma.sql`true` : Prisma.sql`state = ${about}`}
      union
      select next.ref, next.repeats from chain, lateral (
        select ref, content ->> 'reiterates' as repeats from recommendation
        where ref = chain.repeats and ${validIn(edition)}
        union all
        select ref, content ->> 'reiterates' from recommendation
        where content ->> 'reiterates' = chain.ref and ${validIn(edition)}
      ) as next
    )
    select content, level from recommendation join chain using (ref)
    where type <> 'call' and ${validIn(edition)}`;
  return rows.map(({ content, level }) => toCall(content, level));
}

function toCall(stored: unknown, level: Level): Call {
  const content = publishedRecommendation.parse(stored);
  const { ref, addressee, issuedBy, issuers, issuedOn, dueOn, reiterates, body } = content;
  const states = issuers.map(({ name }) => name);
  const others = states.length > 0 ? states : [bodyWords(body).name];
  return {
    ref,
    words: content.summary ?? content.text ?? ref,
    addressee,
    issuers: issuedBy === null ? others : [issuedBy],
    issuedOn,
    dueOn,
    reiterates,
    level,
  };
}
