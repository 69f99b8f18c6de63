import { z } from "zod";
import { BODIES, BODY_CODES, type BodyCode } from "./body";
import { lines, maybeDate, maybeText, maybeWebAddress, text } from "./draft-field";

export const DOCUMENT_KINDS = [
  "report",
  "assessment",
  "decision",
  "concluding-observations",
  "statement",
  "letter",
  "opinion",
  "draft",
  "other",
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** What a form says of a document. Its three dates are three things, and none stands for another. */
export const documentDraft = z.strictObject({
  symbol: maybeText(60),
  title: text(1000),
  body: z.enum(BODY_CODES as [BodyCode, ...BodyCode[]], "Choose a body"),
  kind: z.enum(DOCUMENT_KINDS, "Choose a kind"),
  /** The State that it is about, by any of its names. */
  state: maybeText(),
  adoptedOn: maybeDate(),
  distributedOn: maybeDate(),
  publishedOn: maybeDate(),
  url: maybeWebAddress(),
  archivedUrl: maybeWebAddress(),
  /** Other titles by which sources speak of it. */
  aliases: lines(),
  /** Key or symbol of the document that it corrects or replaces. */
  supersedes: maybeText(200),
  checkNote: maybeText(2000),
});
export type DocumentDraft = z.output<typeof documentDraft>;

/** What a symbol of the United Nations seems to say. A hint for whoever types it: a symbol is never refused. */
export type SymbolHint = {
  body: BodyCode | null;
  /** Do papers of other bodies carry such symbols as well? Reports of reviews are papers of the Council. */
  isShared: boolean;
  session: number | null;
  year: number | null;
};

const SERIES: [RegExp, BodyCode][] = [
  [/^A\/HRC\/WG\.6\//, "upr"],
  [/^A\/HRC\/WGAD\//, "wgad"],
  [/^A\/HRC\//, "hrc"],
  [/^A\//, "ga"],
  [/^E\/C\.12\//, "cescr"],
];

export function hintOf(symbol: string): SymbolHint {
  const plain = symbol.trim().toUpperCase();
  const series = SERIES.find(([pattern]) => pattern.test(plain))?.[1];
  const first = plain.split("/")[0]?.toLowerCase() ?? "";
  const treatyBody = BODY_CODES.find(
    (code) => code === first && BODIES[code].kind === "treaty-body",
  );
  const session = /^A\/(?:HRC\/(?:WG\.6\/)?)?(\d{1,3})\//.exec(plain)?.[1];
  const year = /\/(20\d\d)\//.exec(plain)?.[1];
  return {
    body: series ?? treatyBody ?? null,
    isShared: series === "hrc" || series === "ga",
    session: session ? Number(session) : null,
    year: year ? Number(year) : null,
  };
}
