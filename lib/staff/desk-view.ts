import "server-only";
import { change, record, type Tx } from "@/lib/db/record";
import type { ViewDraft } from "@/lib/domain/desk-view";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { columnsIn, deskFilter, deskOrder } from "./desk-filter";

/** `of` names the member who shares it; null for one's own. */
export type DeskView = {
  id: string;
  name: string;
  query: string;
  isShared: boolean;
  isDefault: boolean;
  of: string | null;
};

/** One's own views, and those that others share, by name. */
export async function listViews(who: StaffMember): Promise<DeskView[]> {
  if (!may(who, "read the record")) return [];
  const views = await record.deskView.findMany({
    where: { OR: [{ memberId: who.id }, { isShared: true, member: { frozenAt: null } }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    include: { member: { select: { name: true } } },
  });
  return views.map(({ memberId, member, ...view }) => {
    const isOwn = memberId === who.id;
    return {
      id: view.id,
      name: view.name,
      query: view.query,
      isShared: view.isShared,
      isDefault: isOwn && view.isDefault,
      of: isOwn ? null : member.name,
    };
  });
}

/** Keeps a view, or changes one's own. */
export async function keepView(
  who: StaffMember,
  draft: ViewDraft,
): Promise<Outcome<{ id: string; query: string }>> {
  if (!may(who, "read the record"))
    return refused("not allowed", "Your account may not read the record");
  if (draft.isShared && !may(who, "tag and assign"))
    return refused("not allowed", "Sharing a view is for researchers and editors", {
      field: "isShared",
    });
  const query = plainQuery(draft.query);
  if (query === null)
    return refused("not valid", "This address asks for something that the table does not know");
  const deed = ({ id }: { id: string }) => ({ did: "kept view", subject: `view ${id}` });
  return change(who, deed, async (tx) => {
    const { id, name, isShared, isDefault } = draft;
    const same = await tx.deskView.findFirst({
      where: { memberId: who.id, name, ...(id && { NOT: { id } }) },
    });
    if (same)
      return refused("conflict", `You have a view “${name}” already: choose another name`, {
        field: "name",
      });
    if (isDefault) await dropDefault(tx, who);
    const values = { name, query, isShared, isDefault };
    if (!id) {
      const made = await tx.deskView.create({ data: { memberId: who.id, ...values } });
      return done({ id: made.id, query });
    }
    const { count } = await tx.deskView.updateMany({
      where: { id, memberId: who.id },
      data: values,
    });
    return count === 1 ? done({ id, query }) : UNKNOWN;
  });
}

export async function deleteView(who: StaffMember, id: string): Promise<Outcome<{ id: string }>> {
  if (!may(who, "read the record"))
    return refused("not allowed", "Your account may not read the record");
  return change(who, { did: "deleted view", subject: `view ${id}` }, async (tx) => {
    const { count } = await tx.deskView.deleteMany({ where: { id, memberId: who.id } });
    return count === 1 ? done({ id }) : UNKNOWN;
  });
}

const UNKNOWN = refused("not found", "There is no such view of yours");

const dropDefault = (tx: Tx, who: StaffMember) =>
  tx.deskView.updateMany({
    where: { memberId: who.id, isDefault: true },
    data: { isDefault: false },
  });

/** The words of an address that make a view, in one order; null where the table does not know them. */
export function plainQuery(address: string): string | null {
  const {
    sort,
    columns,
    page: _page,
    view: _view,
    ...words
  } = Object.fromEntries(new URLSearchParams(address)) as Record<string, string>;
  if (!deskFilter.safeParse(words).success) return null;
  if (!deskOrder.safeParse({ ...(sort && { sort }) }).success) return null;
  const kept = {
    ...words,
    ...(sort && { sort }),
    ...(columns && { columns: columnsIn(columns).join(",") }),
  };
  const sorted = Object.entries(kept).sort(([one], [other]) => (one < other ? -1 : 1));
  return new URLSearchParams(sorted).toString();
}
