import { Disclosure } from "@/components/ui/disclosure";
import { Tag } from "@/components/ui/tag";
import { ENTRY_KINDS, isEntryKind, type EntryFacts } from "@/lib/domain/entry/kind";
import { fieldWords as entryFieldWords, kindWords } from "@/lib/messages/entry";
import { harmWords } from "@/lib/messages/harm";
import { translator } from "@/lib/messages/words";
import { changedFields, EntryChange } from "./entry-change";
import { HarmAnswered, type Harm } from "./harm-questions";

const t = translator("staff");

export type PublicationLine = {
  kind: string;
  key: string;
  change: "added" | "changed" | "removed";
  title: string;
  before: object | null;
  after: object | null;
  fields: string[];
};

const CHANGES = ["added", "changed", "removed"] as const;
/** What readers come for first; then everything else of the record, in the order of its kinds. */
const KINDS: readonly string[] = ["recommendation", ...ENTRY_KINDS, "document", "review", "state"];

/** What is newly public first, and what readers come for before what it stands on. */
export const inReadingOrder = (changes: readonly PublicationLine[]): PublicationLine[] => {
  const place = ({ change, kind }: PublicationLine) =>
    CHANGES.indexOf(change) * KINDS.length + KINDS.indexOf(kind);
  return [...changes].sort((one, other) => place(one) - place(other));
};

/** How many of each, before the rows themselves. */
export function PublicationSums({ changes }: { changes: readonly PublicationLine[] }) {
  return (
    <ul className="mb-4 flex flex-wrap gap-x-8">
      {CHANGES.map((change) => {
        const count = changes.filter((one) => one.change === change).length;
        return count === 0 ? null : (
          <li key={change} className={`font-semibold ${change === "added" ? "text-alarm" : ""}`}>
            {t(`publish.${change}`, { count })}
          </li>
        );
      })}
    </ul>
  );
}

/** So many lie open at once; of more, what changed does, and the rest opens at a touch. */
const FEW = 5;

/** Exactly what would become public, field by field: what is new is marked, what goes is struck through. */
export function PublicationChanges({
  changes,
  unsettled,
  harm,
}: {
  changes: readonly PublicationLine[];
  /** References of what rests on evidence that was withdrawn. */
  unsettled: readonly string[];
  /** Whom each could hurt, as its reviewer said: for whoever reviews. */
  harm: readonly { kind: string; key: string; harm: Harm }[];
}) {
  return (
    <ul className="border-rule border-t">
      {changes.map((line) => (
        <li key={`${line.kind} ${line.key}`} className="border-rule border-b py-1">
          <Disclosure
            summary={
              <LineHead
                line={line}
                isUnsettled={line.kind === "recommendation" && unsettled.includes(line.key)}
              />
            }
            open={line.change === "changed" || changes.length <= FEW}
          >
            {isEntryKind(line.kind) ? (
              <EntryChange
                kind={line.kind}
                before={factsOf(line.before)}
                after={factsOf(line.after)}
                names={{}}
                same=""
              />
            ) : (
              <Fields line={line} />
            )}
            <HarmBeside line={line} harm={harm} />
          </Disclosure>
        </li>
      ))}
    </ul>
  );
}

function HarmBeside({
  line: { kind, key },
  harm,
}: {
  line: PublicationLine;
  harm: readonly { kind: string; key: string; harm: Harm }[];
}) {
  const beside = harm.find((one) => one.kind === kind && one.key === key);
  if (!beside) return null;
  return (
    <div className="border-alarm mt-2 border-l-4 border-dashed pl-4">
      <p className="text-small font-semibold">{harmWords("beside")}</p>
      <HarmAnswered harm={beside.harm} />
    </div>
  );
}

function LineHead({ line, isUnsettled }: { line: PublicationLine; isUnsettled: boolean }) {
  return (
    <>
      {isEntryKind(line.kind) && (
        <span className="text-note text-soft font-normal">{kindWords(line.kind).one} </span>
      )}
      <span className={line.change === "added" ? "text-alarm" : undefined}>{line.key}</span>{" "}
      <span dir="auto" className="text-ink font-normal">
        {line.title}
      </span>{" "}
      {line.change === "changed" ? (
        <Tag>{changedWords(line).join(", ")}</Tag>
      ) : (
        <Tag tone="warning">{t(`publish.one.${line.change}`)}</Tag>
      )}{" "}
      {isUnsettled && <Tag tone="warning">{t("publish.one.unsettled")}</Tag>}
    </>
  );
}

const factsOf = (content: object | null): EntryFacts | null =>
  (content as { facts: EntryFacts } | null)?.facts ?? null;

/** The names of what differs; of an entry, those of its own fields. */
const changedWords = ({ kind, fields, before, after }: PublicationLine): string[] =>
  isEntryKind(kind)
    ? changedFields(kind, factsOf(before), factsOf(after)).map(({ name }) =>
        entryFieldWords(kind, name),
      )
    : fields.map(fieldWords);

function Fields({ line }: { line: PublicationLine }) {
  const valueOf = (content: object | null, field: string) =>
    (content as Record<string, unknown> | null)?.[field];
  const fields = line.fields.filter(
    (field) => !isNothing(valueOf(line.before, field)) || !isNothing(valueOf(line.after, field)),
  );
  return (
    <dl className="text-small grid gap-x-4 gap-y-2 sm:grid-cols-[10rem_1fr]">
      {fields.map((field) => {
        const before = valueOf(line.before, field);
        const after = valueOf(line.after, field);
        return (
          <div key={field} className="sm:contents">
            <dt className="text-soft">{fieldWords(field)}</dt>
            <dd className="min-w-0">
              {!isNothing(before) && (
                <del className="text-soft block">
                  <Value value={before} />
                </del>
              )}
              {!isNothing(after) && (
                <ins className="text-alarm block no-underline">
                  <Value value={after} />
                </ins>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/** The name of a field of anything that is published; of an entry, in the words of its form. */
export const publishedFieldWords = (kind: string, field: string): string =>
  isEntryKind(kind) && field !== "key" ? entryFieldWords(kind, field) : fieldWords(field);

/** The name of a field as it stands in the public's data: `notGradedReason` reads "not graded reason". */
const fieldWords = (field: string): string =>
  field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Any value of the public's data as nested lists of words. */
function Value({ value }: { value: unknown }) {
  if (Array.isArray(value))
    return (
      <ul className="list-disc pl-5">
        {value.map((one, index) => (
          <li key={index} className="[&>:first-child]:align-top">
            <Value value={one} />
          </li>
        ))}
      </ul>
    );
  if (value !== null && typeof value === "object")
    return Object.entries(value)
      .filter(([, one]) => !isNothing(one))
      .map(([name, one]) => (
        <span key={name} className="mr-3 inline-block max-w-full">
          <span className="text-soft">{fieldWords(name)}:</span> <Value value={one} />
        </span>
      ));
  return (
    <span dir="auto" className="break-words whitespace-pre-wrap">
      {String(value)}
    </span>
  );
}
