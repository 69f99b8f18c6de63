import type { Site } from "@/lib/domain/site";

/** The rules that put a site's own colour in the place of the accent, on light and on dark pages. */
export function accentRules({ light, dark }: NonNullable<Site["accent"]>): string {
  if (![light, dark].every((colour) => /^#[0-9a-f]{6}$/.test(colour)))
    throw new Error("an accent is no colour");
  return `:root{--color-accent:${light}}@media screen and (prefers-color-scheme:dark){:root{--color-accent:${dark}}}\n`;
}
