import { COLUMNS } from "@/lib/domain/column";
import { translator } from "@/lib/messages/words";
import { Kept } from "./kept-choices";
import type { Addresses, Asked } from "./place";

const t = translator("public");

/** What a table of the same rows is to show; without any, they stand as a list. */
export function ColumnChooser({ asked, to }: { asked: Asked; to: Addresses }) {
  const { columns = [] } = asked;
  return (
    <details className="no-print">
      <summary className="disclose text-small">{t("explorer.asTable")}</summary>
      <form action={to.recommendations()} method="get" className="pt-1 pb-4">
        <Kept asked={asked} but="columns" />
        <fieldset>
          <legend className="sr-only">{t("explorer.asTable")}</legend>
          <div className="grid grid-cols-2 gap-x-6 sm:grid-cols-3">
            {COLUMNS.map((column) => (
              <label key={column} className="text-small flex items-baseline gap-2 py-1">
                <input
                  type="checkbox"
                  name="columns"
                  value={column}
                  defaultChecked={columns.includes(column)}
                  className="accent-accent shrink-0 translate-y-px"
                />
                {t(`explorer.columns.${column}`)}
              </label>
            ))}
          </div>
        </fieldset>
        <p className="mt-2 flex flex-wrap items-baseline gap-x-4">
          <button
            type="submit"
            className="bg-ink text-paper text-small min-h-11 rounded-sm px-4 font-semibold"
          >
            {t("explorer.showTable")}
          </button>
          {columns.length > 0 && (
            <a href={to.recommendations({ ...asked, columns: undefined })} className="target">
              {t("explorer.asList")}
            </a>
          )}
        </p>
      </form>
    </details>
  );
}
