/** Writes a value into a field of a form, as if its writer had done so. */
export function takeOver(form: HTMLFormElement | null, name: string, value: string): void {
  const field = form?.elements.namedItem(name);
  if (field instanceof RadioNodeList) field.value = value;
  else if (
    field instanceof HTMLInputElement ||
    field instanceof HTMLTextAreaElement ||
    field instanceof HTMLSelectElement
  )
    field.value = value;
  else return;
  form?.dispatchEvent(new Event("input", { bubbles: true }));
}
