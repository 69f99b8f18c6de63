import { z } from "zod";

// The picture beside a name. What is uploaded is drawn anew (lib/import/logo): a PNG of these bounds is all that is kept.

/** The picture by the hash of its bytes, and its size in pixels: twice the size at which it is shown at most. */
export type Logo = { sha256: string; width: number; height: number };
/** With its bytes. */
export type DrawnLogo = Logo & { png: Uint8Array };

export const LOGO_WIDTH = 512;
export const LOGO_HEIGHT = 128;
/** What an upload may have. */
export const MOST_LOGO_BYTES = 2_000_000;
export const MOST_LOGO_PIXELS = 25_000_000;

export const logoHash = z.string().regex(/^[0-9a-f]{64}$/);

/** Where readers have the site's logo: the hash is in its name, so that it may be kept for good. */
export const logoAddress = ({ sha256 }: Pick<Logo, "sha256">): string => `/site/logo-${sha256}.png`;

/** The hash that such an address names; null for any other. */
export const logoOfFile = (file: string): string | null =>
  /^logo-([0-9a-f]{64})\.png$/.exec(file)?.[1] ?? null;

/** At half its pixels, so that it is sharp on screens of two to one; where it is still too high, smaller. */
export function shownSize({ width, height }: Pick<Logo, "width" | "height">, highest: number) {
  const scale = Math.min(0.5, highest / height);
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}
