import type { ComponentProps } from "react";
import { CONTROL, described, Labelled, type LabelledProps } from "./labelled";

export type Option = { value: string; label: string };
export type SelectProps = Omit<ComponentProps<"select">, "children"> &
  LabelledProps & {
    name: string;
    options: readonly Option[];
    /** What is shown where nothing is chosen; left out, a choice is always made. */
    empty?: string;
  };

/** One of a closed list. */
export function Select({
  label,
  hint,
  error,
  id,
  options,
  empty,
  className = "",
  ...select
}: SelectProps) {
  const own = id ?? select.name;
  return (
    <Labelled id={own} label={label} hint={hint} error={error}>
      <select
        id={own}
        className={`${CONTROL} ${className}`}
        {...described(own, { hint, error })}
        {...select}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map(({ value, label: words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </Labelled>
  );
}
