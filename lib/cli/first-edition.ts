import { memberForCommand } from "@/lib/auth/command-line";
import { record } from "@/lib/db/record";
import { done, type Outcome } from "@/lib/domain/outcome";
import type { StaffMember } from "@/lib/domain/permission";
import { listExpiredConsents } from "@/lib/staff/consent";
import { finishPublishing, listEditions, publishEdition } from "@/lib/staff/publishing";
import { loadStarter } from "@/lib/staff/starter";

/** Brings the public what it should have: the starter dossier on a first start, and what a crash kept back. Says what it did. */
export async function bringEditions(): Promise<Outcome<string>> {
  const who = await memberForCommand();
  if (!who.ok) return who;
  const finished = await finishPublishing();
  const [newest] = await listEditions(who.value);
  if (!newest) return bringFirst(who.value);
  const mended = finished.length
    ? `, with ${finished.join(", ")} finished after an interruption`
    : "";
  return done(`edition ${newest.number}${mended}${await expiredWords(who.value)}`);
}

/** What still stands in the newest edition on a consent that has run out since. */
async function expiredWords(who: StaffMember): Promise<string> {
  const expired = await listExpiredConsents(who);
  if (expired.length === 0) return "";
  const many = expired.length === 1 ? "one consent has" : `${expired.length} consents have`;
  return `; ${many} expired: publish an edition to leave out what rests on ${expired.length === 1 ? "it" : "them"}`;
}

/** A record that was begun with texts of somebody's own is not published for them. */
async function bringFirst(who: StaffMember): Promise<Outcome<string>> {
  await loadStarter();
  const starter = await record.importBatch.count({ where: { format: "starter" } });
  if (!starter) return done("nothing yet");
  const first = await publishEdition(who, { note: "The starter dossier." });
  return first.ok ? done(`edition ${first.value.number}, the starter dossier`) : first;
}
