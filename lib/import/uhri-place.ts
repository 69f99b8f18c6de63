import { type ParsedAddressee, tidy } from "./parsed";
import type { StateIndex } from "./states";
import { ownCopy } from "./stream";

/** Who is asked: a State, a territory under one or under none, or a union of States. `how` says what had to be mended. */
export type Place = { state: string | null; addressee?: ParsedAddressee; how?: string };

/** The same few hundred names stand in every record of a large file. */
const known = new WeakMap<StateIndex, Map<string, Place | null>>();

/** Names with an asterisk, codes in place of names, territories and the European Union; null for what is none of these. */
export function placeOf(given: string, states: StateIndex): Place | null {
  const places = known.get(states) ?? new Map<string, Place | null>();
  known.set(states, places);
  const held = places.get(given);
  if (held !== undefined) return held;
  const place = readPlace(given, states);
  if (places.size < 10_000) places.set(ownCopy(given), place);
  return place;
}

function readPlace(given: string, states: StateIndex): Place | null {
  const name = tidy(given.replace(/^\s*-\s+/, "").replaceAll("*", " "));
  if (/^european union$/i.test(name))
    return { state: null, addressee: { kind: "states", name: "European Union" } };
  const territory = territoryOf(name, states);
  if (territory) return territory;
  const iso3 = states.find(name);
  if (iso3) return { state: iso3, ...mendedName(given, name, states.nameOf(iso3)) };
  const coded = /^[A-Z]{2,3}$/.test(name) ? states.findCode(name) : null;
  return coded ? { state: coded, how: "a code in place of a State’s name" } : null;
}

function mendedName(given: string, name: string, known: string): { how?: string } {
  if (given.includes("*")) return { how: "an asterisk after a State’s name" };
  return name === known ? {} : { how: "another name of a State" };
}

/** "Hong Kong, China (SAR)", "China, Macao": the parts of the name in any order, without what they are called besides. */
function territoryOf(name: string, states: StateIndex): Place | null {
  const words = plain(name);
  const land = states.known.territories.find((one) =>
    [one.name, ...one.names].some((form) => plain(form) === words),
  );
  if (!land) return null;
  return {
    state: land.state,
    addressee: { kind: "territory", name: land.name, territory: land.name },
    ...(name !== land.name && { how: "another name of a territory" }),
  };
}

const plain = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/\b(sar|special administrative region|the|of)\b/g, " ")
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
    .sort()
    .join(" ");

/** The State in a symbol such as CEDAW/C/ALB/CO/4 or CCPR/C/CHN-HKG/CO/4, where exactly one part of it is a State's code. */
export function placeOfSymbol(symbol: string, states: StateIndex): Place | null {
  const found = symbol
    .split("/")
    .slice(1)
    .flatMap((part) => {
      const [, code = "", land] = /^([A-Z]{3})(?:-([A-Z]{3}))?$/.exec(part) ?? [];
      const state = code && states.findCode(code);
      return state ? [{ state, land }] : [];
    });
  const [one, ...more] = found;
  if (!one || more.length > 0) return null;
  const territory = LANDS[one.land ?? ""];
  if (one.land && !territory) return null;
  return {
    state: one.state,
    ...(territory && { addressee: { kind: "territory", name: territory, territory } }),
  };
}

const LANDS: Readonly<Record<string, string>> = { HKG: "Hong Kong", MAC: "Macao" };
