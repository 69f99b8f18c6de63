/** What an ask is. Only recommendations of UN mechanisms stand in a dossier's figures. */
export const ASK_TYPES = ["recommendation", "call", "commitment", "remedy"] as const;
export type AskType = (typeof ASK_TYPES)[number];

/** Could anybody tell whether it was carried out? */
export const MEASURABILITIES = ["verifiable", "vague", "flawed"] as const;

/** Who is asked. Kinds never share a denominator. */
export const ADDRESSEE_KINDS = [
  "state",
  "territory",
  "un-body",
  "un-office",
  "states",
  "business",
  "international-community",
] as const;
export type AddresseeKind = (typeof ADDRESSEE_KINDS)[number];

/** What one of a count is: a numbered paragraph of the report, or a row per recommending State (UPR Info). */
export const COUNTING_UNITS = ["paragraph", "row"] as const;
export type CountingUnit = (typeof COUNTING_UNITS)[number];

/** The public reference: `A/HRC/25/5` and `186.1` give `A-HRC-25-5.186.1`. */
export function refOf(symbol: string, paragraph: string): string {
  return `${documentKeyOf(symbol)}.${slug(paragraph)}`;
}

/** A symbol as it stands in addresses: `CERD/C/CHN/CO/14-17` gives `CERD-C-CHN-CO-14-17`. */
export const documentKeyOf = (symbol: string): string =>
  symbol.replaceAll("/", "-").replaceAll(/[^A-Za-z0-9.()-]/g, "");

const slug = (text: string): string => text.replaceAll(/[^A-Za-z0-9.()-]/g, "");

/** Sorts as a reader counts: 115.2 before 115.18. Every run of digits is padded. */
export function sortKeyOf(symbolOrCode: string, paragraph: string | null): string {
  return `${symbolOrCode} ${paragraph ?? ""}`.replaceAll(/\d+/g, (digits) =>
    digits.padStart(6, "0"),
  );
}

/** The word for a label in addresses: `Freedom of movement` gives `freedom-of-movement`. */
export function codeOf(label: string): string {
  return label
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("&", " and ")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}
