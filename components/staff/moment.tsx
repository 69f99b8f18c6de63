const SHAPE = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Zurich",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

/** A moment by the clock of Geneva, in words. */
export const momentWords = (at: Date): string => SHAPE.format(at);

/** A moment by the clock of Geneva. */
export function Moment({ at }: { at: Date }) {
  return <time dateTime={at.toISOString()}>{momentWords(at)}</time>;
}
