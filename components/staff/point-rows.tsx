"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { splitParagraph } from "@/lib/domain/paragraph-split";
import { pointsTyped } from "@/lib/domain/recommendation-point";
import { SubmitButton, TextareaField, TextField, useSending } from "./form";

export type PointWords = Record<
  | "found"
  | "enter"
  | "look"
  | "lookHint"
  | "kept"
  | "legend"
  | "hint"
  | "use"
  | "place"
  | "text"
  | "point"
  | "after"
  | "whole",
  string
>;

/** The field whose text is looked through; its name is its id. */
const TEXT = "textVerbatim";

/**
 * Says that the text above has points as soon as it has, and offers to enter each; once that is chosen, the points stand
 * here. `reasons` is why they cannot be entered apart.
 */
export function Points({
  standing,
  reasons,
  words,
}: {
  standing: string;
  reasons: readonly string[];
  words: PointWords;
}) {
  const { answer } = useSending();
  const text = useText(answer?.typed[TEXT]?.[0] ?? standing);
  const rows = pointsTyped(answer?.typed ?? {});
  const hasRows = rows.length > 0;
  const box = useRef<HTMLDivElement>(null);
  const had = useRef(hasRows);
  useEffect(() => {
    // The button that was pressed is gone: whoever goes by keys stands at what came in its place.
    if (hasRows !== had.current)
      box.current?.querySelector<HTMLElement>("fieldset, button")?.focus();
    had.current = hasRows;
  }, [hasRows]);
  return (
    <div ref={box} id="points" className="grid gap-3 empty:hidden">
      {hasRows ? (
        <PointRows rows={rows} text={text} words={words} />
      ) : (
        <Offer text={text} reasons={reasons} words={words} />
      )}
    </div>
  );
}

function Offer({
  text,
  reasons,
  words,
}: {
  text: string;
  reasons: readonly string[];
  words: PointWords;
}) {
  const found = splitParagraph(text)?.points ?? [];
  const fill = (sentence: string) => sentence.replace("{count}", String(found.length));
  const places = found.map(({ place }) => place).join(", ");
  return (
    <div role="status" className="empty:hidden">
      {found.length > 0 && reasons.length > 0 && (
        <Notice live={false} kind="warning" title={fill(words.kept)}>
          {reasons.map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
        </Notice>
      )}
      {found.length > 0 && reasons.length === 0 && (
        <Notice live={false} title={fill(words.found).replace("{places}", places)}>
          <Button name="step" value="points" className="mt-1">
            {fill(words.enter)}
          </Button>
        </Notice>
      )}
      {found.length === 0 && reasons.length === 0 && (
        <noscript>
          <p className="text-note text-soft mb-1">{words.lookHint}</p>
          <Button name="step" value="points">
            {words.look}
          </Button>
        </noscript>
      )}
    </div>
  );
}

function PointRows({
  rows,
  text,
  words,
}: {
  rows: ReturnType<typeof pointsTyped>;
  text: string;
  words: PointWords;
}) {
  const after = splitParagraph(text)?.after.trim();
  return (
    <fieldset tabIndex={-1} className="border-accent grid gap-4 border-l-4 pl-4">
      <legend className="text-body font-semibold">{words.legend}</legend>
      <p className="text-small text-soft">{words.hint}</p>
      {after && (
        <Notice live={false} kind="warning" title={words.after.replace("{after}", () => after)} />
      )}
      {rows.map((one) => (
        <PointRow key={one.row} {...one} words={words} />
      ))}
      <div>
        <Button name="step" value="whole">
          {words.whole}
        </Button>
      </div>
    </fieldset>
  );
}

function PointRow({
  row,
  isTicked,
  place,
  words,
}: ReturnType<typeof pointsTyped>[number] & { words: PointWords }) {
  const name = `points.${row}`;
  return (
    <div
      role="group"
      aria-label={words.point.replace("{place}", () => place)}
      className="border-rule grid gap-2 border-t pt-3"
    >
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <label className="flex min-h-10 items-center gap-2">
          <input
            type="checkbox"
            name={`${name}.use`}
            value="yes"
            defaultChecked={isTicked}
            className="accent-accent size-5"
          />
          {words.use}
        </label>
        <TextField
          name={`${name}.place`}
          label={words.place}
          autoComplete="off"
          className="max-w-32"
        />
      </div>
      <TextareaField name={`${name}.text`} label={words.text} rows={4} />
    </div>
  );
}

/** Saves the points where there are some, else the one recommendation. */
export function SaveWithPoints({ save, points, busy }: Record<"save" | "points" | "busy", string>) {
  const { answer } = useSending();
  const hasPoints = pointsTyped(answer?.typed ?? {}).length > 0;
  return (
    <SubmitButton name="step" value="save" busy={busy}>
      {hasPoints ? points : save}
    </SubmitButton>
  );
}

const area = () => document.getElementById(TEXT);

/** What stands in the field of the text, as it is typed; what the server sent, where no script runs. */
function useText(sent: string): string {
  return useSyncExternalStore(
    (tell) => {
      area()?.addEventListener("input", tell);
      return () => area()?.removeEventListener("input", tell);
    },
    () => {
      const field = area();
      return field instanceof HTMLTextAreaElement ? field.value : sent;
    },
    () => sent,
  );
}
