import "server-only";
import { change, Prisma, type Tx } from "@/lib/db/record";
import { AT_ONCE, BULK_MOST, type BulkAct } from "@/lib/domain/bulk-act";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { conditionOf } from "./desk-condition";
import type { DeskFilter } from "./desk-filter";
import { putOff } from "./job";
import { type Added, namesOf, sumOf, writeAct } from "./recommendation-bulk-write";

// Tags and work given to many recommendations in one act: it adds what they lack, replaces nothing, and says which was
// which. Levels, positions and texts are never set so.

/** Single rows by reference, or all that answer to a filter, of which the page said how many they are. */
export type Chosen = { refs: readonly string[] } | { filter: DeskFilter; expected: number };

/** `added` is null where very many were chosen: a job writes it, and what came of it stands with the act. */
export type Acted = { id: string; chosen: number; gone: number; added: Added[] | null };

export async function actOnMany(
  who: StaffMember,
  chosen: Chosen,
  act: BulkAct,
  atOnce = AT_ONCE,
): Promise<Outcome<Acted>> {
  if (!may(who, "tag and assign"))
    return refused("not allowed", "Themes, groups and work are given by researchers and editors");
  const which = await whichOf(who, chosen);
  const deed = ({ id, chosen: number, added }: Acted) =>
    added
      ? {
          did: "tagged many",
          subject: `act ${id}`,
          detail: { chosen: number, added: sumOf(added) },
        }
      : { did: "put off act on many", subject: id, detail: { chosen: number } };
  const work = async (tx: Tx): Promise<Outcome<Acted>> => {
    const named = await namesOf(tx, act);
    if (!named.ok) return named;
    const id = crypto.randomUUID();
    const number = await begin(tx, who, id, act, which);
    const refusal = refusalOf(chosen, number);
    if (refusal) return refusal;
    const gone = "refs" in chosen ? new Set(chosen.refs).size - number : 0;
    const begun = { id, chosen: number, gone };
    if (number <= atOnce)
      return done({ ...begun, added: await writeAct(tx, who, begun, act, named.value) });
    await putOff(tx, "act on many", { subject: id, at: new Date(), key: jobOf(id) });
    return done({ ...begun, added: null });
  };
  return change(who, deed, work);
}

/** The name of an act's job. */
export const jobOf = (id: string) => `act ${id}`;

/** The ids of what was chosen, as a question. */
async function whichOf(who: StaffMember, chosen: Chosen): Promise<Prisma.Sql> {
  if ("refs" in chosen)
    return Prisma.sql`select id from recommendation where withdrawn_at is null and ref = any(${[...chosen.refs]})`;
  const { ids, where } = await conditionOf(who, chosen.filter);
  return chosen.filter.q
    ? ids
    : Prisma.sql`select l.recommendation_id as id from desk_line l where ${where}`;
}

/** Notes what was chosen, one more than may be at most, and gives back how many that is. */
async function begin(
  tx: Tx,
  who: StaffMember,
  id: string,
  { themes, groups, member, confirmsActions }: BulkAct,
  which: Prisma.Sql,
): Promise<number> {
  const [begun] = await tx.$queryRaw<{ chosen: number }[]>`
    insert into bulk_act (id, member_id, themes, groups, assigned_to_id, confirms_actions, recommendation_ids, chosen, added)
    select ${id}::uuid, ${who.id}::uuid, ${themes}, ${groups}, ${member}::uuid, ${confirmsActions}, ids, cardinality(ids), 0
    from (select array(${which} limit ${BULK_MOST + 1}) as ids) as chosen
    returning chosen`;
  return begun?.chosen ?? 0;
}

function refusalOf(chosen: Chosen, found: number): Outcome<never> | null {
  if (found === 0)
    return refused("not valid", "Choose at least one recommendation", { field: "ref" });
  if (found > BULK_MOST)
    return refused(
      "not valid",
      `At most ${BULK_MOST.toLocaleString("en")} recommendations are changed at once, and more answer to this filter: narrow it`,
    );
  if ("expected" in chosen && chosen.expected !== found)
    return refused(
      "stale",
      `${found.toLocaleString("en")} answer to this filter now, and ${chosen.expected.toLocaleString("en")} did when you chose them. Nothing was changed: look again, then choose`,
    );
  return null;
}
