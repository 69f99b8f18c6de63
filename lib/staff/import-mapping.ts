import "server-only";
import { createHash } from "node:crypto";
import { change, record } from "@/lib/db/record";
import { done, type Outcome, refused } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";
import { type Mapping, mapping, suggestMapping } from "@/lib/import/mapping";
import { openTable } from "@/lib/import/read-table";
import { recordedStates } from "./vocabulary";

/** A table to be mapped: its columns with some of their values, and a mapping to begin with. */
export type TableLook = {
  rows: number;
  columns: { header: string; samples: string[] }[];
  /** Of the mapping below, where it is one that was remembered. */
  name: string | null;
  mapping: Mapping;
};

const SAMPLES = 3;
const SAMPLE_LETTERS = 120;

/** Looks into a table whose layout is not known. A remembered mapping that fits it is suggested before any other. */
export async function lookIntoTable(
  who: StaffMember,
  { bytes }: { bytes: Uint8Array },
): Promise<Outcome<TableLook>> {
  if (!may(who, "import files")) return refused("not allowed", IMPORTING);
  const table = await openTable(bytes, await recordedStates());
  if (!table.ok) return table;
  const { headers, rows } = table.value;
  const fitting = (await rememberedMappings()).find(({ mapping: { columns } }) =>
    Object.keys(columns).every((header) => headers.includes(header)),
  );
  return done({
    rows: rows.length,
    columns: headers.map((header, at) => ({ header, samples: samplesOf(rows, at) })),
    name: fitting?.name ?? null,
    mapping: fitting?.mapping ?? suggestMapping(headers),
  });
}

function samplesOf(rows: readonly { cells: string[] }[], at: number): string[] {
  const samples = new Set<string>();
  for (const { cells } of rows.slice(0, 200)) {
    const cell = (cells[at] ?? "").trim();
    if (cell) samples.add(cell.slice(0, SAMPLE_LETTERS));
    if (samples.size === SAMPLES) break;
  }
  return [...samples];
}

/** The names of the mappings that were remembered, the newest first. */
export async function listMappings(who: StaffMember): Promise<Outcome<string[]>> {
  if (!may(who, "read the record")) return refused("not allowed", READING);
  return done((await rememberedMappings()).map(({ name }) => name));
}

export async function findMapping(who: StaffMember, name: string): Promise<Outcome<Mapping>> {
  if (!may(who, "read the record")) return refused("not allowed", READING);
  const held = await rememberedMappings();
  const found = held.find((one) => one.name === name.trim());
  if (found) return done(found.mapping);
  const names = held.map((one) => `“${one.name}”`).join(", ");
  return refused(
    "not found",
    `No mapping is called “${name}”. ${names ? `There are ${names}.` : "None has been remembered."}`,
    { field: "mapping" },
  );
}

/** Remembers a mapping by name; the same name replaces what it was. */
export async function rememberMapping(
  who: StaffMember,
  given: { name: string; mapping: Mapping },
): Promise<Outcome<{ name: string }>> {
  if (!may(who, "import files")) return refused("not allowed", IMPORTING);
  const name = given.name.replaceAll(/\s+/g, " ").trim();
  if (!name || name.length > 80)
    return refused("not valid", "Give the mapping a name of at most 80 letters.", {
      field: "name",
    });
  const columns = Object.keys(given.mapping.columns).length;
  if (columns === 0)
    return refused("not valid", "A mapping says of one column at least what it holds.", {
      field: "mapping",
    });
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 16);
  return change(
    who,
    { did: "remembered a mapping", subject: `mapping:${hash}`, detail: { columns } },
    async (tx) => {
      const held = { mapping: given.mapping, createdById: who.id, updatedAt: new Date() };
      await tx.importMapping.upsert({ where: { name }, create: { name, ...held }, update: held });
      return done({ name });
    },
  );
}

/** A mapping of an earlier version that names a field no longer known is passed over. */
async function rememberedMappings(): Promise<{ name: string; mapping: Mapping }[]> {
  const rows = await record.importMapping.findMany({
    orderBy: [{ updatedAt: "desc" }, { name: "asc" }],
  });
  return rows.flatMap((row) => {
    const read = mapping.safeParse(row.mapping);
    return read.success ? [{ name: row.name, mapping: read.data }] : [];
  });
}

const IMPORTING = "Importing files takes the role of a researcher.";
const READING = "Reading the record takes an account that is not frozen.";
