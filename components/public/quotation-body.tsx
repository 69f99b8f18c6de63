import type { EntryLine, NameOf } from "@/lib/domain/entry/line";
import { dateWords } from "@/lib/messages/date";
import { EntryFactsBody } from "./entry-facts";
import type { Addresses } from "./place";

type Quotation = EntryLine<"quotation">;

/** The words as a quotation, with whose they are; then what else is known of them. */
export function QuotationBody({
  entry,
  names,
  to,
}: {
  entry: Quotation;
  names: NameOf;
  to: Addresses;
}) {
  const { kind, facts } = entry;
  return (
    <EntryFactsBody
      {...{ kind, facts, names, to }}
      except={["text", "speaker", "language", "on"]}
    />
  );
}

/** Quotations one under another, each a link to where it is from. */
export function QuotationList({ entries, to }: { entries: readonly Quotation[]; to: Addresses }) {
  return (
    <ul>
      {entries.map(({ key, facts: { text, language, speaker, role, occasion, on } }) => (
        <li key={key} className="border-rule border-t py-5 first:border-t-0">
          <figure>
            <blockquote
              lang={language ?? undefined}
              dir="auto"
              className="text-lead max-w-[60ch] font-serif"
            >
              <a
                href={to.entry("quotation", key)}
                className="text-ink decoration-rule hover:decoration-ink"
              >
                <q>{text}</q>
              </a>
            </blockquote>
            <figcaption className="text-small text-soft mt-1">
              {[speaker, role, occasion, on && dateWords(on)].filter(Boolean).join(", ")}
            </figcaption>
          </figure>
        </li>
      ))}
    </ul>
  );
}
