import type { ComponentProps } from "react";
import { CONTROL, described, Labelled, type LabelledProps } from "./labelled";

/** Those of one `group` stand together under its name, in the order in which groups come. */
export type Option = { value: string; label: string; group?: string };
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
        {grouped(options).map(([group, ones]) =>
          group === undefined ? (
            <Ones key="" options={ones} />
          ) : (
            <optgroup key={group} label={group}>
              <Ones options={ones} />
            </optgroup>
          ),
        )}
      </select>
    </Labelled>
  );
}

function Ones({ options }: { options: readonly Option[] }) {
  return options.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}

function grouped(options: readonly Option[]): [string | undefined, Option[]][] {
  const groups = new Map<string | undefined, Option[]>();
  for (const option of options)
    groups.set(option.group, [...(groups.get(option.group) ?? []), option]);
  return [...groups];
}
