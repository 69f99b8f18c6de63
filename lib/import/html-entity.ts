const NAMED: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  eacute: "é",
  egrave: "è",
  ccedil: "ç",
  ocirc: "ô",
  uuml: "ü",
};

/** Files made from web pages keep their escapes: "&#40;Unknown&#41;" is "(Unknown)". One pass: "&amp;lt;" stays "&lt;". */
export function unescapeHtml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, ten, hex, name) => {
      const code = ten ? Number(ten) : hex ? Number.parseInt(String(hex), 16) : null;
      if (code === null) return NAMED[String(name)] ?? whole;
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
        ? String.fromCodePoint(code)
        : whole;
    },
  );
}
