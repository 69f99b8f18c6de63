"use client";

import { useEffect, useRef } from "react";
import { useSending } from "./form";

const PAUSE_MS = 4000;

/** Presses the button called `button` when the writer of its form has paused, if `needed` has been chosen. */
export function Autosave({ button, needed }: { button: string; needed: string }) {
  const anchor = useRef<HTMLSpanElement>(null);
  const { pending } = useSending();
  const busy = useRef(pending);
  useEffect(() => void (busy.current = pending), [pending]);
  useEffect(() => {
    const form = anchor.current?.closest("form");
    if (!form) return;
    let timer: number | undefined;
    const save = () => {
      const saver = document.getElementById(button);
      if (busy.current) return wait();
      if (saver instanceof HTMLButtonElement && new FormData(form).get(needed))
        form.requestSubmit(saver);
    };
    const wait = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(save, PAUSE_MS);
    };
    const stop = () => window.clearTimeout(timer);
    form.addEventListener("input", wait);
    form.addEventListener("submit", stop);
    return () => {
      stop();
      form.removeEventListener("input", wait);
      form.removeEventListener("submit", stop);
    };
  }, [button, needed]);
  return <span ref={anchor} hidden />;
}
