import { deskFilter, deskOrder, type DeskFilter, type DeskOrder } from "@/lib/staff/desk-filter";
import { askedIn, type Asked } from "../asked";

/** What an address asks of the table. Null is what it does not understand. */
export type TableAsked = {
  /** Every word of the address, in a form that can stand in one again. */
  asked: Record<string, string>;
  /** The filter alone, as an address has it; empty where nothing narrows the table. */
  words: string;
  filter: DeskFilter | null;
  order: DeskOrder | null;
};

export async function tableIn(searchParams: Asked): Promise<TableAsked> {
  const first = await askedIn(searchParams);
  const columns = [(await searchParams)["columns"] ?? []].flat().join(",");
  const asked = { ...first, ...(columns && { columns }) };
  const { sort, page, columns: _columns, view: _view, ...words } = asked as Record<string, string>;
  const filter = deskFilter.safeParse(words);
  const order = deskOrder.safeParse({ ...(sort && { sort }), ...(page && { page }) });
  return {
    asked,
    words: new URLSearchParams(words).toString(),
    filter: filter.success ? filter.data : null,
    order: order.success ? order.data : null,
  };
}
