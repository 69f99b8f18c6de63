import path from "node:path";
import { describe, expect, test } from "vitest";
import { record } from "@/lib/db/record";
import { world } from "@/lib/db/testing/world";
import type { StaffMember } from "@/lib/domain/permission";

/** What would do most harm from an unlocked laptop: each asks for a code that was given a short while ago. */
const RESTRICTED: [file: string, command: string][] = [
  ["member", "inviteMember"],
  ["member", "resetLink"],
  ["member", "setRole"],
  ["member", "freezeMember"],
  ["member", "unfreezeMember"],
  ["member", "createMember"],
  ["member", "resetPassword"],
  ["member-factor", "makeRecoveryCodes"],
  ["member-factor", "removeFactor"],
  ["publishing", "publishEdition"],
  ["planned-edition", "planEdition"],
  ["take-down", "takeDown"],
];

type Command = (who: StaffMember, given: object) => Promise<unknown>;

describe.each(RESTRICTED)("%s: %s", (file, name) => {
  test("is refused without a recent code, before anything else is looked at, and leaves no line", async () => {
    const { administrator } = await world();
    const room = (await import(
      /* @vite-ignore */ path.resolve("lib/staff", `${file}.ts`)
    )) as Record<string, Command>;
    const command = room[name] as Command;
    const before = await record.auditEvent.count();
    const refusal = { ok: false, problem: { code: "prove first" } };
    expect(await command({ ...administrator, recentlyProved: false }, {})).toMatchObject(refusal);
    expect(await record.auditEvent.count()).toBe(before);
    const proved = await command(administrator, {}).catch(() => "thrown");
    expect(proved).not.toMatchObject(refusal);
  });
});
