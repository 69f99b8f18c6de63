import "server-only";
import { change, Prisma, type Tx } from "@/lib/db/record";
import { BULK_MOST, type BulkAct } from "@/lib/domain/bulk-act";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { conditionOf } from "./desk-condition";
import type { DeskFilter } from "./desk-filter";

// Tags and work given to many recommendations in one act: it adds what they lack, replaces nothing, and says which was
// which. Levels, positions and texts are never set so.

/** Single rows by reference, or all that answer to a filter, of which the page said how many they are. */
export type Chosen = { refs: readonly string[] } | { filter: DeskFilter; expected: number };

/** One thing that was added: to how many it was new, and how many had it; of work, how many are somebody's already. */
export type Added = { kind: "tag" | "work"; words: string; got: number; had: number };
export type Acted = { id: string; chosen: number; gone: number; added: Added[] };

/** Work for 10,000 rewrites 10,000 wide rows. */
const PATIENCE_MS = 60_000;

export async function actOnMany(
  who: StaffMember,
  chosen: Chosen,
  act: BulkAct,
): Promise<Outcome<Acted>> {
  if (!may(who, "tag and assign"))
    return refused("not allowed", "Themes, groups and work are given by researchers and editors");
  const where = await whichOf(who, chosen);
  const deed = ({ id, chosen: number, added }: Acted) => ({
    did: "tagged many",
    subject: `act ${id}`,
    detail: { chosen: number, added: sumOf(added) },
  });
  const work = async (tx: Tx): Promise<Outcome<Acted>> => {
    const named = await namesOf(tx, act);
    if (!named.ok) return named;
    const id = crypto.randomUUID();
    const number = await begin(tx, who, id, act, where);
    const refusal = refusalOf(chosen, number);
    if (refusal) return refusal;
    const added = [
      ...(await addTags(tx, id, number, THEMES, act.themes, named.value)),
      ...(await addTags(tx, id, number, GROUPS, act.groups, named.value)),
      ...(act.member ? [await assign(tx, id, number, act.member, named.value)] : []),
    ];
    await tx.bulkAct.updateMany({ where: { id }, data: { added: sumOf(added) } });
    const gone = "refs" in chosen ? new Set(chosen.refs).size - number : 0;
    return done({ id, chosen: number, gone, added });
  };
  return change(who, deed, work, { timeoutMs: PATIENCE_MS });
}

const sumOf = (added: readonly Added[]) => added.reduce((sum, { got }) => sum + got, 0);

async function whichOf(who: StaffMember, chosen: Chosen): Promise<Prisma.Sql> {
  if ("refs" in chosen)
    return Prisma.sql`l.recommendation_id in (select id from recommendation where ref = any(${[...chosen.refs]}))`;
  return (await conditionOf(who, chosen.filter)).where;
}

/** Notes what was chosen, one more than may be at most, and gives back how many that is. */
async function begin(
  tx: Tx,
  who: StaffMember,
  id: string,
  { themes, groups, member }: BulkAct,
  where: Prisma.Sql,
): Promise<number> {
  const [begun] = await tx.$queryRaw<{ chosen: number }[]>`
    insert into bulk_act (id, member_id, themes, groups, assigned_to_id, recommendation_ids, chosen, added)
    select ${id}::uuid, ${who.id}::uuid, ${themes}, ${groups}, ${member}::uuid, ids, cardinality(ids), 0
    from (select array(select recommendation_id from desk_line l where ${where} limit ${BULK_MOST + 1}) as ids) as chosen
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

/** What each code and member is called; a refusal where one is not in the record. */
async function namesOf(tx: Tx, act: BulkAct): Promise<Outcome<Map<string, string>>> {
  const [themes, groups, member] = [
    await tx.theme.findMany({ where: { code: { in: act.themes } } }),
    await tx.affectedGroup.findMany({ where: { code: { in: act.groups } } }),
    act.member ? await tx.member.findUnique({ where: { id: act.member } }) : null,
  ];
  if (themes.length < new Set(act.themes).size)
    return refused("not valid", "Choose themes of the list", { field: "themes" });
  if (groups.length < new Set(act.groups).size)
    return refused("not valid", "Choose groups of the list", { field: "groups" });
  if (
    act.member &&
    (!member || member.frozenAt || !may(member as Pick<StaffMember, "role">, "log evidence"))
  )
    return refused("not valid", "Choose a member who can sign in and may write", {
      field: "member",
    });
  return done(
    new Map([
      ...themes.map(({ code, label }) => [`theme ${code}`, label] as const),
      ...groups.map(({ code, label }) => [`group ${code}`, label] as const),
      ...(member ? [[`member ${member.id}`, member.name] as const] : []),
    ]),
  );
}

type TagTable = { kind: string; table: Prisma.Sql; column: Prisma.Sql };
const THEMES: TagTable = {
  kind: "theme",
  table: Prisma.sql`recommendation_theme`,
  column: Prisma.sql`theme_code`,
};
const GROUPS: TagTable = {
  kind: "group",
  table: Prisma.sql`recommendation_group`,
  column: Prisma.sql`group_code`,
};

/** In one order, so that of two acts on the same rows the second waits for the first, and finds what that added. */
async function addTags(
  tx: Tx,
  act: string,
  chosen: number,
  { kind, table, column }: TagTable,
  codes: readonly string[],
  names: Map<string, string>,
): Promise<Added[]> {
  if (codes.length === 0) return [];
  const rows = await tx.$queryRaw<{ code: string; got: number }[]>`
    with added as (
      insert into ${table} (recommendation_id, ${column}, act_id)
      select one, code, id from bulk_act, unnest(recommendation_ids) as one, unnest(${[...codes]}::text[]) as code
      where id = ${act}::uuid order by 1, 2 on conflict do nothing returning ${column} as code
    )
    select code, count(*)::int as got from added group by code`;
  const got = new Map(rows.map((row) => [row.code, row.got]));
  return codes.map((code) => {
    const number = got.get(code) ?? 0;
    const words = names.get(`${kind} ${code}`) ?? code;
    return { kind: "tag", words, got: number, had: chosen - number };
  });
}

/** Only what is nobody's: what somebody works on stays theirs. */
async function assign(
  tx: Tx,
  act: string,
  chosen: number,
  member: string,
  names: Map<string, string>,
): Promise<Added> {
  const theirs = Prisma.sql`id in (select unnest(recommendation_ids) from bulk_act where id = ${act}::uuid)`;
  await tx.$queryRaw`select from recommendation where ${theirs} order by id for no key update`;
  const got = await tx.$executeRaw`
    update recommendation set assigned_to_id = ${member}::uuid, assigned_act_id = ${act}::uuid, version = version + 1
    where ${theirs} and assigned_to_id is null and withdrawn_at is null`;
  return { kind: "work", words: names.get(`member ${member}`) ?? "", got, had: chosen - got };
}
