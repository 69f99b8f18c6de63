import "server-only";
import { change } from "@/lib/db/record";
import { done, refused, type Outcome } from "@/lib/domain/outcome";
import { may, type StaffMember } from "@/lib/domain/permission";

/** Writes into the log that the whole record was taken along: when, in whose name, how much. */
export async function noteBackup(
  who: StaffMember,
  { rows, files }: { rows: number; files: number },
): Promise<Outcome<null>> {
  if (!may(who, "manage members"))
    return refused("not allowed", "A backup is for administrators and the command line");
  return change(
    who,
    { did: "made a backup", subject: "record", detail: { rows, files } },
    async () => done(null),
  );
}
