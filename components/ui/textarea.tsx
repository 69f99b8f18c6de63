import type { ComponentProps } from "react";
import { CONTROL, described, Labelled, type LabelledProps } from "./labelled";

export type TextareaProps = ComponentProps<"textarea"> & LabelledProps & { name: string };

/** Text of several lines. It follows the direction of what is written, right-to-left scripts included. */
export function Textarea({ label, hint, error, id, className = "", ...area }: TextareaProps) {
  const own = id ?? area.name;
  return (
    <Labelled id={own} label={label} hint={hint} error={error}>
      <textarea
        id={own}
        rows={4}
        dir="auto"
        className={`${CONTROL} ${className}`}
        {...described(own, { hint, error })}
        {...area}
      />
    </Labelled>
  );
}
