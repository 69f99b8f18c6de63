/** The lists of the desk that can be taken away as files, by the word that forms and the log use. */
export const DESK_TABLES = [
  "recommendations",
  "evidence",
  "entries",
  "documents",
  "review",
  "imports",
  "activity",
  "search",
] as const;
export type DeskTableName = (typeof DESK_TABLES)[number];

export const TABLE_FORMATS = ["csv", "xlsx", "json"] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** Among what members take away, a report’s PDF stands beside the lists. */
export const REPORT = "report";

/** The key of the report that an export is of; null for a list. */
export const reportIn = ({ list, question }: { list: string; question: unknown }): string | null =>
  list === REPORT ? (question as { key: string }).key : null;
