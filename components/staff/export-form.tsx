import { TABLE_FORMATS, type DeskTableName } from "@/lib/domain/desk-table";
import { exportWords as t } from "@/lib/messages/export";

/** All rows of a list, not the page of it, as a file in one of three formats. */
export function ExportForm({
  table,
  asked = {},
}: {
  table: DeskTableName;
  /** What the list was asked, in the words of its address. */
  asked?: Record<string, string | undefined>;
}) {
  const words = Object.entries(asked).filter(
    (pair): pair is [string, string] => pair[0] !== "page" && Boolean(pair[1]),
  );
  return (
    <form method="post" action="/desk/export" className="mb-3 flex flex-wrap items-center gap-x-4">
      <span className="text-small text-soft">{t("label")}</span>
      <input type="hidden" name="table" value={table} />
      <input type="hidden" name="question" value={new URLSearchParams(words).toString()} />
      {TABLE_FORMATS.map((format) => (
        <button
          key={format}
          type="submit"
          name="format"
          value={format}
          aria-label={t("one", { format: format.toUpperCase(), title: t(`title.${table}`) })}
          className="text-small text-accent min-h-10 min-w-6 underline"
        >
          {format.toUpperCase()}
        </button>
      ))}
    </form>
  );
}
