import { createTranslator } from "use-intl/core";

/** The words of one file of the catalogue, with ICU arguments: `wordsOf(talk)("notices.menu", { count: 3 })`. */
export const wordsOf = <Messages extends Record<string, unknown>>(messages: Messages) =>
  createTranslator<Messages, never>({ locale: "en", messages, onError: refuse });

/** A missing or malformed message is a fault of ours: it must not reach a reader as a key. */
export function refuse(error: Error): never {
  throw error;
}
