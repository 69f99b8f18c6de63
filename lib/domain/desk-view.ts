import { z } from "zod";

const ticked = z.preprocess((value) => value === "yes", z.boolean());

/** A view as its form writes it; `id` is that of the one that is changed. */
export const viewDraft = z.strictObject({
  id: z.preprocess((value) => value || undefined, z.uuid().optional()),
  name: z.string().trim().min(1, "Give it a name").max(80, "Keep the name under 80 characters"),
  query: z.string().max(2000),
  isShared: ticked,
  isDefault: ticked,
});
export type ViewDraft = z.infer<typeof viewDraft>;
