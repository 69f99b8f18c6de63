"use client";

import { useEffect, type RefObject } from "react";

/**
 * A page can be written on before its script is there: what was typed and chosen in this part of it until then is told
 * anew to those who listen.
 */
export function useTypedBefore(part: RefObject<HTMLElement | null>) {
  useEffect(() => {
    for (const field of part.current?.querySelectorAll("input, textarea") ?? [])
      if (isChosen(field)) field.dispatchEvent(new Event("change", { bubbles: true }));
      else if (isTyped(field)) field.dispatchEvent(new Event("input", { bubbles: true }));
  }, [part]);
}

const isChosen = (field: Element): boolean =>
  field instanceof HTMLInputElement && (field.files?.length ?? 0) > 0;

function isTyped(field: Element): boolean {
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
  if (!(field instanceof HTMLInputElement)) return false;
  return field.value !== field.defaultValue || field.checked !== field.defaultChecked;
}
