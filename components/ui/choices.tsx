import type { ReactNode } from "react";
import { ErrorText, type LabelledProps } from "./labelled";

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };
export type ChoicesProps = LabelledProps & {
  name: string;
  /** Where a page has several with one name. */
  id?: string;
  /** `one` of them (radio buttons) or `any` of them (checkboxes). */
  pick: "one" | "any";
  choices: readonly Choice[];
  chosen?: readonly string[];
  required?: boolean;
};

/** A group of checkboxes or radio buttons under one legend; each may carry a line of explanation. */
export function Choices({
  name,
  id: own = name,
  label,
  hint,
  error,
  pick,
  choices,
  chosen = [],
  required,
}: ChoicesProps) {
  const ids = [hint ? `${own}-hint` : "", error ? `${own}-error` : ""].filter(Boolean).join(" ");
  return (
    <fieldset
      aria-describedby={ids || undefined}
      className={error ? "border-alarm border-l-4 pl-3" : undefined}
    >
      <legend className="text-small font-semibold">{label}</legend>
      {hint && (
        <p id={`${own}-hint`} className="text-soft text-note">
          {hint}
        </p>
      )}
      {error && <ErrorText id={own} error={error} />}
      <div className="mt-1 grid gap-1">
        {choices.map((choice) => {
          // Marks draw with ids such as level-initiated: a control must not share one.
          const id = `choice-${own}-${choice.value}`;
          return (
            <div key={choice.value} className="flex items-start gap-2">
              <input
                id={id}
                type={pick === "one" ? "radio" : "checkbox"}
                name={name}
                value={choice.value}
                defaultChecked={chosen.includes(choice.value)}
                disabled={choice.disabled}
                required={pick === "one" && required}
                aria-describedby={choice.hint ? `${id}-hint` : undefined}
                className="accent-accent mt-1 size-5 shrink-0"
              />
              <div className="min-w-0">
                <label htmlFor={id} className="block py-0.5 leading-6 wrap-anywhere">
                  {choice.label}
                </label>
                {choice.hint && (
                  <p id={`${id}-hint`} className="text-soft text-note">
                    {choice.hint}
                  </p>
                )}
              </div>
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
