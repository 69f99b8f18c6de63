import { bringEditions } from "@/lib/cli/first-edition";

/** Loads the starter into an empty record and publishes it, as the first start of an installation does. */
export async function freshStart(): Promise<void> {
  const brought = await bringEditions();
  if (!brought.ok) throw new Error(brought.problem.message);
}
