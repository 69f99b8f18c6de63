/** What a card says, from top to bottom; a figure never stands without its definition. */
export type Card = {
  site: string;
  title: string;
  figure: { value: string; definition: string } | null;
  foot: string;
};

export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;
const LEFT = 72;
const ROOM = CARD_WIDTH - 2 * LEFT;

/** The picture that others show beside a link to a page, as SVG. */
export function toCard({ site, title, figure, foot }: Card): string {
  const heading = wrapped(title, { size: 58, lines: figure ? 2 : 4 });
  const below = 190 + heading.length * 70;
  const parts = [
    `<rect width="${CARD_WIDTH}" height="${CARD_HEIGHT}" fill="#fbfaf7"/>`,
    `<rect width="${CARD_WIDTH}" height="14" fill="#1a1d21"/>`,
    text(site, { y: 96, size: 34, fill: "#0a5a87", weight: 600 }),
    ...heading.map((line, n) =>
      text(line, {
        y: 190 + n * 70,
        size: 58,
        fill: "#1a1d21",
        weight: 600,
        face: "Source Serif 4",
      }),
    ),
    ...(figure ? figureParts(figure, below) : []),
    `<rect x="${LEFT}" y="548" width="${ROOM}" height="2" fill="#d9d5cc"/>`,
    text(foot, { y: 592, size: 26, fill: "#474c52" }),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${CARD_WIDTH} ${CARD_HEIGHT}">${parts.join("")}</svg>`;
}

function figureParts({ value, definition }: { value: string; definition: string }, top: number) {
  const lines = wrapped(definition, { size: 30, lines: 4 });
  return [
    text(value, { y: top + 44, size: 62, fill: "#0a5a87", weight: 600 }),
    ...lines.map((line, n) => text(line, { y: top + 96 + n * 40, size: 30, fill: "#474c52" })),
  ];
}

type Type = { y: number; size: number; fill: string; weight?: number; face?: string };

const text = (words: string, { y, size, fill, weight = 400, face = "Source Sans 3" }: Type) =>
  `<text x="${LEFT}" y="${y}" font-family="${face}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escaped(words)}</text>`;

/** Breaks words into lines that fit the card; what is too much ends in an ellipsis. */
function wrapped(words: string, { size, lines }: { size: number; lines: number }): string[] {
  const longest = Math.floor(ROOM / (size * WIDE));
  const broken: string[] = [""];
  for (const word of words.split(/\s+/)) {
    const line = broken.at(-1) ?? "";
    const longer = line ? `${line} ${word}` : word;
    if (longer.length <= longest) broken[broken.length - 1] = longer;
    else broken.push(word.slice(0, longest));
  }
  const kept = broken.filter(Boolean).slice(0, lines);
  if (broken.filter(Boolean).length <= lines) return kept;
  const last = kept.at(-1) ?? "";
  return [...kept.slice(0, -1), `${last.slice(0, longest - 1).replace(/\s+\S*$/, "")}…`];
}

/** A letter of our faces is about half as wide as it is high. */
const WIDE = 0.5;

const escaped = (words: string): string =>
  words
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
