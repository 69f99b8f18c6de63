import type { Direction } from "@/lib/domain/language";

/** The light colours of app/styles/tokens.css, for drawings that leave the house as files; a test holds the two together. */
export const INK = {
  paper: "#fbfaf7",
  ink: "#1a1d21",
  soft: "#474c52",
  rule: "#d9d5cc",
  edge: "#858075",
  accent: "#0a5a87",
  "level-regressed": "#7a1f1f",
  "level-not-implemented": "#b5533c",
  "level-initiated": "#a98420",
  "level-partly-implemented": "#76963f",
  "level-largely-implemented": "#3f8f6b",
  "level-implemented": "#0f5c4a",
  "level-outside": "#8a8f94",
  "position-supported": "#2f6f9f",
  "position-partly": "#5f92b6",
  "position-noted": "#938b7a",
  "position-rejected": "#5b5149",
  "position-unanswered": "#8a8f94",
} as const;

/** A rule for each class that a drawing uses: a file has no stylesheet of the house. */
export const DRAWING_STYLE = [
  ...Object.entries(INK).map(
    ([name, hex]) => `.fill-${name}{fill:${hex}}.stroke-${name}{stroke:${hex}}`,
  ),
  ".fill-none{fill:none}",
  "text{font-family:'Source Sans 3','Noto Sans',sans-serif;font-size:15px}",
  ".text-note{font-size:13px}.text-small{font-size:15px}.text-title{font-size:21px}",
  ".font-semibold{font-weight:600}",
].join("");

/** Of these letters the house has two cuts, and a program that draws takes the first family that it knows. */
export const styleOf = (direction: Direction): string =>
  direction === "rtl"
    ? `${DRAWING_STYLE}text{font-family:'Noto Naskh Arabic','Source Sans 3','Noto Sans',sans-serif}`
    : DRAWING_STYLE;
