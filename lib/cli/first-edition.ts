import { memberForCommand } from "@/lib/auth/command-line";
import { done, type Outcome } from "@/lib/domain/outcome";
import { finishPublishing, listEditions, publishEdition } from "@/lib/staff/publishing";
import { loadStarter } from "@/lib/staff/starter";

/** Brings the public what it should have: the starter dossier on a first start, and what a crash kept back. Says what it did. */
export async function bringEditions(): Promise<Outcome<string>> {
  const who = await memberForCommand();
  if (!who.ok) return who;
  const applied = await finishPublishing();
  const [newest] = await listEditions(who.value);
  if (newest)
    return done(
      applied.length
        ? `edition ${newest.number}; ${applied.join(", ")} finished after an interruption`
        : `edition ${newest.number}`,
    );
  await loadStarter();
  const first = await publishEdition(who.value, { note: "The starter dossier." });
  return first.ok ? done(`edition ${first.value.number}, of the starter dossier`) : first;
}
