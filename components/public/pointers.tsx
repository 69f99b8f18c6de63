import type { EntryKind } from "@/lib/domain/entry/kind";
import type { Pointer } from "@/lib/domain/entry/line";
import { kindWords } from "@/lib/messages/entry";
import { roleWords } from "@/lib/messages/role";
import { translator } from "@/lib/messages/words";
import { Entry } from "./entry";
import { asideOf } from "./entry-list";
import type { Addresses } from "./place";

const t = translator("pages");

const SHOWN = 12;

/** What in the record points here, by kind and role, the newest first. */
export function Pointers({ pointers, to }: { pointers: readonly Pointer[]; to: Addresses }) {
  if (pointers.length === 0) return null;
  return (
    <Entry id="pointers" name={t("entry.pointers")}>
      <div className="space-y-7">
        {groupsOf(pointers).map(({ kind, part, some }) => (
          <section key={`${kind} ${part}`}>
            <h3 className="font-semibold">
              {kindWords(kind).many}
              <span className="text-soft font-normal"> · {roleWords(part)}</span>
            </h3>
            <PointerList some={some.slice(0, SHOWN)} to={to} />
            {some.length > SHOWN && (
              <details>
                <summary className="disclose text-small">
                  {t("list.more", { count: some.length - SHOWN })}
                </summary>
                <PointerList some={some.slice(SHOWN)} to={to} />
              </details>
            )}
          </section>
        ))}
      </div>
    </Entry>
  );
}

function PointerList({ some, to }: { some: readonly Pointer[]; to: Addresses }) {
  return (
    <ul className="mt-1 space-y-1.5">
      {some.map((pointer) => (
        <li key={pointer.key} className="max-w-[72ch]">
          <a href={to.entry(pointer.kind, pointer.key)}>{pointer.title}</a>
          {asideOf(pointer) && <span className="text-note text-soft"> · {asideOf(pointer)}</span>}
        </li>
      ))}
    </ul>
  );
}

type Group = { kind: EntryKind; part: string; some: Pointer[] };

function groupsOf(pointers: readonly Pointer[]): Group[] {
  const groups = new Map<string, Group>();
  for (const pointer of pointers) {
    const { kind, part } = pointer;
    const group = groups.get(`${kind} ${part}`) ?? { kind, part, some: [] };
    groups.set(`${kind} ${part}`, { ...group, some: [...group.some, pointer] });
  }
  return [...groups.values()];
}
