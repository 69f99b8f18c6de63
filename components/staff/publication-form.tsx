import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { jobWords } from "@/lib/messages/job";
import { translator } from "@/lib/messages/words";
import type { Action } from "./answer";
import { CommandForm, SubmitButton, TextareaField } from "./form";
import { Section } from "./page-head";

const t = translator("staff");

/** Publishes what stands above, at once. */
export function PublishNow({
  action,
  number,
  count,
  namesAreOpen,
}: {
  action: Action;
  number: number;
  count: number;
  /** Guarded names wait for an answer. */
  namesAreOpen: boolean;
}) {
  return (
    <Section title={t("publish.now", { number })}>
      <CommandForm action={action} className="grid max-w-xl gap-4">
        <TextareaField name="note" label={t("publish.note")} hint={t("publish.noteHint")} />
        <p>{namesAreOpen ? t("publish.namesFirst") : t("publish.will", { number, count })}</p>
        <div>
          <SubmitButton busy={t("publish.publishing")}>
            {t("publish.publish", { number })}
          </SubmitButton>
        </div>
      </CommandForm>
    </Section>
  );
}

/** Puts what stands above to the hour for which it was shown. */
export function PublishThen({
  action,
  at,
  time,
  count,
  namesAreOpen,
}: {
  action: Action;
  /** As forms write it: "2026-06-30T10:00". */
  at: string;
  /** The same in words. */
  time: string;
  count: number;
  namesAreOpen: boolean;
}) {
  return (
    <Section title={jobWords("plan.title", { time })}>
      <CommandForm action={action} className="grid max-w-xl gap-4">
        <input type="hidden" name="at" value={at} />
        <TextareaField name="note" label={t("publish.note")} hint={t("publish.noteHint")} />
        <p>{namesAreOpen ? t("publish.namesFirst") : jobWords("plan.will", { count })}</p>
        <div className="flex flex-wrap items-center gap-4">
          <SubmitButton busy={jobWords("plan.planning")}>
            {jobWords("plan.plan", { time })}
          </SubmitButton>
          <Link prefetch={false} href="/desk/publish">
            {jobWords("plan.back")}
          </Link>
        </div>
      </CommandForm>
    </Section>
  );
}

/** Asks for what would be public at a later hour. Its answer is an address, so that it works without script. */
export function LookAhead({ at }: { at: string | undefined }) {
  return (
    <Section title={jobWords("plan.look")}>
      <p className="max-w-measure mb-3">{jobWords("plan.lookHint")}</p>
      <form action="/desk/publish" className="flex flex-wrap items-end gap-3">
        <Field
          name="at"
          type="datetime-local"
          label={jobWords("plan.at")}
          defaultValue={at}
          className="max-w-64"
          required
        />
        <Button kind="plain">{jobWords("plan.show")}</Button>
      </form>
    </Section>
  );
}
