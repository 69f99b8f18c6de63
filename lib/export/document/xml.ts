/** Text as XML holds it: its signs escaped, and what XML has no place for left out. */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(NO_PLACE, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

const NO_PLACE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

type Attributes = Record<string, string | number | null | undefined>;

/** An element; an attribute that is null is left out. */
export function tag(name: string, attributes: Attributes = {}, content = ""): string {
  const given = Object.entries(attributes).map(([key, value]) =>
    value === null || value === undefined ? "" : ` ${key}="${escaped(String(value))}"`,
  );
  return content === ""
    ? `<${name}${given.join("")}/>`
    : `<${name}${given.join("")}>${content}</${name}>`;
}
