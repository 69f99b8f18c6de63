import { z } from "zod";
import { done, type Outcome, refused } from "@/lib/domain/outcome";
import { HEADERS, MAPPED_FIELDS, type MappedField } from "./mapping-words";

/** Which column says what, by the header of the column. Columns that are not named are not read. */
export const mapping = z.strictObject({
  columns: z
    .record(z.string().min(1).max(200), z.enum(MAPPED_FIELDS))
    .refine((columns) => Object.keys(columns).length <= 60, "too many columns"),
});
export type Mapping = z.infer<typeof mapping>;

/**
 * Suggests a mapping from the headers of a table. Each field is given to the column whose header says it most plainly,
 * and each column says one thing; a header that says nothing known is left out.
 */
export function suggestMapping(headers: readonly string[]): Mapping {
  const columns: Record<string, MappedField> = {};
  for (const field of MAPPED_FIELDS) {
    const best = headers
      .map((header) => ({ header, rank: HEADERS[field].indexOf(plainHeader(header)) }))
      .filter(({ header, rank }) => rank >= 0 && !Object.hasOwn(columns, header))
      .sort((one, other) => one.rank - other.rank)[0];
    if (best) columns[best.header] = field;
  }
  return { columns };
}

/** Why this mapping cannot be used on a table with these headers; null where it can. */
export function wrongWithMapping(
  { columns }: Mapping,
  headers: readonly string[],
  hasState: boolean,
): string | null {
  const absent = Object.keys(columns).filter((header) => !headers.includes(header));
  if (absent.length > 0)
    return `The mapping names ${absent.map((one) => `“${one}”`).join(", ")}, and the file has no such column. Its columns are ${headers.map((one) => `“${one}”`).join(", ")}.`;
  const fields = Object.values(columns);
  const twice = fields.find((field, at) => fields.indexOf(field) !== at);
  if (twice) return `Two columns are mapped to “${twice}”. Choose one of them.`;
  if (!fields.includes("text")) return "No column is mapped to the text of the recommendation.";
  return fields.includes("state") || hasState
    ? null
    : "No column is mapped to the State, and no State is given for the whole file.";
}

/** Reads "Title=text,Country=state", as the command line has it. */
export function parseColumns(given: string): Outcome<Mapping> {
  const pairs = given.split(",").map((pair) => {
    const at = pair.lastIndexOf("=");
    return at < 0 ? [pair.trim(), ""] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  });
  const wrong = pairs.find(
    ([header, field]) => !header || !(MAPPED_FIELDS as readonly string[]).includes(field ?? ""),
  );
  const parsed = mapping.safeParse({ columns: Object.fromEntries(pairs) });
  if (wrong || !parsed.success)
    return refused(
      "not valid",
      `“${wrong?.join("=") ?? given}” maps no column: write HEADER=FIELD, separated by commas. Fields are ${MAPPED_FIELDS.join(", ")}.`,
      { field: "columns" },
    );
  return done(parsed.data);
}

/** Letter case, accents, signs and the marks of languages ("__en") do not tell two headers apart. */
export const plainHeader = (header: string): string =>
  header
    .replace(/__[a-z]{2}$/i, "")
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
