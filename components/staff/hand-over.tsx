"use client";

import { useEffect, useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import type { Action } from "./answer";
import { CommandForm, SelectField, SubmitButton, useSending } from "./form";
import { heldBy, refOf, rowAt, singleKeyOf, stateOf } from "./single-key";
import { teamOptions } from "./team-options";

type Words = Record<"title" | "member" | "nobody" | "give" | "close" | "first" | "others", string>;
type Member = { id: string; name: string };
/** The row that is given away, and whose it is and of which State on the page; `time` tells one opening from the next. */
type Opened = { ref: string; from: string; state: string; time: number };

/**
 * Gives the row that has the focus to somebody, by g or by a click on whose it is. Without script that click leads to the
 * recommendation's own page, where the same can be done.
 */
export function HandOver({
  action,
  members,
  teams,
  words,
}: {
  action: Action;
  members: readonly Member[];
  /** Of each dossier, by its State. */
  teams: Readonly<Record<string, readonly string[]>>;
  words: Words;
}) {
  const box = useRef<HTMLDialogElement>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  useEffect(() => {
    const open = (event: Event, row: HTMLElement | null) => {
      const ref = refOf(row);
      if (ref === null) return;
      event.preventDefault();
      setOpened({ ref, from: heldBy(row), state: stateOf(row), time: Date.now() });
    };
    const press = (event: KeyboardEvent) => {
      if (singleKeyOf(event) === "g") open(event, rowAt(document.activeElement));
    };
    const click = (event: MouseEvent) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
      const link = event.target instanceof Element && event.target.closest("[data-whose]");
      if (isPlain && link) open(event, rowAt(link));
    };
    // Before the links of the framework, which would else lead on.
    document.addEventListener("click", click, true);
    document.addEventListener("keydown", press);
    return () => {
      document.removeEventListener("click", click, true);
      document.removeEventListener("keydown", press);
    };
  }, []);
  // Not before its form is there, which then has the focus.
  useEffect(() => {
    if (opened) box.current?.showModal();
  }, [opened]);
  const close = () => box.current?.close();
  return (
    <dialog
      ref={box}
      aria-labelledby="hand-over-title"
      className="bg-paper text-ink border-ink m-auto w-[26rem] max-w-[94vw] border p-4 md:p-5"
    >
      <h2 id="hand-over-title" className="mb-3 wrap-anywhere">
        {words.title} {opened?.ref}
      </h2>
      {opened && (
        <CommandForm key={opened.time} action={action} className="grid gap-4">
          <input type="hidden" name="ref" value={opened.ref} />
          <input type="hidden" name="from" value={opened.from} />
          <SelectField
            id="hand-over-member"
            name="member"
            label={words.member}
            empty={words.nobody}
            options={teamOptions(members, teams[opened.state] ?? [], words)}
            defaultValue={opened.from}
          />
          <div className="flex gap-3">
            <SubmitButton>{words.give}</SubmitButton>
            <button type="button" className={buttonClass("plain")} onClick={close}>
              {words.close}
            </button>
          </div>
          <WhenDone then={close} />
        </CommandForm>
      )}
    </dialog>
  );
}

/** The row and the list of acts above the table say what was done. */
function WhenDone({ then }: { then: () => void }) {
  const { answer } = useSending();
  const isDone = answer?.outcome.ok ?? false;
  useEffect(() => {
    if (isDone) then();
  });
  return null;
}
