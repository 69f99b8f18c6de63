import { describe, expect, test } from "vitest";
import { ENTRY_KINDS, type EntryKind } from "@/lib/domain/entry/kind";
import { fieldsOf, type Field } from "@/lib/domain/entry/shape";
import catalogue from "./en/entry.json";
import { choiceWords, fieldWords, kindWords } from "./entry";

type Named = { kind: EntryKind; field: Field; row?: string };

/** Every field of every kind, those inside rows with the name of their rows. */
const ALL: Named[] = ENTRY_KINDS.flatMap((kind) =>
  fieldsOf(kind).flatMap((field): Named[] => [
    { kind, field },
    ...field.fields.map((inner) => ({ kind, field: inner, row: field.name })),
  ]),
);

describe.each(ENTRY_KINDS)("%s", (kind) => {
  const own = ALL.filter((one) => one.kind === kind);

  test("has words for itself and a definition that is a sentence", () => {
    expect(kindWords(kind).one).toMatch(/^\p{Lu}/u);
    expect(kindWords(kind).many).toMatch(/^\p{Lu}/u);
    expect(kindWords(kind).definition).toMatch(/^\p{Lu}.*\.$/u);
  });

  test("has a word for each of its fields, and never one word for two", () => {
    for (const rowsOf of new Set(own.map(({ row }) => row))) {
      const words = own
        .filter(({ row }) => row === rowsOf)
        .map(({ field, row }) => fieldWords(kind, field.name, row));
      expect(words).toEqual([...new Set(words)]);
    }
  });

  test("has a word for each choice", () => {
    const offered = own.flatMap(({ field }) =>
      field.options.map((value) => choiceWords(kind, field.name, value)),
    );
    expect(offered.every((words) => words.length > 0)).toBe(true);
  });
});

test("the catalogue has no word that nothing uses", () => {
  const used = new Set(
    ALL.flatMap(({ kind, field, row }) => [
      row ? `rows ${row} ${field.name}` : `labels ${ownerOf("labels", kind, field)} ${field.name}`,
      `hints ${ownerOf("hints", kind, field)} ${field.name}`,
      ...field.options.map((value) => `choices ${kind} ${field.name} ${value}`),
    ]),
  );
  const held = wordsIn(catalogue).filter((path) => /^(labels|hints|rows|choices) /.test(path));
  expect(held.length).toBeGreaterThan(200);
  expect(held.filter((one) => !used.has(one))).toEqual([]);
});

test("a word that does not exist is a fault and not a word for readers", () => {
  expect(() => fieldWords("vote", "nothing")).toThrow();
  expect(() => choiceWords("vote", "result", "nothing")).toThrow();
});

/** Where the word of a field stands: with its kind, or with what all kinds share. */
const ownerOf = (part: "labels" | "hints", kind: EntryKind, { name }: Field) =>
  Object.hasOwn((catalogue[part] as Record<string, object>)[kind] ?? {}, name) ? kind : "shared";

/** The path of every word of a catalogue: `choices vote result adopted`. */
const wordsIn = (words: object): string[] =>
  Object.entries(words).flatMap(([name, inner]: [string, unknown]) =>
    typeof inner === "object" && inner !== null
      ? wordsIn(inner).map((path) => `${name} ${path}`)
      : [name],
  );
