"use client";

import type { ReactNode } from "react";
import type { ButtonKind } from "@/components/ui/button";
import type { Action } from "./answer";
import { CommandForm, SubmitButton, TextareaField } from "./form";
import { VersionField } from "./version-field";

/** One act upon an entry: what it means, a reason where one is asked for, and the button that does it. */
export function EntryAct({
  action,
  entry,
  words,
  kind = "primary",
  children,
}: {
  action: Action;
  entry: { kind: string; key: string; version?: number };
  words: { title: string; hint: string; button: string; reason?: string; reasonHint?: string };
  kind?: ButtonKind;
  children?: ReactNode;
}) {
  const { title, hint, button, reason, reasonHint } = words;
  return (
    <CommandForm action={action} className="border-rule grid gap-3 border-t py-4">
      <h3>{title}</h3>
      <p className="text-small text-soft">{hint}</p>
      <input type="hidden" name="kind" value={entry.kind} />
      <input type="hidden" name="key" value={entry.key} />
      {entry.version !== undefined && <VersionField standing={entry.version} />}
      {children}
      {reason && (
        <TextareaField
          id={`reason-${kind}`}
          name="reason"
          label={reason}
          rows={2}
          {...(reasonHint && { hint: reasonHint })}
        />
      )}
      <div>
        <SubmitButton kind={kind}>{button}</SubmitButton>
      </div>
    </CommandForm>
  );
}
