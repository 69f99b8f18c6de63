/** From most open to most closed. A thing is at least as closed as anything it rests on. */
export const CONFIDENTIALITIES = [
  "public",
  "embargoed",
  "coalition",
  "organisation",
  "restricted",
  "sealed",
] as const;
export type Confidentiality = (typeof CONFIDENTIALITIES)[number];

/** The most closed of several: what a thing that rests on all of them may be shown as. */
export function floorOf(levels: readonly Confidentiality[]): Confidentiality {
  const closed = Math.max(0, ...levels.map((level) => CONFIDENTIALITIES.indexOf(level)));
  return CONFIDENTIALITIES[closed] ?? "sealed";
}

/** May the public see it at this moment? An embargo without a time never ends. */
export function isOpen(
  confidentiality: Confidentiality,
  embargoedUntil: Date | null,
  now: Date,
): boolean {
  if (confidentiality === "public") return true;
  return confidentiality === "embargoed" && embargoedUntil !== null && embargoedUntil <= now;
}

/** May a member read it? Restricted and sealed things: who logged them, and administrators. */
export function mayRead(
  who: { id: string; organisationId: string; role: string },
  thing: { confidentiality: Confidentiality; organisationId: string; loggedById: string },
): boolean {
  switch (thing.confidentiality) {
    case "public":
    case "embargoed":
    case "coalition":
      return true;
    case "organisation":
      return who.organisationId === thing.organisationId;
    case "restricted":
    case "sealed":
      return who.id === thing.loggedById || who.role === "administrator";
  }
}
