import type { EntryKind } from "@/lib/domain/entry/kind";
import { fieldsOf, type Field } from "@/lib/domain/entry/shape";

// Entries for tests, made from the shape of their kind, so that a new kind is tested without a line of its own.

/** What the links of a sample point at. */
export type SampleLinks = {
  state: string;
  recommendation: string;
  document: string;
  review: string;
};

/** Nothing but what has to be said, and a source, without which nothing is published. Its texts say `word`. */
export const leastFacts = (
  kind: EntryKind,
  word: string,
  links: SampleLinks,
): Record<string, unknown> => ({
  ...factsOf(
    fieldsOf(kind).filter(({ required }) => required),
    word,
    links,
  ),
  ...NEEDED[kind],
  ...(kind === "case" && { name: personOf(word) }),
  sources: [{ title: `Source of ${word}` }],
});

/** Every field of the kind, but for links to other entries: those need these entries. */
export const wholeFacts = (
  kind: EntryKind,
  word: string,
  links: SampleLinks,
): Record<string, unknown> => ({
  ...factsOf(
    fieldsOf(kind).filter(({ target }) => !target?.startsWith("entry:")),
    word,
    links,
  ),
  ...NEEDED[kind],
  ...(kind === "case" && {
    name: personOf(word),
    otherNames: [{ name: `${personOf(word)}, otherwise`, language: "en" }],
  }),
});

/** Nobody else is called so: a name that stands elsewhere too would keep an edition back while the case is not public. */
const personOf = (word: string) => `name of a person, ${word}`;

/** What a rule of the kind asks for besides its shape, so that it may be published. */
const NEEDED: Partial<Record<EntryKind, Record<string, unknown>>> = {
  case: { nameBasis: "un-document", nameBasisDocument: "A/HRC/90/1" },
  communication: { publicOn: "2024-02-01" },
  reprisal: { reportedIn: "A/HRC/90/2, paragraph 7" },
};

const factsOf = (fields: readonly Field[], word: string, links: SampleLinks) =>
  Object.fromEntries(fields.map((field) => [field.name, valueOf(field, word, links)]));

function valueOf(field: Field, word: string, links: SampleLinks): unknown {
  if (field.holds === "one") return oneOf(field, word, links);
  if (field.holds === "list") return [oneOf(field, word, links)];
  const inner = field.fields.filter(({ target }) => !target?.startsWith("entry:"));
  return [factsOf(inner, word, links)];
}

function oneOf({ name, input, options, target }: Field, word: string, links: SampleLinks): unknown {
  switch (input) {
    case "number":
      return 7;
    case "flag":
      return true;
    case "choice":
      return options[0];
    case "date":
      return "2024-06";
    case "day":
      return "2024-06-11";
    case "link":
      return links[target as keyof SampleLinks];
    default:
      return /url$/i.test(name) ? "https://example.org/page" : `${name} of ${word}`;
  }
}
