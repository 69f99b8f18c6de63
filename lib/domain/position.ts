/** What the State said, in classes that can be counted. Its own words are kept beside them. */
export const POSITIONS = ["supported", "partly", "noted", "rejected", "pending", "none"] as const;
export type Position = (typeof POSITIONS)[number];

/** What the State says of its own conduct when it supports a recommendation. Never an assessment. */
export const CLAIMS = ["already-implemented", "being-implemented"] as const;
export type Claim = (typeof CLAIMS)[number];

export type Response = { position: Position; claim: Claim | null };

/**
 * The class of a State's or a document's own wording; null where it is not known.
 * Resolution 5/1 of the Human Rights Council knows "supported" and "noted" only; States write more than that.
 */
export function readPosition(wording: string): Response | null {
  const words = wording
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, " ")
    .trim();
  const plain = (position: Position): Response => ({ position, claim: null });
  // "Do not enjoy the support" holds the words of its opposite: it is asked first.
  if (/not enjoy|^noted?$|been noted/.test(words)) return plain("noted");
  if (
    /^(supported noted|noted supported)$|part(ly|ially)? (accept|support)|(accept|support)(ed)? (in part|partly|partially)/.test(
      words,
    )
  )
    return plain("partly");
  if (/not (accept|support)|reject/.test(words)) return plain("rejected");
  if (/already( being)? implemented|implemented already/.test(words))
    return { position: "supported", claim: "already-implemented" };
  if (/being implemented|in the process of implementation/.test(words))
    return { position: "supported", claim: "being-implemented" };
  if (/^(accept|support)(ed|s)?$|enjoys? the support/.test(words)) return plain("supported");
  if (/pending|will be examined|under consideration/.test(words)) return plain("pending");
  return null;
}
