"use client";

import { useEffect, type RefObject } from "react";

/**
 * A page can be typed on before its script is there. Tells the form's listeners of what was typed until then: called after
 * those that are to hear it.
 */
export function useTypedBefore(form: RefObject<HTMLFormElement | null>) {
  useEffect(() => {
    if (form.current && [...form.current.elements].some(isChanged))
      form.current.dispatchEvent(new Event("input"));
  }, [form]);
}

function isChanged(field: Element): boolean {
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
  if (!(field instanceof HTMLInputElement)) return false;
  return field.value !== field.defaultValue || field.checked !== field.defaultChecked;
}
