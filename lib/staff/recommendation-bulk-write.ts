import "server-only";
import { Prisma, type Tx } from "@/lib/db/record";
import type { BulkAct } from "@/lib/domain/bulk-act";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";

// What an act on many recommendations writes, in the transaction of the change that wants it.

/**
 * One thing that was added: to how many it was new, and how many had it; of work, how many are somebody's already; of action
 * categories, how many have one, have no suggestion, or are not this member's to change.
 */
export type Added = { kind: "tag" | "work" | "action"; words: string; got: number; had: number };

export const sumOf = (added: readonly Added[]) => added.reduce((sum, { got }) => sum + got, 0);

/** Gives what was chosen by act `id` what it lacks. */
export async function writeAct(
  tx: Tx,
  who: StaffMember,
  { id, chosen }: { id: string; chosen: number },
  { themes, groups, member, confirmsActions }: BulkAct,
  names: Map<string, string>,
): Promise<Added[]> {
  const added = [
    ...(await addTags(tx, id, chosen, THEMES, themes, names)),
    ...(await addTags(tx, id, chosen, GROUPS, groups, names)),
    ...(member ? [await assign(tx, id, chosen, member, names)] : []),
    ...(confirmsActions ? [await confirmActions(tx, who, id, chosen)] : []),
  ];
  const data = { added: sumOf(added), writtenAt: new Date() };
  await tx.bulkAct.updateMany({ where: { id }, data });
  return added;
}

/** What each code and member is called; a refusal where one is not in the record. */
export async function namesOf(tx: Tx, act: BulkAct): Promise<Outcome<Map<string, string>>> {
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

/**
 * Only where nobody has said one: what somebody said stays. Who may change a recommendation is asked of each as in its form
 * (`mayChangeBatch`).
 */
async function confirmActions(
  tx: Tx,
  who: StaffMember,
  act: string,
  chosen: number,
): Promise<Added> {
  const theirs = Prisma.sql`id in (select unnest(recommendation_ids) from bulk_act where id = ${act}::uuid)`;
  await tx.$queryRaw`select from recommendation where ${theirs} order by id for no key update`;
  const got = await tx.$executeRaw`
    update recommendation set action_category = action_suggested, action_act_id = ${act}::uuid, version = version + 1
    where ${theirs} and action_category is null and action_suggested is not null and withdrawn_at is null
      and batch_id in (select id from import_batch where case when approved_at is null
        then imported_by_id = ${who.id}::uuid else ${may(who, "approve imports")} end)`;
  return { kind: "action", words: "", got, had: chosen - got };
}
