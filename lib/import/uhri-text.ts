import { tidy } from "./parsed";

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ensp: " ",
  emsp: " ",
  thinsp: " ",
  lsquo: "‘",
  rsquo: "’",
  sbquo: "‚",
  ldquo: "“",
  rdquo: "”",
  bdquo: "„",
  laquo: "«",
  raquo: "»",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  bull: "•",
  middot: "·",
  sect: "§",
  para: "¶",
  deg: "°",
  ordm: "º",
  ordf: "ª",
  frac12: "½",
  lrm: "",
  rlm: "",
  zwnj: "",
  zwj: "",
  shy: "",
};
const MARKS: Readonly<Record<string, string>> = {
  acute: "\u0301",
  grave: "\u0300",
  circ: "\u0302",
  tilde: "\u0303",
  uml: "\u0308",
  cedil: "\u0327",
  caron: "\u030C",
  ring: "\u030A",
};

/** "&rsquo;", "&nbsp" without its semicolon, "&#8209;", "&eacute;". What is no escape stays as it is. */
const ESCAPE = new RegExp(
  `&(?:#(\\d{1,7})|#x([\\da-f]{1,6})|([a-z])(${Object.keys(MARKS).join("|")})|(${Object.keys(NAMED).join("|")}));?`,
  "gi",
);

function unescape(text: string): string {
  return text.replaceAll(ESCAPE, (whole, ten, hex, letter, mark, name) => {
    if (letter) return `${letter}${MARKS[String(mark).toLowerCase()] ?? ""}`.normalize("NFC");
    if (name) return NAMED[String(name).toLowerCase()] ?? whole;
    const code = ten ? Number(ten) : Number.parseInt(String(hex), 16);
    const isLetter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isLetter ? String.fromCodePoint(code) : whole;
  });
}

/** Marks of direction and joiners that no reader sees, and controls. */
const UNSEEN = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|(?!\s)\p{Cc}/gu;
const TAG = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>|(?:^|(?<=\s))br\s?\/?>/gi;

/** The text as its document has it: without escapes, tags and unseen signs, one blank where there are several. */
export function cleanText(given: string): string {
  const once = given.includes("&") ? unescape(given) : given;
  // An escape that was escaped again: "&amp;nbsp;".
  const plain = /&[#a-z]/i.test(once) ? unescape(once) : once;
  const untagged = /[<>]/.test(plain) ? plain.replaceAll(TAG, " ") : plain;
  const seen = UNUSUAL.test(untagged) ? untagged.replaceAll(UNSEEN, "") : untagged;
  return withoutEnd(lines(seen));
}
/** Controls, and the blocks in which the unseen signs stand. */
const UNUSUAL = /[\u0000-\u001F\u007F-\u009F\u00AD\u2000-\u206F\uFEFF]/;

/** Line ends stand between a heading and its paragraph; the reader of numbers wants them, nobody else does. */
const lines = (text: string) =>
  text.includes("\n")
    ? text
        .split(/\s*\n\s*/)
        .map(tidy)
        .filter(Boolean)
        .join("\n")
    : tidy(text);

/** The list in which it stood went on after it. */
function withoutEnd(text: string): string {
  const last = text.at(-1);
  return last === ";" || last === "؛" || last === "；" ? text.slice(0, -1).trimEnd() : text;
}

export type Numbered = { paragraph: string | null; text: string };

/**
 * Takes the number of the paragraph off a text: "137.197 ", "133.29.", "67. ", "8.The", "Recommendation No. 41,
 * para. 81: 41.", "Recommendations contained in para. 79(a): 79(a).", "paragraph 28:", or after a heading that was run
 * into it, "Right to education66.While". A year is no number of a paragraph, nor is "3.5 million".
 */
export function takeNumber(given: string): Numbered {
  for (const { form, number } of FORMS) {
    const found = form.exec(given);
    const rest = found && tidy(given.slice(found[0].length));
    if (found && rest) return { paragraph: number(found), text: rest };
  }
  return { paragraph: null, text: tidy(given) };
}

const first = (found: RegExpExecArray) => (found[1] ?? "").replaceAll(" ", "");

/** What a heading may hold of articles: "(art. 19)", "article 20 (1)". */
const ARTICLE = String.raw`\((?:arts?|paras?)\. [^()]{1,30}\)|(?<=[Aa]rticles? )\d{1,2}(?: ?\(\d\))?(?= \p{L})`;
/** What a number belongs to, when it is not the paragraph's. */
const COUNTED = String.raw`(?:[Aa]rticles?|[Aa]rts?|[Pp]aragraphs?|[Pp]aras?|[Nn]o|[Rr]ecommendations?|and|to|of|in|or|[Rr]ule|[Pp]rinciple|[Gg]oal|[Tt]arget|[Cc]onvention|[Pp]rotocol|[Cc]omment)`;

const FORMS: { form: RegExp; number: (found: RegExpExecArray) => string }[] = [
  {
    form: /^recommendations? no\.? ?(\d{1,3}),? (?:contained )?(?:in )?para(?:graph|s)?\.? ?(\d{1,3}) ?: ?(?:\1\.?)?/i,
    number: (found) => `${found[2]}.${found[1]}`,
  },
  {
    form: /^recommendations? contained in para(?:graph|s)?\.? ?(\d{1,3}(?: ?\([a-z]{1,3}\))?) ?: ?(?:\d{1,3}(?: ?\([a-z]{1,3}\))?\.?)?/i,
    number: first,
  },
  {
    form: /^para(?:graph|s)?\.? ?(\d{1,3}(?:\.\d{1,3})?(?: ?\([a-z]{1,3}\))?) ?[:.]/i,
    number: first,
  },
  {
    form: /^(\d{1,3}\.\d{1,3})(?!\d|[.,]\d|%| ?(?:per cent|percent|million|billion)\b) ?\.?(?=[\s\p{L}“"(])/iu,
    number: first,
  },
  { form: /^(\d{1,3}(?: ?\([a-z]{1,3}\))?) ?\.(?!\d) ?/i, number: first },
  { form: /^(\d{1,3}\([a-z]{1,3}\)) ?/i, number: first },
  // A heading, then the number: on a line of its own, or run together.
  { form: /^(?:\p{Lu}[^.;:\d\n]{2,120}\n)+(\d{1,3})\. ?/u, number: first },
  {
    form: new RegExp(
      `^(?:[A-Z]\\. ?)?\\p{Lu}(?:[^.;:\\d\\n]|${ARTICLE}){2,140}?(?<!${COUNTED} )(\\d{1,3})\\. ?(?=\\p{Lu}\\p{Ll})`,
      "u",
    ),
    number: first,
  },
];

/**
 * Takes the number off a text in another language, where it is the same paragraph's: Arabic writes 127.179 as
 * "127-179" or "179-127", in its own digits or in ours. Any other number at the start belongs to the text.
 */
export function withoutNumber(given: string, paragraph: string | null): string {
  const text = tidy(given);
  const found = /^([\d٠-٩]{1,3}(?: ?[-–.,٫] ?[\d٠-٩]{1,3})?) ?[-–.)]? ?/u.exec(text);
  if (!found || !paragraph) return text;
  const numbers = partsOf(found[1] ?? "");
  const wanted = partsOf(paragraph);
  const isSame = [numbers, [...numbers].reverse()].some(
    (parts) => parts.join(".") === wanted.join("."),
  );
  return (isSame && tidy(text.slice(found[0].length))) || text;
}

const partsOf = (number: string): string[] =>
  number
    .replaceAll(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .split(/\D+/)
    .filter(Boolean)
    .map((part) => String(Number(part)));
