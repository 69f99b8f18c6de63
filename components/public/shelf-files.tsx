import { translator } from "@/lib/messages/words";

const t = translator("pages");

/** The files of one kind: the table, the same as a workbook and whole, and a table for each list inside. */
export type ShelfFileNames = {
  name: string;
  table: string;
  workbook: string;
  whole: string;
  lists: readonly string[];
};

/** Every file of everything that is no recommendation. */
export function ShelfFiles({ files }: { files: readonly ShelfFileNames[] }) {
  return (
    <dl className="text-small">
      {files.map(({ name, table, workbook, whole, lists }) => (
        <div key={name} className="border-rule border-t py-2">
          <dt className="font-semibold">{name}</dt>
          <dd>
            <File name={table} /> · <File name={workbook} /> · <File name={whole} />
            {lists.length > 0 && (
              <details>
                <summary className="disclose">{t("data.lists")}</summary>
                <ul>
                  {lists.map((file) => (
                    <li key={file}>
                      <File name={file} /> · <File name={file.replace(/csv$/, "xlsx")} />
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const File = ({ name }: { name: string }) => (
  <a href={`/data/${name}`} className="target">
    {name}
  </a>
);
