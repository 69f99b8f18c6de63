/** What the desk's table can show of a recommendation, beside its reference. */
export const DESK_COLUMNS = [
  "text",
  "date",
  "position",
  "level",
  "evidence",
  "assigned",
  "themes",
  "groups",
  "action",
] as const;
export type DeskColumn = (typeof DESK_COLUMNS)[number];
