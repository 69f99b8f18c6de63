"use client";

import type { Action } from "./answer";
import { CommandForm, SelectField, SubmitButton } from "./form";
import { teamOptions } from "./team-options";
import { VersionField } from "./version-field";

/** Gives the work on one recommendation to a member. */
export function AssignForm({
  action,
  recommendation,
  version,
  members,
  team,
  chosen,
  words,
}: {
  action: Action;
  recommendation: string;
  version: number;
  members: { id: string; name: string }[];
  team: readonly string[];
  chosen: string;
  words: { first: string; others: string; label: string; nobody: string; save: string };
}) {
  return (
    <CommandForm action={action} className="grid gap-3">
      <input type="hidden" name="ref" value={recommendation} />
      <VersionField standing={version} />
      <SelectField
        key={chosen}
        name="member"
        label={words.label}
        empty={words.nobody}
        options={teamOptions(members, team, words)}
        defaultValue={chosen}
      />
      <div>
        <SubmitButton kind="plain">{words.save}</SubmitButton>
      </div>
    </CommandForm>
  );
}
