"use client";

import { startTransition, useActionState, useEffect, useRef, type FormEvent } from "react";
import { Button, type ButtonKind } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select, type Option } from "@/components/ui/select";
import type { Outcome } from "@/lib/domain/outcome";

type Before = Outcome<unknown> | null;

export type FormField = {
  name: string;
  label: string;
  hint?: string;
  type?: "text" | "email" | "password";
  autoComplete?: string;
  defaultValue?: string;
  required?: boolean;
  /** A choice instead of a line of text. */
  options?: Option[];
};

/**
 * A short form that posts to an action and shows what came of it beside its fields. It works without script;
 * with script, what was typed stays when the action refuses it.
 */
export function ActionForm({
  id,
  action,
  fields = [],
  hidden = {},
  submit,
  kind = "primary",
  done,
  linkLabel,
}: {
  /** Keeps the ids of several forms on one page apart. */
  id: string;
  action: (before: Before, form: FormData) => Promise<Before>;
  fields?: FormField[];
  hidden?: Record<string, string>;
  submit: string;
  kind?: ButtonKind;
  /** What is said when it is done. */
  done?: string;
  /** The name of the link that some actions give back. */
  linkLabel?: string;
}) {
  const [state, act, isPending] = useActionState(action, null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state?.ok) form.current?.reset();
  }, [state]);

  // A form with an action is emptied when the action answers; sent in this way it keeps what was typed.
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const filled = new FormData(event.currentTarget);
    startTransition(() => act(filled));
  };
  const problem = state && !state.ok ? state.problem : null;
  const isBesideField = fields.some((field) => field.name === problem?.field);

  return (
    <form ref={form} action={act} onSubmit={send} className="flex max-w-md flex-col gap-4">
      {problem && !isBesideField && <Notice kind="problem" title={problem.message} />}
      {state?.ok && done && <Notice kind="done" title={done} />}
      {state?.ok && <GivenLink id={`${id}-link`} label={linkLabel} value={state.value} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <OneField
          key={field.name}
          id={`${id}-${field.name}`}
          field={field}
          error={problem?.field === field.name ? problem.message : undefined}
        />
      ))}
      <div>
        <Button kind={kind} aria-disabled={isPending}>
          {submit}
        </Button>
      </div>
    </form>
  );
}

function OneField({
  id,
  field: { options, ...field },
  error,
}: {
  id: string;
  field: FormField;
  error: string | undefined;
}) {
  return options ? (
    <Select
      id={id}
      name={field.name}
      label={field.label}
      hint={field.hint}
      defaultValue={field.defaultValue}
      options={options}
      error={error}
    />
  ) : (
    <Field id={id} {...field} error={error} />
  );
}

function GivenLink({
  id,
  label,
  value,
}: {
  id: string;
  label: string | undefined;
  value: unknown;
}) {
  const link = (value as { link?: string } | null)?.link;
  return link && label ? <Field id={id} name="link" label={label} value={link} readOnly /> : null;
}
