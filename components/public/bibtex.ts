import { dayInGeneva } from "@/lib/domain/day";
import type { EditionMark } from "@/lib/domain/summary";

/** A page of one edition as an entry of a bibliography, with a key that is the same each time it is made. */
export function bibtexOf({
  site,
  title,
  edition: { number, asOf, publishedAt },
  address,
}: {
  /** Who says it. */
  site: string;
  title: string;
  edition: Pick<EditionMark, "number" | "asOf" | "publishedAt">;
  address: string;
}): string {
  const published = dayInGeneva(new Date(publishedAt));
  const fields = {
    title: `{${escaped(title)}}`,
    author: `{${escaped(site)}}`,
    year: `{${published.slice(0, 4)}}`,
    note: `{Edition ${number}, as of ${asOf}, published ${published}}`,
    url: `{${address}}`,
  };
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = ${value}`);
  return `@misc{${keyOf(address)},\n${lines.join(",\n")}\n}`;
}

/** TeX takes these for commands; what it has no letter for is left as it is. */
const escaped = (text: string) =>
  text.replaceAll("\\", "\\textbackslash ").replaceAll(/[{}&%$#_]/g, (sign) => `\\${sign}`);

/** The path of the address in letters that a key may have. */
const keyOf = (address: string) =>
  `onus-${new URL(address).pathname}${new URL(address).search}`
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
