import { daysBetween, latestDayOf, precisionOf, type Day, type PartialDate } from "./day";
import type { Level } from "./level";
import type { AddresseeKind } from "./recommendation";

/** Something demanded of a UN body, an office, States or others, as the board of calls shows it. */
export type Call = {
  ref: string;
  words: string;
  addressee: { kind: AddresseeKind; name: string };
  /** Who asks, by name. */
  issuers: string[];
  issuedOn: PartialDate | null;
  dueOn: PartialDate | null;
  reiterates: string | null;
  level: Level;
};

export type CallStatus = "done" | "overtaken" | "lapsed" | "open";

/** A call with a day lapses by itself when that day has passed and nothing is recorded that carries it out. */
export function callStatusOn(
  { level, dueOn }: Pick<Call, "level" | "dueOn">,
  asOf: Day,
): CallStatus {
  if (level === "implemented" || level === "largely-implemented") return "done";
  if (level === "overtaken") return "overtaken";
  return dueOn !== null && latestDayOf(dueOn) < asOf ? "lapsed" : "open";
}

/** One demand through time: first asked, then asked again, by whomever and of whomever. */
export type CallChain = {
  /** Oldest first; those without a date last. */
  calls: Call[];
  first: PartialDate | null;
  last: PartialDate | null;
  /** From the first ask to the day, where its day is known. */
  daysOpen: number | null;
};

export type CallBoard = {
  /** A kind of addressee has its own count; two kinds never share one. */
  kinds: {
    kind: AddresseeKind;
    count: number;
    addressees: { name: string; calls: CallLine[] }[];
  }[];
  /** Demands that were made more than once, the longest standing first. */
  chains: CallChain[];
};
export type CallLine = { call: Call; status: CallStatus; repeats: Call | null; repeatedBy: number };

/** Those first whom the State's own dossier does not speak of. */
const ORDER: readonly AddresseeKind[] = [
  "un-body",
  "un-office",
  "states",
  "international-community",
  "business",
  "territory",
  "state",
];

/** `related` are asks that are no calls and that calls repeat: they stand in the chains, and in no count of calls. */
export function callBoardOn(
  calls: readonly Call[],
  asOf: Day,
  related: readonly Call[] = [],
): CallBoard {
  const byRef = new Map([...calls, ...related].map((call) => [call.ref, call]));
  const lineOf = (call: Call): CallLine => ({
    call,
    status: callStatusOn(call, asOf),
    repeats: call.reiterates === null ? null : (byRef.get(call.reiterates) ?? null),
    repeatedBy: calls.filter(({ reiterates }) => reiterates === call.ref).length,
  });
  return {
    kinds: ORDER.flatMap((kind) => {
      const own = calls.filter(({ addressee }) => addressee.kind === kind);
      return own.length === 0
        ? []
        : [{ kind, count: own.length, addressees: addresseesOf(own.map(lineOf)) }];
    }),
    chains: chainsOf([...calls, ...related], asOf)
      .filter((chain) => chain.calls.length > 1)
      .sort((a, b) => ((a.first ?? "9") < (b.first ?? "9") ? -1 : 1)),
  };
}

function addresseesOf(lines: readonly CallLine[]) {
  const names = [...new Set(lines.map(({ call }) => call.addressee.name))];
  return names
    .sort((a, b) => a.localeCompare(b, "en"))
    .map((name) => ({
      name,
      calls: lines
        .filter(({ call }) => call.addressee.name === name)
        .sort((a, b) => compareDates(b.call.issuedOn, a.call.issuedOn)),
    }));
}

/** Every demand with its repetitions; one that was made once is a chain of one. */
export function chainsOf(calls: readonly Call[], asOf: Day): CallChain[] {
  const byRef = new Map(calls.map((call) => [call.ref, call]));
  const chains = new Map<string, Call[]>();
  for (const call of calls) {
    const root = rootOf(call, byRef);
    chains.set(root, [...(chains.get(root) ?? []), call]);
  }
  return [...chains.values()].map((members) => {
    const inOrder = [...members].sort((a, b) => compareDates(a.issuedOn, b.issuedOn));
    const dated = inOrder.flatMap(({ issuedOn }) => (issuedOn === null ? [] : [issuedOn]));
    const first = dated[0] ?? null;
    return {
      calls: inOrder,
      first,
      last: dated.at(-1) ?? null,
      daysOpen: first !== null && precisionOf(first) === "day" ? daysBetween(first, asOf) : null,
    };
  });
}

/** The earliest ask that a call goes back to. A chain that is not whole, or runs in a circle, ends where it breaks. */
function rootOf(call: Call, byRef: ReadonlyMap<string, Call>): string {
  const seen = new Set<string>();
  let here = call;
  while (here.reiterates !== null && !seen.has(here.ref)) {
    seen.add(here.ref);
    const before = byRef.get(here.reiterates);
    if (!before) return here.reiterates;
    here = before;
  }
  return here.ref;
}

const compareDates = (a: PartialDate | null, b: PartialDate | null) =>
  (a ?? "9") < (b ?? "9") ? -1 : (a ?? "9") > (b ?? "9") ? 1 : 0;
