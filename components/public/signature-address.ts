import type { Addresses } from "./place";

/** Where tables of signatories are, in the edition that is being read. */
export function signatureAddresses(to: Addresses) {
  const base = to.entries("statement");
  return {
    matrix: (about: string | null = null) =>
      `${base}/signatories${about === null ? "" : `?about=${about}`}`,
    /** With one statement chosen, or both; else the empty form. */
    compare: (a?: string, b?: string) => {
      const asked = new URLSearchParams({ ...(a && { a }), ...(b && { b }) });
      return `${base}/compare${asked.size > 0 ? `?${asked}` : ""}`;
    },
  };
}
