import { canonical } from "@/lib/domain/canonical";
import type { EntryFacts, EntryKind } from "@/lib/domain/entry/kind";
import { fieldsOf, type Field } from "@/lib/domain/entry/shape";
import { fieldWords } from "@/lib/messages/entry";
import { Empty } from "./page-head";
import { FieldValue, isEmpty, type LinkNames } from "./entry-facts";

/** Field by field, what one version says that another does not: what goes is struck through, what comes is marked. */
export function EntryChange({
  kind,
  before,
  after,
  names,
  same,
}: {
  kind: EntryKind;
  before: EntryFacts | null;
  after: EntryFacts | null;
  names: LinkNames;
  /** What to say where the two say the same. */
  same: string;
}) {
  const [old, fresh] = [valuesOf(before), valuesOf(after)];
  const changed = changedFields(kind, before, after);
  if (changed.length === 0) return <Empty>{same}</Empty>;
  return (
    <dl className="text-small grid gap-x-4 gap-y-2 sm:grid-cols-[10rem_1fr]">
      {changed.map((field) => (
        <div key={field.name} className="sm:contents">
          <dt className="text-soft">{fieldWords(kind, field.name)}</dt>
          <dd className="min-w-0">
            {!isEmpty(old[field.name]) && (
              <del className="text-soft block">
                <FieldValue kind={kind} field={field} value={old[field.name]} names={names} />
              </del>
            )}
            {!isEmpty(fresh[field.name]) && (
              <ins className="text-alarm block no-underline">
                <FieldValue kind={kind} field={field} value={fresh[field.name]} names={names} />
              </ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The fields of which the two do not say the same. */
export function changedFields(
  kind: EntryKind,
  before: EntryFacts | null,
  after: EntryFacts | null,
): readonly Field[] {
  const [old, fresh] = [valuesOf(before), valuesOf(after)];
  return fieldsOf(kind).filter(
    ({ name }) =>
      canonical(old[name]) !== canonical(fresh[name]) &&
      !(isEmpty(old[name]) && isEmpty(fresh[name])),
  );
}

const valuesOf = (facts: EntryFacts | null) => (facts ?? {}) as Record<string, unknown>;
