import { Select } from "@/components/ui/select";
import { Table } from "@/components/ui/table";
import { translator } from "@/lib/messages/words";

const t = translator("staff");

export type MappingColumn = { header: string; samples: string[]; field: string };

/** The columns of a file, some of their values, and what each holds. The choice of column n is the field `cn`. */
export function MappingTable({
  columns,
  fields,
}: {
  columns: readonly MappingColumn[];
  fields: readonly { value: string; label: string }[];
}) {
  return (
    <Table
      caption={t("imports.mapColumns")}
      captionHidden
      columns={[
        { key: "column", head: t("imports.mapColumn") },
        { key: "samples", head: t("imports.mapSamples"), className: "md:w-[50%]" },
        { key: "field", head: t("imports.mapField"), bare: true },
      ]}
      rows={columns.map(({ header, samples, field }, at) => ({
        key: `c${at}`,
        cells: [
          header,
          <ul key="samples">
            {samples.map((sample) => (
              <li key={sample}>{sample}</li>
            ))}
          </ul>,
          <Select
            key="field"
            name={`c${at}`}
            label={t("imports.mapFieldOf", { header })}
            empty={t("imports.mapNothing")}
            options={fields}
            defaultValue={field}
          />,
        ],
      }))}
    />
  );
}
