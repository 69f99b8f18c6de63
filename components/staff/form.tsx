"use client";

import { unstable_rethrow } from "next/navigation";
import {
  createContext,
  startTransition,
  useActionState,
  useCallback,
  useContext,
  useEffect,
  useRef,
  type ComponentProps,
  type ReactNode,
} from "react";
import { Button, type ButtonKind } from "@/components/ui/button";
import { Choices, type ChoicesProps } from "@/components/ui/choices";
import { Field, type FieldProps } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select, type SelectProps } from "@/components/ui/select";
import { Textarea, type TextareaProps } from "@/components/ui/textarea";
import type { Problem } from "@/lib/domain/outcome";
import { errorOf, lineCut, reasonsOf, type Action, type Answer } from "./answer";
import { useTypedBefore } from "./typed-before";
import { KeepingNote, PutBack, useKeeping, type UnsentForm } from "./unsent";
import { ProofField, SignInAgain } from "./proof-field";
import { useUnsavedWarning } from "./unsaved";

type Sent = { answer: Answer; pending: boolean };
const Sending = createContext<Sent>({ answer: null, pending: false });
export const useSending = () => useContext(Sending);

/**
 * A form of the desk. With script it is sent in the background and keeps what was typed; without, the browser sends it
 * and the page comes back with the same words in it. `warn` is what is asked before leaving with words that are neither
 * saved nor kept; with `unsent`, what is typed is kept on the server until it is saved.
 */
export function CommandForm({
  action,
  warn,
  unsent,
  quiet = false,
  children,
  ...form
}: Omit<ComponentProps<"form">, "action" | "onSubmit"> & {
  action: Action;
  warn?: string;
  unsent?: UnsentForm;
  /** What has been done is said by a `Said` of the form's own, where its writer looks. */
  quiet?: boolean;
}) {
  const own = useRef<HTMLFormElement>(null);
  const { answer, pending, dispatch, send } = useSend(action, unsent?.answer ?? null);
  const { keeping, settle } = useKeeping(own, unsent, answer);
  useUnsavedWarning(own, unsent && keeping === "kept" ? undefined : warn, answer);
  useTypedBefore(own);
  return (
    <>
      {unsent && <PutBack unsent={unsent} />}
      <form
        {...form}
        ref={own}
        action={dispatch}
        onSubmit={(event) => {
          // React empties a form after its action; sent by hand, it keeps every word.
          event.preventDefault();
          const { submitter } = event.nativeEvent as SubmitEvent;
          const fields = new FormData(event.currentTarget, submitter);
          void settle().then(() => startTransition(() => send(fields)));
        }}
      >
        <Sending value={{ answer, pending }}>
          {(!quiet || !answer?.outcome.ok) && <AnswerNotice answer={answer} />}
          {children}
          {unsent && <KeepingNote keeping={keeping} words={unsent.words} />}
        </Sending>
      </form>
    </>
  );
}

/**
 * The two ways of an action: `dispatch` is the browser's own, which needs no script; `send` is the script's, for which a
 * cut line is an answer like another, so that no word is lost with the page.
 */
function useSend(action: Action, first: Answer) {
  const [plain, dispatch] = useActionState(action, first);
  const safe = useCallback(
    async (_before: Answer, fields: FormData): Promise<Answer> => {
      try {
        return await action(null, fields);
      } catch (thrown) {
        unstable_rethrow(thrown);
        return lineCut(fields);
      }
    },
    [action],
  );
  const [sent, send, pending] = useActionState(safe, null);
  return { answer: sent ?? plain, pending, dispatch, send };
}

/** What came of the last try. A problem takes the focus, so that it is heard and seen; a code that it asks for, too. */
export function AnswerNotice({ answer }: { answer: Answer }) {
  const box = useRef<HTMLDivElement>(null);
  const failed = answer !== null && !answer.outcome.ok;
  useEffect(() => {
    if (failed) (box.current?.querySelector("input") ?? box.current)?.focus();
  }, [answer, failed]);
  // An empty box would push what stands below it down.
  if (!answer || (answer.outcome.ok && !answer.said)) return null;
  return (
    <div ref={box} tabIndex={-1} className="mb-4">
      {answer.outcome.ok ? (
        <Notice kind="done" title={answer.said} />
      ) : (
        <>
          <Refusal problem={answer.outcome.problem} />
          {answer.outcome.problem.code === "prove first" && <ProofField />}
          {answer.outcome.problem.code === "signed out" && <SignInAgain />}
        </>
      )}
    </div>
  );
}

/** One reason as a sentence, several as a list: all of them at once, so that nobody mends one only to meet the next. */
function Refusal({ problem }: { problem: Problem }) {
  const reasons = reasonsOf(problem);
  if (reasons.length === 1)
    return (
      <Notice kind={problem.code === "prove first" ? "warning" : "problem"} title={reasons[0]} />
    );
  return (
    <Notice kind="problem">
      <ul className="list-disc pl-5 font-semibold">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** "Saved 10:42", beside the button that did it. */
export function Said() {
  const { answer, pending } = useSending();
  const said = !pending && answer?.outcome.ok ? answer.said : "";
  return (
    <span role="status" className="text-small text-soft self-center">
      {said}
    </span>
  );
}

export function SubmitButton({
  kind = "primary",
  busy,
  children,
  ...button
}: ComponentProps<"button"> & { kind?: ButtonKind; busy?: ReactNode }) {
  const { pending } = useSending();
  return (
    <Button kind={kind} aria-disabled={pending || undefined} {...button}>
      {pending && busy ? busy : children}
    </Button>
  );
}

/** What was typed last, or what stands in the record. */
function useTyped(name: string, standing: unknown): string | undefined {
  const { answer } = useSending();
  const typed = answer?.typed[name]?.[0];
  return typed ?? (typeof standing === "string" ? standing : undefined);
}
const useError = (name: string) => errorOf(useSending().answer, name);

export function TextField({ defaultValue, ...field }: FieldProps) {
  return (
    <Field
      {...field}
      defaultValue={useTyped(field.name, defaultValue)}
      error={useError(field.name)}
    />
  );
}

export function TextareaField({ defaultValue, ...area }: TextareaProps) {
  return (
    <Textarea
      {...area}
      defaultValue={useTyped(area.name, defaultValue)}
      error={useError(area.name)}
    />
  );
}

export function SelectField({ defaultValue, ...select }: SelectProps) {
  return (
    <Select
      {...select}
      defaultValue={useTyped(select.name, defaultValue)}
      error={useError(select.name)}
    />
  );
}

export function ChoicesField({ chosen, ...choices }: ChoicesProps) {
  const { answer } = useSending();
  return (
    <Choices
      {...choices}
      chosen={answer ? (answer.typed[choices.name] ?? []) : (chosen ?? [])}
      error={useError(choices.name)}
    />
  );
}
