"use client";

import { useEffect, useRef, type RefObject } from "react";
import type { Answer } from "./answer";

/** Asks before a page is left whose form holds words that were not saved. Does nothing where `words` are not given. */
export function useUnsavedWarning(
  form: RefObject<HTMLFormElement | null>,
  words: string | undefined,
  answer: Answer,
) {
  const unsaved = useRef(false);
  useEffect(() => {
    // A step that says nothing has saved nothing.
    if (answer) unsaved.current = !(answer.outcome.ok && answer.said);
  }, [answer]);
  useEffect(() => {
    const own = form.current;
    if (!own) return;
    const typed = () => void (unsaved.current = true);
    const sent = () => void (unsaved.current = false);
    own.addEventListener("input", typed);
    own.addEventListener("submit", sent);
    return () => {
      own.removeEventListener("input", typed);
      own.removeEventListener("submit", sent);
    };
  }, [form]);
  useEffect(() => {
    if (!words) return;
    const closing = (event: BeforeUnloadEvent) => {
      if (unsaved.current) event.preventDefault();
    };
    // Links inside the desk do not unload the page, so they are asked about here.
    const leaving = (event: MouseEvent) => {
      const link = (event.target as Element | null)?.closest?.("a[href]");
      if (!unsaved.current || !link || link.getAttribute("target") === "_blank") return;
      if (link.getAttribute("href")?.startsWith("#") || window.confirm(words)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("beforeunload", closing);
    document.addEventListener("click", leaving, true);
    return () => {
      window.removeEventListener("beforeunload", closing);
      document.removeEventListener("click", leaving, true);
    };
  }, [words]);
}
