import { z } from "zod";
import { contrast, type Colour } from "./contrast";
import { maybe } from "./draft-field";
import type { Logo } from "./logo";
import { mailAddress } from "./mail";
import type { Scale } from "./scale";

// What the site is called, the picture beside its name, whom its readers write to, and the colour of its links.

/** As every public page is made under it; null for what Onus brings by itself. */
export type Site = {
  /** Goes up with each change; 0 where nothing was ever set. */
  revision: number;
  name: string | null;
  contact: string | null;
  accent: { light: Colour; dark: Colour } | null;
  /** The picture beside the name: where it stands, never its bytes. */
  logo: Logo | null;
  /** The versions of the scale after the first. */
  scales: readonly Scale[];
};

export const PLAIN_SITE: Site = {
  revision: 0,
  name: null,
  contact: null,
  accent: null,
  logo: null,
  scales: [],
};

/** The grounds on which the accent stands as text, as app/styles/tokens.css has them. */
export const GROUNDS = {
  light: ["#fbfaf7", "#f4f2ec"],
  dark: ["#14171a", "#1b1f23"],
} as const;
/** Text is read at 4.5 to 1 (WCAG 2.2, level AA). */
const READABLE = 4.5;

/** The least contrast of a colour with the grounds of light or of dark pages. */
export const contrastOn = (ground: keyof typeof GROUNDS, colour: Colour): number =>
  Math.min(...GROUNDS[ground].map((one) => contrast(colour, one)));

/** A colour for text on these pages. Refused where it reads badly, with by how much. */
const accentOn = (ground: keyof typeof GROUNDS) =>
  z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^#[0-9a-f]{6}$/, {
      error: "Write a colour as # and six signs, as in #0a5a87",
      abort: true,
    })
    .refine((colour) => contrastOn(ground, colour) >= READABLE, {
      error: ({ input }) => tooFaint(ground, contrastOn(ground, String(input))),
    });

const tooFaint = (ground: keyof typeof GROUNDS, ratio: number) =>
  `On ${ground} pages this colour stands out from the ground by ${ratio.toFixed(1)} to 1, and words need 4.5 to 1: choose a ${ground === "light" ? "darker" : "lighter"} one`;

const siteName = z
  .string()
  .trim()
  .max(40, "Use at most 40 signs: it stands at the head of every page")
  .regex(/^[^\p{Cc}\p{Cf}]*$/u, "Use letters, digits and signs alone");

/** What an administrator types: an empty field asks for what Onus brings. */
export const siteDraft = z
  .strictObject({
    name: maybe(siteName),
    contact: maybe(z.string().trim().pipe(mailAddress)),
    accentLight: maybe(accentOn("light")),
    accentDark: maybe(accentOn("dark")),
  })
  .refine(({ accentLight, accentDark }) => (accentLight === null) === (accentDark === null), {
    error: "Choose both colours or neither: none reads well on light and on dark pages",
    path: ["accentDark"],
  });
export type SiteDraft = z.output<typeof siteDraft>;
