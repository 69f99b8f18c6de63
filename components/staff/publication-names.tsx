import { translator } from "@/lib/messages/words";
import type { Action } from "./answer";
import { CommandForm, SubmitButton, TextField } from "./form";
import { Section } from "./page-head";
import { publishedFieldWords } from "./publication-changes";

const t = translator("staff");

export type NameLine = {
  digest: string;
  kind: string;
  key: string;
  field: string;
  excerpt: readonly [string, string, string];
  guard: "case" | "member" | "undisclosed" | "protected";
  reason: string | null;
};

/** Names that would reach the public in somebody's words, each with the question whether it may. */
export function PublicationNames({
  names,
  answer,
  takeBack,
}: {
  names: readonly NameLine[];
  /** Null where the member may not answer. */
  answer: Action | null;
  takeBack: Action | null;
}) {
  if (names.length === 0) return null;
  const places = placesOf(names);
  const open = places.filter(([{ reason }]) => reason === null);
  const settled = places.filter(([{ reason }]) => reason !== null);
  return (
    <Section id="names" title={t("names.title", { count: open.length })}>
      <p className="max-w-prose">{open.length > 0 ? t("names.lead") : t("names.done")}</p>
      <ul className="border-rule mt-4 border-t">
        {[...open, ...settled].slice(0, SHOWN).map((lines) => (
          <li key={lines[0].digest} className="border-rule grid gap-2 border-b py-4">
            <NameInText lines={lines} />
            {lines[0].reason !== null
              ? takeBack && <TakeBackForm line={lines[0]} action={takeBack} />
              : answer &&
                lines[0].guard !== "protected" && <AnswerForm line={lines[0]} action={answer} />}
          </li>
        ))}
      </ul>
      {places.length > SHOWN && (
        <p className="text-small text-soft">{t("names.more", { count: places.length - SHOWN })}</p>
      )}
    </Section>
  );
}

/** As many as one looks through at once; the rest comes up as these are answered. */
const SHOWN = 50;

type Place = [NameLine, ...NameLine[]];

/** The same name in the same words is asked about once, wherever these stand. */
function placesOf(names: readonly NameLine[]): Place[] {
  const byDigest = new Map<string, Place>();
  for (const line of names) {
    const held = byDigest.get(line.digest);
    if (held) held.push(line);
    else byDigest.set(line.digest, [line]);
  }
  return [...byDigest.values()];
}

function NameInText({ lines }: { lines: Place }) {
  const [{ excerpt, guard, reason }] = lines;
  const [before, name, after] = excerpt;
  return (
    <>
      <blockquote dir="auto" className="max-w-measure break-words">
        {before}
        <mark className="text-alarm bg-transparent font-semibold underline">{name}</mark>
        {after}
      </blockquote>
      <p className="text-small text-soft">
        {t(`names.guard.${guard}`)}{" "}
        {t("names.stands", {
          where: lines
            .map(({ kind, key, field }) => `${key}, ${publishedFieldWords(kind, field)}`)
            .join("; "),
        })}
      </p>
      {reason !== null && <p className="text-small">{t("names.answered", { reason })}</p>}
    </>
  );
}

const AnswerForm = ({ line: { digest }, action }: { line: NameLine; action: Action }) => (
  <CommandForm action={action} className="flex max-w-xl flex-wrap items-end gap-3">
    <input type="hidden" name="digest" value={digest} />
    <div className="min-w-60 grow">
      <TextField name="reason" id={`reason-${digest}`} label={t("names.reason")} />
    </div>
    <SubmitButton kind="plain" busy={t("form.saving")}>
      {t("names.mayStand")}
    </SubmitButton>
  </CommandForm>
);

const TakeBackForm = ({ line: { digest }, action }: { line: NameLine; action: Action }) => (
  <CommandForm action={action}>
    <input type="hidden" name="digest" value={digest} />
    <SubmitButton kind="plain" busy={t("form.saving")}>
      {t("names.takeBack")}
    </SubmitButton>
  </CommandForm>
);
