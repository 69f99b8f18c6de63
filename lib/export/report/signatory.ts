import type { ReportFacts } from "@/lib/domain/entry/report";
import { inOrder } from "@/lib/domain/sign-on";
import type { Words } from "@/lib/messages/spoken";
import { heading, paragraph, type Block, type ShownLogo } from "./block";
import type { ReportInput } from "./input";

// Who hands a report in: in alphabetical order, by name, or with the logos that they had when it was locked.

type Signed = Pick<ReportInput, "facts" | "logos">;

export const inAlphabet = ({ language }: Words, names: readonly string[]): string[] =>
  [...names].sort((one, other) => inOrder(one, other, language));

/** A part of a book's introduction. */
export function signatories(say: Words, { facts, logos }: Signed): Block[] {
  const names = inAlphabet(say, facts.signatories);
  if (names.length === 0) return [];
  return [
    heading(2, say.report("frame.signatories")),
    paragraph(say.report("frame.signatoriesNote"), "note"),
    logosBlock(say, names, { facts, logos }) ?? { kind: "names", names },
  ];
}

/** A sheet has the names among its particulars; where logos were chosen, they stand at its end. */
export function sheetLogos(say: Words, given: Signed): Block[] {
  const drawn = logosBlock(say, inAlphabet(say, given.facts.signatories), given);
  return drawn ? [heading(1, say.report("frame.signatories")), drawn] : [];
}

/** Null where there is no logo to show: then names stand as they do in every report. */
function logosBlock(say: Words, names: readonly string[], { facts, logos }: Signed): Block | null {
  const items = names.map((name) => ({ name, logo: logoOf(say, name, facts, logos) }));
  if (items.every(({ logo }) => logo === null)) return null;
  return { kind: "logos", caption: say.report("frame.signatories"), items };
}

function logoOf(
  say: Words,
  name: string,
  { signatoryLogos = [] }: ReportFacts,
  logos: ReportInput["logos"],
): ShownLogo | null {
  const sha256 = signatoryLogos.find((one) => one.name === name)?.sha256;
  const drawn = logos.find((one) => one.sha256 === sha256);
  if (!drawn) return null;
  return {
    png: Buffer.from(drawn.png).toString("base64"),
    alt: say.report("frame.logoOf", { name }),
    ...sizeOf(drawn),
  };
}

/** In points: all as high as each other, but for one that is too wide for that or has too few pixels. Never stretched. */
const HIGHEST = 32;
const WIDEST = 120;
const POINTS_PER_PIXEL = 0.75;

function sizeOf({ width, height }: { width: number; height: number }) {
  const scale = Math.min(POINTS_PER_PIXEL, HIGHEST / height, WIDEST / width);
  const rounded = (side: number) => Math.max(1, Math.round(side * scale * 100) / 100);
  return { width: rounded(width), height: rounded(height) };
}
