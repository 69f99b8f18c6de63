"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Select, type Option } from "@/components/ui/select";
import { useSending, TextareaField } from "./form";
import type { LinkStep } from "./linked-recommendations";

const READ = "read-pasted";

export type PasteWords = Record<"label" | "hint" | "relation" | "read", string>;

/**
 * One field for whatever is at hand: an address, a citation, a list or table of recommendations. It is read as soon as it
 * is pasted; what was understood stands in its place below, what was not stays here.
 */
export function EvidencePaste({
  focus,
  relations,
  words,
}: {
  /** Where one begins, unless something has been written already. */
  focus: boolean;
  relations: readonly Option[];
  words: PasteWords;
}) {
  const read = useRef<HTMLButtonElement>(null);
  const { answer } = useSending();
  const filled = (answer?.more as LinkStep | undefined)?.filled;
  useEffect(() => {
    const form = read.current?.form;
    // A field that somebody has written in and emptied again keeps what it shows: it is told.
    for (const [name, value] of Object.entries(filled ?? {})) {
      const field = form?.elements.namedItem(name);
      if (field instanceof HTMLInputElement) field.value = value;
    }
    const paste = form?.elements.namedItem("paste");
    if (filled && paste instanceof HTMLTextAreaElement)
      paste.value = answer?.typed["paste"]?.[0] ?? "";
  }, [answer, filled]);
  const readIt = () => read.current?.click();
  return (
    <div className="border-rule mb-6 grid gap-3 border-b pb-6 lg:grid-cols-[2fr_1fr]">
      <TextareaField
        name="paste"
        label={words.label}
        hint={words.hint}
        rows={3}
        autoFocus={focus}
        onPaste={() => window.setTimeout(readIt)}
      />
      <div className="grid content-end gap-3">
        <Select
          name="pasteRelation"
          label={words.relation}
          options={relations}
          defaultValue={answer?.typed["pasteRelation"]?.[0] ?? "shows-lack"}
        />
        <div>
          <Button ref={read} id={READ} name="step" value="read">
            {words.read}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** Ctrl+Enter in any field of the form presses the button with this id; in the field of what is pasted it reads that. */
export function SaveKey({ button }: { button: string }) {
  const anchor = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const form = anchor.current?.closest("form");
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      const { target } = event;
      const reads =
        target instanceof HTMLTextAreaElement && target.name === "paste" && target.value;
      document.getElementById(reads ? READ : button)?.click();
    };
    form?.addEventListener("keydown", pressed);
    return () => form?.removeEventListener("keydown", pressed);
  }, [button]);
  return <span ref={anchor} hidden />;
}
