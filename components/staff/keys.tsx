"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { buttonClass } from "@/components/ui/button";
import { KeyPlace } from "./key-place";
import type { KeyWords } from "./key-words";
import { areKeysOn, refOf, rowAt, singleKeyOf, turnKeys, watchKeys } from "./single-key";

/** The keys that work everywhere, and the list of all of them. Without script there are none, and no list. */
export function Keys({ words, evidence }: { words: KeyWords; evidence: boolean }) {
  const list = useRef<HTMLDialogElement>(null);
  const router = useRouter();
  const on = useSyncExternalStore<boolean | null>(watchKeys, areKeysOn, () => null);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const key = singleKeyOf(event);
      if (key === "?") list.current?.showModal();
      else if (key === "s") router.push("/desk/search");
      else if (key === "e" && evidence) router.push(evidenceAddress());
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [router, evidence]);
  // Its place is kept until the script is there, so that nothing in the head of the page moves when it comes.
  const shown = on === null ? "invisible noscript:hidden" : "";
  return (
    <>
      <button
        type="button"
        onClick={() => list.current?.showModal()}
        className={`text-small text-accent inline-flex min-h-10 items-center underline ${shown}`}
      >
        {words.button}
      </button>
      <dialog
        ref={list}
        aria-labelledby="keys-title"
        className="bg-paper text-ink border-ink m-auto max-h-[96dvh] w-[34rem] max-w-[94vw] overflow-y-auto border p-4 md:p-5"
      >
        <h2 id="keys-title">{words.title}</h2>
        {words.places.map((place) => (
          <KeyPlace key={place.title} place={place} />
        ))}
        <label className="mt-5 flex min-h-8 items-center gap-2">
          <input
            type="checkbox"
            checked={on ?? true}
            onChange={(event) => turnKeys(event.target.checked)}
            className="accent-accent size-5"
          />
          {words.on}
        </label>
        {on === false && <p className="text-note text-soft">{words.off}</p>}
        <form method="dialog" className="mt-4">
          <button className={buttonClass("plain")}>{words.close}</button>
        </form>
      </dialog>
    </>
  );
}

/** For the row that has the focus, or the recommendation whose page this is. */
function evidenceAddress(): string {
  const page = /^\/desk\/recommendations\/([^/]+)(?:\/|$)/.exec(location.pathname)?.[1];
  const row = refOf(rowAt(document.activeElement));
  const ref = row ? encodeURIComponent(row) : page === "new" ? undefined : page;
  return ref ? `/desk/evidence/new?ref=${ref}` : "/desk/evidence/new";
}
