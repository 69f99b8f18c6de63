/** Where one version of an entry stands, read off its dates. */
export type EntryState = "draft" | "in review" | "returned" | "approved" | "withdrawn";

type Dates = {
  submittedAt: Date | null;
  returnedAt: Date | null;
  approvedAt: Date | null;
  entry: { withdrawnAt: Date | null };
};

export function entryStateOf({ submittedAt, returnedAt, approvedAt, entry }: Dates): EntryState {
  if (entry.withdrawnAt) return "withdrawn";
  if (approvedAt) return "approved";
  if (returnedAt && (!submittedAt || returnedAt >= submittedAt)) return "returned";
  return submittedAt ? "in review" : "draft";
}
