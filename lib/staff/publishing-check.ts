import "server-only";
import type { Tx } from "@/lib/db/record";
import { namesIn } from "@/lib/domain/guarded-name";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { protectedIn } from "@/lib/domain/protected-name";
import type { PublishedKind } from "@/lib/domain/published";
import { ownChanges } from "./own-change";
import { draftItems, type DraftItem, type PendingKey } from "./publishing-draft";
import { nameGuard, nameHits } from "./publishing-name";

/** One thing that an edition brings. */
export type Brought = {
  kind: PublishedKind;
  key: string;
  after: object | null;
  change: "added" | "changed" | "removed";
};

export type Checked = {
  items: Brought[];
  /** How many others wait for a later edition. */ waiting: number;
};

/**
 * What an edition with this note would bring at `now`, once it has been looked through: no name in it that the public may
 * not know, and nothing that only this member has seen. `isBrought` leaves out what is not for this edition.
 */
export async function checkedItems(
  tx: Tx,
  who: StaffMember,
  {
    note,
    now,
    keys,
    isBrought = () => true,
  }: {
    note: string;
    now: Date;
    keys: readonly PendingKey[];
    isBrought?: (item: DraftItem) => boolean;
  },
): Promise<Outcome<Checked>> {
  const guard = await nameGuard(tx, who, now);
  const { protectedNames } = guard;
  if (!protectedNames.ok) return protectedNames;
  if ([...namesIn(note, guard.index), ...protectedIn(note, protectedNames.value)].length > 0)
    return refused("not valid", "A name that the public may not know stands in this note", {
      field: "note",
    });
  const items: Brought[] = [];
  const unanswered = new Set<string>();
  let waiting = 0;
  for await (const all of draftItems(tx, keys, now)) {
    const brought = all.filter(isBrought);
    waiting += all.length - brought.length;
    for (const { key, reason } of await nameHits(tx, guard, brought))
      if (reason === null) unanswered.add(key);
    for (const item of brought) items.push(toBrought(item));
  }
  if (unanswered.size > 0) return refused("not ready", aboutNames([...unanswered]));
  const own = await ownChanges(tx, who, items);
  if (own.length > 0)
    return refused(
      "same person",
      `You changed ${own.join(", ")} yourself: another editor has to look at this edition and publish it`,
    );
  return done({ items, waiting });
}

const toBrought = (item: DraftItem): Brought => ({
  kind: item.kind,
  key: item.key,
  after: item.after,
  change: changeOf(item),
});

export const changeOf = ({ before, after }: DraftItem): Brought["change"] =>
  before === null ? "added" : after === null ? "removed" : "changed";

/** Says where, never which names: this may be printed where others look. */
const aboutNames = (keys: string[]): string =>
  `Names that the public may not know stand in ${firstFew(keys)}: change the words, or answer for each name under Publish`;

const FEW = 5;

export function firstFew(keys: readonly string[]): string {
  const more = keys.length > FEW ? ` and ${keys.length - FEW} more` : "";
  return `${keys.slice(0, FEW).join(", ")}${more}`;
}
