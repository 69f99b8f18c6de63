import { expect, test } from "vitest";
import { z } from "zod";
import type { EditionMark } from "@/lib/domain/summary";
import { tables, toDataPackage } from "./package";
import { CSV_COLUMNS } from "./csv";

const EDITION: EditionMark = {
  number: 3,
  asOf: "2025-06-01",
  publishedAt: "2025-06-01T10:00:00.000Z",
  note: "A note.",
  sha256: "0".repeat(64),
};
const PLACE = { homepage: "https://example.org/data", pathOf: (file: string) => file };

/** What the standard says of a tabular package, written down from it. */
const address = z.url({ protocol: /^https?$/ });
const nameOf = z.string().regex(/^[-a-z0-9._/]+$/);
const licence = z.object({ name: z.string().regex(/^[-a-zA-Z0-9._]+$/), path: address });
const path = z.string().regex(/^(?!\/|\.\.?\/|~)(?!.*\/\.\.\/)/);
const field = z.object({
  name: z.string().min(1),
  type: z.enum(["string", "number", "integer", "boolean", "date", "datetime", "year"]),
  description: z.string().min(3),
});
const standard = z.object({
  profile: z.literal("tabular-data-package"),
  name: nameOf,
  created: z.iso.datetime(),
  homepage: address,
  licenses: z.array(licence).min(1),
  sources: z.array(z.object({ title: z.string().min(1) })).min(1),
  resources: z
    .array(
      z.object({
        profile: z.literal("tabular-data-resource"),
        name: nameOf,
        path,
        encoding: z.literal("utf-8"),
        schema: z.object({ fields: z.array(field).min(1), missingValues: z.array(z.string()) }),
      }),
    )
    .min(1),
});

test("the package is what the standard says a package is", () => {
  expect(() => standard.parse(toDataPackage(EDITION, PLACE))).not.toThrow();
});

test("every resource has a name of its own, and every column of a table too", () => {
  const names = toDataPackage(EDITION, PLACE).resources.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { file, fields } of tables()) {
    const columns = fields.map(({ name }) => name);
    expect(new Set(columns).size, file).toBe(columns.length);
  }
});

test("the table of recommendations is described column by column, in the order of the file", () => {
  const [recommendations] = tables();
  expect(recommendations!.file).toBe("recommendations.csv");
  expect(recommendations!.fields.map(({ name }) => name)).toEqual(CSV_COLUMNS);
});
