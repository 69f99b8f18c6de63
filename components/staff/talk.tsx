import type { ReactNode } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { talkWords } from "@/lib/messages/talk";
import type { Action } from "./answer";
import { CommandForm, SelectField, SubmitButton, TextareaField } from "./form";
import { Moment, momentWords } from "./moment";
import { Section } from "./page-head";
import type { UnsentForm } from "./unsent";

type Comment = {
  id: string;
  field: string | null;
  text: string;
  author: string;
  at: Date;
  settled: { by: string; at: Date } | null;
};
export type TalkActions = { add: Action; settle: Action; watch: Action };

/** What members say to each other about what stands on this page, with a form to say more. */
export function TalkSection({
  thing,
  parts,
  comments,
  isWatched,
  actions,
  unsent,
}: {
  thing: { kind: string; key: string };
  /** Parts that a comment can be about, by their names in the record; empty where there are none. */
  parts: Readonly<Record<string, string>>;
  comments: readonly Comment[];
  isWatched: boolean;
  actions: TalkActions;
  /** Null where the member may read and not comment. */
  unsent: UnsentForm | null;
}) {
  const open = comments.filter(({ settled }) => settled === null);
  const settled = comments.filter((one) => one.settled !== null);
  const line = (one: Comment, act: ReactNode) => (
    <li key={one.id} className="border-rule border-b py-2">
      <CommentLine comment={one} parts={parts} />
      {act}
    </li>
  );
  return (
    <Section id="talk" title={talkWords("title")}>
      <p className="text-small text-soft">
        {talkWords("lead")} {talkWords("count", { count: comments.length })}
      </p>
      <ul className="border-rule mt-2 border-t empty:border-0">
        {open.map((one) => line(one, unsent && <SettleForm id={one.id} action={actions.settle} />))}
      </ul>
      {settled.length > 0 && (
        <Disclosure summary={talkWords("settledOnes", { count: settled.length })}>
          <ul>{settled.map((one) => line(one, null))}</ul>
        </Disclosure>
      )}
      {unsent && (
        <AddForm
          key={comments.length}
          thing={thing}
          parts={parts}
          action={actions.add}
          unsent={unsent}
        />
      )}
      <WatchForm thing={thing} isWatched={isWatched} action={actions.watch} />
    </Section>
  );
}

function CommentLine({
  comment: { field, text, author, at, settled },
  parts,
}: {
  comment: Comment;
  parts: Readonly<Record<string, string>>;
}) {
  return (
    <>
      <p className="text-small text-soft">
        <span className="text-ink font-semibold">{author}</span>
        {", "}
        <Moment at={at} />
        {field && `, ${talkWords("about", { part: parts[field] ?? field })}`}
      </p>
      <p dir="auto" className="max-w-measure break-words whitespace-pre-wrap">
        {text}
      </p>
      {settled && (
        <p className="text-note text-soft">
          {talkWords("settled", { name: settled.by, time: momentWords(settled.at) })}
        </p>
      )}
    </>
  );
}

function SettleForm({ id, action }: { id: string; action: Action }) {
  return (
    <CommandForm action={action} quiet>
      <input type="hidden" name="id" value={id} />
      <SubmitButton kind="plain" busy={talkWords("settling")}>
        {talkWords("settle")}
      </SubmitButton>
    </CommandForm>
  );
}

function AddForm({
  thing,
  parts,
  action,
  unsent,
}: {
  thing: { kind: string; key: string };
  parts: Readonly<Record<string, string>>;
  action: Action;
  unsent: UnsentForm;
}) {
  return (
    <CommandForm action={action} unsent={unsent} className="mt-4 grid max-w-xl gap-3">
      <ThingFields thing={thing} />
      {Object.keys(parts).length > 0 && (
        <SelectField
          name="part"
          label={talkWords("part")}
          empty={talkWords("whole")}
          options={Object.entries(parts).map(([value, label]) => ({ value, label }))}
        />
      )}
      <TextareaField
        name="comment"
        label={talkWords("text")}
        hint={talkWords("textHint")}
        rows={3}
      />
      <div>
        <SubmitButton kind="plain" busy={talkWords("sending")}>
          {talkWords("send")}
        </SubmitButton>
      </div>
    </CommandForm>
  );
}

function WatchForm({
  thing,
  isWatched,
  action,
}: {
  thing: { kind: string; key: string };
  isWatched: boolean;
  action: Action;
}) {
  return (
    <CommandForm action={action} quiet className="mt-4">
      <ThingFields thing={thing} />
      <input type="hidden" name="watch" value={isWatched ? "no" : "yes"} />
      <SubmitButton kind="plain" busy={talkWords("changing")}>
        {talkWords(isWatched ? "unwatch" : "watch")}
      </SubmitButton>
    </CommandForm>
  );
}

const ThingFields = ({ thing: { kind, key } }: { thing: { kind: string; key: string } }) => (
  <>
    <input type="hidden" name="kind" value={kind} />
    <input type="hidden" name="key" value={key} />
  </>
);
