import { tidy } from "./parsed";

/** A State as the index needs it: its UN short name, and the other names by which files know it. */
export type KnownState = { iso3: string; name: string; aliases: readonly string[] };

export type StateIndex = {
  /** ISO3 of a name in any of its forms, or null. Never guesses: "Atlantia" is not Austria. */
  find: (name: string) => string | null;
  nameOf: (iso3: string) => string;
  /** What the index was made of. */
  known: readonly KnownState[];
};

export function stateIndexOf(states: readonly KnownState[]): StateIndex {
  const byName = new Map<string, string>();
  const names = new Map<string, string>();
  for (const { iso3, name, aliases } of states) {
    names.set(iso3, name);
    for (const form of [name, ...aliases].flatMap(formsOf)) byName.set(normalise(form), iso3);
  }
  return {
    find: (name) => byName.get(normalise(name)) ?? null,
    nameOf: (iso3) => names.get(iso3) ?? iso3,
    known: states,
  };
}

/** "Bolivia (Plurinational State of)" is also "Plurinational State of Bolivia" and plain "Bolivia". */
function formsOf(name: string): string[] {
  const parts = /^([^()]+) \(([^()]+)\)$/.exec(name);
  if (!parts) return [name];
  const [, short = "", title = ""] = parts;
  return / (of|the)$/.test(title) ? [name, `${title} ${short}`, short] : [name];
}

/** Letter case, accents, apostrophes, brackets, commas and "the" do not tell two States apart. */
function normalise(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("&", " and ")
    .replaceAll(/['’‘`´ʼ]/gu, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ");
  return tidy(plain)
    .replaceAll(/\bthe\b ?/g, "")
    .trim();
}

export type NamesRead = { issuers: string[]; unknown: string[] };

/**
 * Reads a list of States: "A, B and C", "A; B", one to a line. A name may itself hold a comma or an "and":
 * the longest run of parts that is a name wins.
 */
export function readStates(list: string, states: StateIndex): NamesRead {
  const parts = splitOutsideBrackets(list.replaceAll(/,?\s*\bon behalf of\b[^;\n)]*/giu, ""));
  const read: NamesRead = { issuers: [], unknown: [] };
  for (let from = 0; from < parts.length;) {
    const length = [3, 2, 1].find((n) => states.find(parts.slice(from, from + n).join(", "))) ?? 0;
    if (length) read.issuers.push(states.find(parts.slice(from, from + length).join(", ")) ?? "");
    else addJoined(parts[from] ?? "", states, read);
    from += Math.max(length, 1);
  }
  return { issuers: [...new Set(read.issuers)], unknown: read.unknown };
}

/** "Peru and Chile" is two States; "Bosnia and Herzegovina" was found before it came here. */
function addJoined(part: string, states: StateIndex, read: NamesRead): void {
  const words = part.replace(/^and /i, "").split(/ (and|&) /i);
  for (let from = 0; from < words.length;) {
    const length = [5, 3, 1].find((n) => states.find(words.slice(from, from + n).join(" ")));
    const name = words.slice(from, from + (length ?? 1)).join(" ");
    const iso3 = length && states.find(name);
    if (iso3) read.issuers.push(iso3);
    else if (name.trim()) read.unknown.push(name.trim());
    from += (length ?? 1) + 1;
  }
}

function splitOutsideBrackets(list: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const letter of list) {
    if (letter === "(") depth += 1;
    if (letter === ")") depth = Math.max(0, depth - 1);
    if (depth === 0 && /[,;/\n|]/.test(letter)) parts.push("");
    else parts[parts.length - 1] += letter;
  }
  return parts.map(tidy).filter(Boolean);
}
