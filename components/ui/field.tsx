import type { ComponentProps } from "react";
import { CONTROL, described, Labelled, type LabelledProps } from "./labelled";

export type FieldProps = ComponentProps<"input"> & LabelledProps & { name: string };

/** One line of text, a date, a password, a file. */
export function Field({ label, hint, error, id, className = "", ...input }: FieldProps) {
  const own = id ?? input.name;
  return (
    <Labelled id={own} label={label} hint={hint} error={error}>
      <input
        id={own}
        className={`${CONTROL} file:border-edge file:mr-3 file:rounded-sm file:border file:px-3 ${className}`}
        {...described(own, { hint, error })}
        {...input}
      />
    </Labelled>
  );
}
