"use client";

import type { Action } from "./answer";
import { ChoicesField, CommandForm, SubmitButton, useSending } from "./form";
import { VersionField } from "./version-field";

type Member = { id: string; name: string };

/** Who works on one dossier: everybody who could is listed, and those who do are ticked. */
export function TeamForm({
  action,
  iso3,
  version,
  members,
  chosen,
  words,
}: {
  action: Action;
  iso3: string;
  version: number;
  members: readonly Member[];
  chosen: readonly string[];
  words: { label: string; hint: string; save: string; standing: string; nobody: string };
}) {
  return (
    <CommandForm action={action} className="grid max-w-xl gap-3">
      <input type="hidden" name="iso3" value={iso3} />
      <VersionField standing={version} />
      <Standing words={words} />
      <ChoicesField
        id={`team-${iso3}`}
        name="members"
        label={words.label}
        hint={words.hint}
        pick="any"
        choices={members.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={chosen}
      />
      <div>
        <SubmitButton kind="plain">{words.save}</SubmitButton>
      </div>
    </CommandForm>
  );
}

/** After a refusal for a stale version: the team as somebody else saved it, above one's own choice. */
function Standing({ words }: { words: { standing: string; nobody: string } }) {
  const { answer } = useSending();
  if (!answer || answer.outcome.ok || answer.outcome.problem.code !== "stale") return null;
  const { team = [] } = (answer.outcome.problem.held ?? {}) as { team?: string[] };
  return (
    <p>
      {words.standing} {team.length > 0 ? team.join(", ") : words.nobody}
    </p>
  );
}
