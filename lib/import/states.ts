import { tidy } from "./parsed";
import { suggester } from "./states-suggestion";

/** A State as the index needs it: its UN short names, and the other names by which files know it. */
export type KnownState = {
  iso3: string;
  name: string;
  aliases: readonly string[];
  iso2?: string;
  /** UN short names by language. */
  names?: Readonly<Record<string, string>>;
};
/** A territory that files name where a State should stand; `state` is the State under which it is listed. */
export type KnownTerritory = { name: string; state: string | null; names: readonly string[] };

export type StateIndex = {
  /** ISO3 of a name in any of its forms and languages, or null. Never guesses: "Atlantia" is not Austria. */
  find: (name: string) => string | null;
  /** ISO3 of a code of two or three letters that stands in place of a name, or null. */
  findCode: (code: string) => string | null;
  /** For tables that people wrote: a name or a code. Where it may mean two States, it means none. */
  resolve: (cell: string) => string | null;
  /** Why a name leads to no State, in words for whoever wrote it, with the State that may be meant. */
  explain: (name: string) => string;
  /** The State whose name is nearest to a misspelt one; null where none is near, or several are as near. */
  suggest: (name: string) => { iso3: string; name: string } | null;
  nameOf: (iso3: string) => string;
  /** What the index was made of. */
  known: Known;
};
export type Known = {
  states: readonly KnownState[];
  territories: readonly KnownTerritory[];
};

export function stateIndexOf(
  states: readonly KnownState[],
  territories: readonly KnownTerritory[] = [],
): StateIndex {
  const names = new Map(states.map(({ iso3, name }) => [iso3, name]));
  const nameOf = (iso3: string) => names.get(iso3) ?? iso3;
  const codes = new Map(
    states.flatMap(({ iso3, iso2 }) => (iso2 ? [iso3, iso2] : [iso3]).map((code) => [code, iso3])),
  );
  const { official, meanings } = collect(states);
  const lands = new Map(
    territories.flatMap((land) =>
      [land.name, ...land.names].map((name) => [normalise(name), land]),
    ),
  );
  const only = (found: ReadonlySet<string> | undefined) =>
    found?.size === 1 ? ([...found][0] ?? null) : null;
  const find = (name: string) => {
    const plain = normalise(name);
    return official.get(plain) ?? only(meanings.get(plain));
  };
  const findCode = (code: string) => codes.get(code.trim()) ?? null;
  const suggestIso3 = suggester(
    [...meanings].flatMap(([form, found]) => [...found].map((iso3) => ({ form, iso3 }))),
  );
  const suggest = (name: string) => {
    const iso3 = suggestIso3(normalise(name));
    return iso3 ? { iso3, name: nameOf(iso3) } : null;
  };

  return {
    find,
    findCode,
    resolve: (cell) => only(meanings.get(normalise(cell))) ?? findCode(cell),
    suggest,
    explain(name) {
      const plain = normalise(name);
      const found = [...(meanings.get(plain) ?? [])];
      if (!plain) return "There is no State.";
      if (found.length > 1) return mayBe(name, found.map(nameOf));
      const land = lands.get(plain);
      if (land) return isTerritory(name, land.state && nameOf(land.state));
      const near = suggest(name);
      return near ? isItNear(name, near.name) : isUnknown(name);
    },
    nameOf,
    known: { states, territories },
  };
}

/** What each form of a name may mean. A UN short name means its State, even where others are known by it too. */
function collect(states: readonly KnownState[]) {
  const official = new Map<string, string>();
  const meanings = new Map<string, Set<string>>();
  for (const { iso3, name, aliases, names = {} } of states) {
    const own = [name, ...Object.values(names)];
    for (const title of own) official.set(normalise(title), iso3);
    for (const form of [...own, ...aliases].flatMap(formsOf)) {
      const plain = normalise(form);
      meanings.set(plain, (meanings.get(plain) ?? new Set()).add(iso3));
    }
  }
  return { official, meanings };
}

/** "Bolivia (Plurinational State of)" is also "Plurinational State of Bolivia" and plain "Bolivia", in each language. */
function formsOf(name: string): string[] {
  const parts = /^([^()]+) \(([^()]+)\)$/.exec(name);
  if (!parts) return [name];
  const [, short = "", title = ""] = parts;
  if (title.includes("-") && /\p{Script=Arabic}/u.test(title))
    return [name, title.replace("-", ` ${short} `), short];
  const joined = /[’']$/.test(title) ? `${title}${short}` : `${title} ${short}`;
  return OPEN_END.test(title) || /\p{Script=Cyrillic}/u.test(title)
    ? [name, joined, short]
    : [name];
}

/** A title that wants the name after it, in English, French or Spanish. */
const OPEN_END = /(?: (?:of|the|de|du|des|del|de la|de los)| d[’'])$/;

/** Letter case, accents, apostrophes, brackets, commas, asterisks and "the" do not tell two States apart. */
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
 * the longest run of parts that is a name wins. `find` says which names count: those of UN documents, or a table's.
 */
export function readStates(
  list: string,
  states: StateIndex,
  find: (name: string) => string | null = states.find,
): NamesRead {
  const parts = splitOutsideBrackets(list.replaceAll(/\bon behalf of\b[^;\n)]*/giu, ""));
  const read: NamesRead = { issuers: [], unknown: [] };
  for (let from = 0; from < parts.length;) {
    const length = [3, 2, 1].find((n) => find(parts.slice(from, from + n).join(", "))) ?? 0;
    if (length) read.issuers.push(find(parts.slice(from, from + length).join(", ")) ?? "");
    else addJoined(parts[from] ?? "", find, read);
    from += Math.max(length, 1);
  }
  return { issuers: [...new Set(read.issuers)], unknown: read.unknown };
}

/** "Peru and Chile" is two States; "Bosnia and Herzegovina" was found before it came here. */
function addJoined(part: string, find: (name: string) => string | null, read: NamesRead): void {
  const words = part.replace(/^and /i, "").split(/ (and|&) /i);
  for (let from = 0; from < words.length;) {
    const length = [5, 3, 1].find((n) => find(words.slice(from, from + n).join(" ")));
    const name = words.slice(from, from + (length ?? 1)).join(" ");
    const iso3 = length && find(name);
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

const quoted = (name: string) =>
  `“${tidy(name).length > 60 ? `${tidy(name).slice(0, 59)}…` : tidy(name)}”`;
const mayBe = (name: string, names: string[]) =>
  `${quoted(name)} may be ${names.sort().join(" or ")}. Write which.`;
const isTerritory = (name: string, state: string | null) =>
  `${quoted(name)} is a territory, not a State.${state ? ` Write ${state} where its State is asked for.` : ""}`;
const isItNear = (name: string, near: string) =>
  `No State is called ${quoted(name)}. Is ${near} meant? Correct it in the file.`;
const isUnknown = (name: string) =>
  `No State of the name ${quoted(name)} is known. Correct the spelling in the file.`;
