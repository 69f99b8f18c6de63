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
    <div className={error ? "border-level-regressed border-l-4 pl-3" : undefined}>
      <label htmlFor={id} className="block text-[0.9375rem] leading-6 font-semibold">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-ink/80 text-[0.8125rem] leading-5">
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
    <p id={`${id}-error`} className="text-level-regressed text-[0.9375rem] leading-6 font-semibold">
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
  "block w-full min-h-10 rounded-[2px] border border-ink/60 bg-paper px-3 py-1.5 text-[1rem] leading-6 text-ink aria-invalid:border-level-regressed disabled:opacity-60";
