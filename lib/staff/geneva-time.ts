const CLOCK = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Zurich",
  dateStyle: "short",
  timeStyle: "medium",
});

/** The clock of Geneva at a moment, as forms write it: "2026-06-30T10:00". */
export const clockInGeneva = (moment: Date): string =>
  CLOCK.format(moment).replace(" ", "T").slice(0, 16);

/**
 * The moment at which the clock of Geneva shows this: "2026-06-30T10:00". What carries an offset of its own keeps it.
 * An hour that the clock skips in spring is read as the hour after it.
 */
export function momentInGeneva(clock: string): Date {
  if (/(Z|[+-]\d{2}:?\d{2})$/.test(clock)) return new Date(clock);
  const asUtc = Date.parse(`${clock.slice(0, 16)}:00Z`);
  const ahead = (moment: number) => Date.parse(`${clockInGeneva(new Date(moment))}:00Z`) - moment;
  const first = asUtc - ahead(asUtc);
  return new Date(asUtc - ahead(first));
}
