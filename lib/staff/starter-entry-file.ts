import "server-only";
import { z } from "zod";
import { day } from "@/lib/domain/day";
import {
  COLLECTIONS,
  ENTRY,
  ENTRY_KINDS,
  type EntryFacts,
  type EntryKind,
} from "@/lib/domain/entry/kind";
import { linksOf, repeatedLinks, type EntryLink } from "@/lib/domain/entry/link";
import type { Party } from "./starter-treaty";

// Statements, votes, cases and all other entries of the starter: a file for each kind, named like its address, in
// `prisma/starter/china` and, for what holds for every State, in `prisma/starter/vocabulary`.

/** An entry as its file has it: its facts beside how sure we are of them. */
export type StarterEntry = {
  kind: EntryKind;
  key: string;
  tag: "S" | "E" | "G";
  /** Ids of sources. */
  sources: string[];
  checkNote: string | null;
  facts: EntryFacts;
  links: EntryLink[];
};

const head = z
  .object({
    key: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.()-]*$/),
    tag: z.enum(["S", "E", "G"]),
    sources: z.array(z.string().min(1)).default([]),
    checkNote: z.string().min(1).nullable().default(null),
    lastCheckedOn: day.nullable().default(null),
  })
  .refine(
    ({ tag, checkNote, sources }) => (tag === "G" ? checkNote !== null : sources.length > 0),
    {
      message: "G needs a checkNote that says what to check; S and E need a source",
    },
  );

const PLACES = ["vocabulary", "china"];

type ReadFile = <T>(file: string, entry: z.ZodType<T>, optional?: boolean) => Promise<T[]>;

/** Every entry of every kind; a kind without a file has none. */
export async function readEntries(
  read: ReadFile,
  parties: ReadonlyMap<string, Party[]>,
): Promise<StarterEntry[]> {
  const all: StarterEntry[] = [];
  for (const place of PLACES)
    for (const kind of ENTRY_KINDS)
      all.push(...(await read(`${place}/${COLLECTIONS[kind]}.yaml`, entryOf(kind, parties), true)));
  return all;
}

/** One entry of a file: `sources` name sources of `sources.yaml`, and stand in the facts with title and address. */
const entryOf = (kind: EntryKind, parties: ReadonlyMap<string, Party[]>) =>
  z.record(z.string(), z.unknown()).transform((given, context): StarterEntry => {
    const { key, tag, checkNote, sources, lastCheckedOn, ...facts } = given;
    const about = head.safeParse({ key, tag, checkNote, sources, lastCheckedOn });
    const said = ENTRY[kind].safeParse({
      ...(yearsAsText(
        kind === "treaty" ? withParties(facts, parties.get(String(key))) : facts,
      ) as object),
      lastCheckedOn: lastCheckedOn ?? null,
      sources: [],
    });
    if (!about.success || !said.success) {
      for (const { path, message } of [
        ...(about.error?.issues ?? []),
        ...(said.error?.issues ?? []),
      ])
        context.addIssue({ code: "custom", path, message });
      return z.NEVER;
    }
    const found = said.data as EntryFacts;
    for (const { field, value } of repeatedLinks(kind, found))
      context.addIssue({ code: "custom", path: [field], message: `${value} stands twice` });
    return { kind, ...about.data, facts: found, links: linksOf(kind, found) };
  });

/** A treaty's own rows first, then those of the table of parties. */
const withParties = (facts: Record<string, unknown>, table: Party[] = []) => ({
  ...facts,
  parties: [...((facts["parties"] as unknown[] | undefined) ?? []), ...table],
});

/** YAML reads a bare year as a number. */
function yearsAsText(value: unknown, name = ""): unknown {
  if (typeof value === "number" && DATED.test(name)) return String(value);
  if (Array.isArray(value)) return value.map((one) => yearsAsText(one, name));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, yearsAsText(one, key)]),
    );
  return value;
}
const DATED = /(^on|^from|^to|On|^since|Since|^validFrom|^validTo)$/;
