const SWITCH = "onus-single-keys";

/** Single keys can be turned off, and stay so in this browser (WCAG 2.1.4). */
export const areKeysOn = (): boolean => localStorage.getItem(SWITCH) !== "off";
export function turnKeys(on: boolean): void {
  localStorage.setItem(SWITCH, on ? "on" : "off");
  window.dispatchEvent(new Event(SWITCH));
}
export function watchKeys(told: () => void): () => void {
  window.addEventListener(SWITCH, told);
  return () => window.removeEventListener(SWITCH, told);
}

/** Kinds of input in which a letter writes nothing. */
const WORDLESS = ["checkbox", "radio", "button", "submit", "reset"];

/** The key that was pressed, where it is meant for the page: not a word being written, nor the browser's own. */
export function singleKeyOf(event: KeyboardEvent): string | null {
  const { target, key, ctrlKey, metaKey, altKey, isComposing, defaultPrevented } = event;
  if (ctrlKey || metaKey || altKey || isComposing || defaultPrevented || !areKeysOn()) return null;
  if (document.querySelector("dialog[open]")) return null;
  if (target instanceof HTMLInputElement && !WORDLESS.includes(target.type)) return null;
  if (target instanceof HTMLElement && target.isContentEditable) return null;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return null;
  return key;
}

/** The row whose link or box has the focus. */
export const rowAt = (element: Element | null): HTMLElement | null =>
  element?.closest<HTMLElement>("[role=row]:has([data-row])") ?? null;
export const refOf = (row: Element | null): string | null =>
  row?.querySelector<HTMLElement>("[data-row]")?.dataset["row"] ?? null;
/** Whose dossier the row belongs to, by the State's three letters; empty where it is no State's. */
export const stateOf = (row: Element | null): string =>
  row?.querySelector<HTMLElement>("[data-row]")?.dataset["state"] ?? "";
/** Whose the row is, by id; empty where it is nobody's. */
export const heldBy = (row: Element | null): string =>
  row?.querySelector<HTMLElement>("[data-row]")?.dataset["held"] ?? "";
