"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { UnsentKey } from "@/lib/domain/unsent";
import type { Answer } from "./answer";
import { Keeper, type Keeping } from "./keeper";

export type UnsentWords = Record<
  "kept" | "cut" | "signedOut" | "refused" | "putBack" | "discard",
  string
>;
/** How a form is kept while it is typed, and what of it is put back. */
export type UnsentForm = UnsentKey & {
  words: UnsentWords;
  /** The form as it was left, in the shape of an answer; null where nothing was kept. */
  answer: Answer;
};

/** Keeps a form while it is typed. `settle` is waited for before the form is sent. */
export function useKeeping(
  form: RefObject<HTMLFormElement | null>,
  unsent: UnsentForm | undefined,
  answer: Answer,
): { keeping: Keeping; settle: () => Promise<void> } {
  const [keeping, setKeeping] = useState<Keeping>("nothing");
  const keeper = useRef<Keeper>(null);
  const of = unsent?.form;
  const about = unsent?.about;
  useEffect(() => {
    if (!form.current || !of || about === undefined) return;
    const own = new Keeper(form.current, { form: of, about }, setKeeping);
    keeper.current = own;
    return () => own.end();
  }, [form, of, about]);
  useEffect(() => {
    keeper.current?.answered(Boolean(answer?.outcome.ok && answer.said));
  }, [answer]);
  const settle = useCallback(async () => keeper.current?.settle(), []);
  return { keeping, settle };
}

/** Says that words were put back, and offers to let go of them. Stands before its form, being one of its own. */
export function PutBack({ unsent }: { unsent: UnsentForm }) {
  const [path, asked] = [usePathname(), useSearchParams().toString()];
  if (!unsent.answer) return null;
  return (
    <form
      method="post"
      action="/desk/unsent"
      encType="multipart/form-data"
      className="mb-4 flex flex-wrap items-center gap-x-6 gap-y-2"
    >
      <Notice live={false} title={unsent.words.putBack} />
      <input type="hidden" name="form" value={unsent.form} />
      <input type="hidden" name="about" value={unsent.about} />
      <input type="hidden" name="back" value={asked ? `${path}?${asked}` : path} />
      <Button kind="plain">{unsent.words.discard}</Button>
    </form>
  );
}

/** Whether what is typed is safe. Trouble stands where it is seen wherever on the form one is. */
export function KeepingNote({ keeping, words }: { keeping: Keeping; words: UnsentWords }) {
  const trouble = keeping === "cut" || keeping === "signedOut" || keeping === "refused";
  return (
    <p
      role="status"
      className={
        trouble
          ? "border-alarm bg-paper text-small fixed right-4 bottom-20 z-10 max-w-sm border-l-4 p-3 shadow-md"
          : "text-note text-soft mt-1 min-h-5"
      }
    >
      {keeping === "nothing" ? "" : words[keeping]}
    </p>
  );
}
