import type { ComponentProps } from "react";

/** `danger` is for acts that take something away; the words beside it say what and how much. */
export type ButtonKind = "primary" | "plain" | "danger";

const SHAPE =
  "inline-flex min-h-10 items-center justify-center rounded-sm border px-4 py-1.5 text-small font-semibold no-underline disabled:cursor-not-allowed disabled:opacity-60";
const KINDS: Record<ButtonKind, string> = {
  primary: "border-accent bg-accent text-paper hover:border-ink hover:bg-ink",
  plain: "border-ink bg-transparent text-ink hover:bg-ink hover:text-paper",
  danger: "border-alarm bg-transparent text-alarm hover:bg-alarm hover:text-paper",
};

export const buttonClass = (kind: ButtonKind = "plain") => `${SHAPE} ${KINDS[kind]}`;

export function Button({
  kind = "plain",
  type = "submit",
  className = "",
  ...rest
}: ComponentProps<"button"> & { kind?: ButtonKind }) {
  return <button type={type} className={`${buttonClass(kind)} ${className}`} {...rest} />;
}
