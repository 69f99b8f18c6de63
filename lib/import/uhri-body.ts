import { BODIES, type BodyCode, isBodyCode } from "@/lib/domain/body";
import { tidy } from "./parsed";

/** Other names of bodies in the exports of the Universal Human Rights Index. */
const OTHER_NAMES: Readonly<Record<string, BodyCode>> = {
  "crc opsc": "crc",
  "crc opac": "crc",
  "crc op sc": "crc",
  "crc op ac": "crc",
  "crc opic": "crc",
  hrcttee: "ccpr",
  "committee on civil and political rights": "ccpr",
  "committee on the protection of the rights of all migrant workers and members of their families":
    "cmw",
  "subcommittee on prevention of torture and other cruel inhuman or degrading treatment or punishment":
    "spt",
  "cat op": "spt",
  "sub committee on prevention of torture": "spt",
  "wg on arbitrary detention": "wgad",
  "wg arbitrary detention": "wgad",
};

/** Special rapporteurs, independent experts and working groups are many and come and go: they are told by their title. */
const MANDATE =
  /^(sr|ie|wg|sp|special rapporteur|independent expert|working group|special procedures?|special representative|srsg)\b/;

const plain = (name: string): string =>
  tidy(name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, " "));

const BY_NAME = new Map<string, BodyCode>([
  ...Object.entries(BODIES).flatMap(([code, { abbreviation, name }]) =>
    [code, abbreviation, name].map((word) => [plain(word), code as BodyCode] as const),
  ),
  ...Object.entries(OTHER_NAMES),
]);

/** The body of a name, with or without "- " before it; null where it is none that is known. */
export function bodyOf(name: string): BodyCode | null {
  const words = plain(name);
  return BY_NAME.get(words) ?? (MANDATE.test(words) ? "special-procedures" : null);
}

/** The body whose documents have such symbols: "E/C.12/…" is the Committee on Economic, Social and Cultural Rights'. */
export function bodyOfSymbol(symbol: string): BodyCode | null {
  if (/^CAT\/OP\//i.test(symbol)) return "spt";
  if (/^E\/C\.12\//i.test(symbol)) return "cescr";
  if (/^A\/HRC\/WG\.6\//i.test(symbol)) return "upr";
  const start = /^(cerd|ccpr|cedaw|cat|crc|cmw|crpd|ced)\/c\//i.exec(symbol)?.[1]?.toLowerCase();
  return start && isBodyCode(start) ? start : null;
}

/** The names that a person may choose from, for a record whose body is not known. */
export const KNOWN_BODIES = Object.values(BODIES)
  .map(({ abbreviation }) => abbreviation)
  .join(", ");
