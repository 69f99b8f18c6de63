import "server-only";
import { parse } from "csv-parse/sync";
import { z } from "zod";

// Where the Member States stand on eighteen treaties: some 3,500 small facts, kept as one table instead of as many lines.

const PARTIES = "vocabulary/treaty-parties.csv";

/** `1981`: a party since that year. Nothing: the table says nothing of it. */
const standing = z.string().regex(/^(\d{4}|signed|none|)$/);
const row = z.record(z.string(), z.string());

export type Party = { state: string; status: "party" | "signatory" | "none"; since: string | null };

/** The parties of each treaty by its key, as the table has them. */
export async function readParties(
  readText: (file: string) => Promise<string>,
): Promise<Map<string, Party[]>> {
  const parties = new Map<string, Party[]>();
  for (const given of z.array(row).parse(parse(await readText(PARTIES), { columns: true }))) {
    const { state = "", ...standings } = given;
    for (const [treaty, word] of Object.entries(standings)) {
      const known = partyOf(state, standing.parse(word));
      if (known) parties.set(treaty, [...(parties.get(treaty) ?? []), known]);
    }
  }
  return parties;
}

function partyOf(state: string, word: string): Party | null {
  if (word === "") return null;
  if (word === "none") return { state, status: "none", since: null };
  if (word === "signed") return { state, status: "signatory", since: null };
  return { state, status: "party", since: word };
}
