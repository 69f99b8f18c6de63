import type { ReactNode } from "react";

export type LabelledProps = {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and how to mend it. */
  error?: string | undefined;
};

/** A control with its label above, its hint and its error tied to it by `aria-describedby`. */
export function Labelled({
  id,
  label,
  hint,
  error,
  children,
}: LabelledProps & { id: string; children: ReactNode }) {
  return (
    <div className={error ? "border-alarm border-l-4 pl-3" : undefined}>
      <label htmlFor={id} className="text-small block font-semibold">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-soft text-note max-w-prose">
          {hint}
        </p>
      )}
      {error && <ErrorText id={id} error={error} />}
      <div className="mt-1">{children}</div>
    </div>
  );
}

export function ErrorText({ id, error }: { id: string; error: string }) {
  return (
    <p id={`${id}-error`} className="text-alarm text-small font-semibold">
      {error}
    </p>
  );
}

/** The attributes that tie a control to its hint and its error. */
export function described(id: string, { hint, error }: Pick<LabelledProps, "hint" | "error">) {
  const ids = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return {
    ...(ids ? { "aria-describedby": ids } : {}),
    ...(error ? { "aria-invalid": true as const } : {}),
  };
}

export const CONTROL =
  "block w-full min-h-10 rounded-sm border border-edge bg-paper px-3 py-1.5 text-base text-ink aria-invalid:border-alarm disabled:opacity-60";
