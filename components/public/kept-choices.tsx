import type { Asked } from "./place";

/** What was chosen before, so that a form of plain GET narrows it further. */
export function Kept({ asked, but }: { asked: Asked; but: keyof Asked }) {
  return Object.entries(asked).map(([name, value]) =>
    value === undefined || name === but ? null : (
      <input key={name} type="hidden" name={name} value={String(value)} />
    ),
  );
}
