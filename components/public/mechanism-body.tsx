import type { Day } from "@/lib/domain/day";
import { earliestDayOf, precisionOf } from "@/lib/domain/day";
import type { BodyCode } from "@/lib/domain/body";
import type { EntryLine, NameOf } from "@/lib/domain/entry/line";
import { holdersOn, type Mechanism } from "@/lib/domain/entry/mechanism";
import { between } from "@/lib/domain/entry/obligation";
import type { PublishedDocument } from "@/lib/domain/published";
import { dateWords } from "@/lib/messages/date";
import { choiceWords } from "@/lib/messages/entry";
import { countWords } from "@/lib/messages/figure";
import { lastedWords, listed } from "@/lib/messages/lasted";
import { bodyWords, translator } from "@/lib/messages/words";
import { Entry } from "./entry";
import { EntryFactsBody } from "./entry-facts";
import { Line, Part } from "./entry-list";
import type { Addresses } from "./place";
import { DocumentLine } from "./un-document";

const t = translator("pages");

/** What a body of the United Nations has issued: how many recommendations, and its documents. */
export type Issued = {
  body: BodyCode;
  recommendations: number;
  documents: readonly PublishedDocument[];
};

const DOCUMENTS_SHOWN = 12;

/** A mechanism: whether there is one, who holds it, and what it has issued. */
export function MechanismBody({
  entry: { kind, facts },
  issued,
  asOf,
  names,
  to,
}: {
  entry: EntryLine<"mechanism">;
  /** Null where no body of its own issues documents. */
  issued: Issued | null;
  /** The edition's day. */
  asOf: Day;
  names: NameOf;
  to: Addresses;
}) {
  return (
    <>
      <Proposed mechanism={facts} asOf={asOf} />
      <Holders mechanism={facts} asOf={asOf} />
      <EntryFactsBody
        {...{ kind, facts, names, to }}
        except={["body", ...(facts.type === "proposed" ? ["askedSince"] : [])]}
      />
      {issued && <IssuedBy issued={issued} to={to} />}
    </>
  );
}

/** Asked for and not created: since when, and how long that is on the edition's day. */
function Proposed({ mechanism, asOf }: { mechanism: Mechanism; asOf: Day }) {
  const { type, askedSince } = mechanism;
  if (type !== "proposed") return null;
  const exact = askedSince !== null && precisionOf(askedSince) === "day";
  return (
    <Entry id="proposed" name={t("mechanism.proposed")} finding={t("mechanism.notCreated")}>
      {askedSince && earliestDayOf(askedSince) <= asOf && (
        <p className="max-w-measure">
          {t("mechanism.askedSince", { on: dateWords(askedSince) })}{" "}
          {exact &&
            t("mechanism.askedFor", {
              lasted: lastedWords(between(askedSince, asOf)),
              asOf: dateWords(asOf),
            })}
        </p>
      )}
    </Entry>
  );
}

function Holders({ mechanism, asOf }: { mechanism: Mechanism; asOf: Day }) {
  if (mechanism.holders.length === 0) return null;
  const current = holdersOn(mechanism, asOf).map(({ name, role }) =>
    role ? `${name} (${role})` : name,
  );
  return (
    <Entry
      id="holders-now"
      name={t("mechanism.holder", { asOf: dateWords(asOf) })}
      note={<p>{t("mechanism.holderNote")}</p>}
    >
      <p>{current.length > 0 ? listed(current) : t("mechanism.noHolder")}</p>
    </Entry>
  );
}

function IssuedBy({
  issued: { body, recommendations, documents },
  to,
}: {
  issued: Issued;
  to: Addresses;
}) {
  if (recommendations === 0 && documents.length === 0) return null;
  const { name } = bodyWords(body);
  return (
    <Entry id="issued" name={t("mechanism.issued", { body: name })}>
      {recommendations > 0 && (
        <p className="mb-4">
          <a href={to.recommendations({ body, type: "recommendation" })}>
            {t("mechanism.recommendations", {
              count: recommendations,
              counted: countWords(recommendations),
            })}
          </a>
        </p>
      )}
      <ul>
        {documents.slice(0, DOCUMENTS_SHOWN).map((document) => (
          <li key={document.key} className="border-rule border-t py-2">
            <DocumentLine document={document} to={to} />
          </li>
        ))}
      </ul>
      {documents.length > DOCUMENTS_SHOWN && (
        <p className="text-small mt-2">
          {t("mechanism.more", { count: documents.length - DOCUMENTS_SHOWN })}{" "}
          <a href={to.documents()}>{t("list.documents")}</a>
        </p>
      )}
    </Entry>
  );
}

/** Mechanisms by what they are; those that were asked for and not created come last. */
export function MechanismList({
  entries,
  to,
}: {
  entries: readonly EntryLine<"mechanism">[];
  to: Addresses;
}) {
  const types = TYPES.filter((type) => entries.some(({ facts }) => facts.type === type));
  return (
    <>
      {types.map((type) => (
        <Part key={type} name={choiceWords("mechanism", "type", type)}>
          <ul>
            {entries
              .filter(({ facts }) => facts.type === type)
              .map((line) => (
                <li key={line.key} className="border-rule border-t py-3 first:border-t-0">
                  <Line line={line} to={to} />
                </li>
              ))}
          </ul>
        </Part>
      ))}
    </>
  );
}

const TYPES = [
  "council",
  "assembly",
  "committee",
  "office",
  "review",
  "treaty-body",
  "special-procedure",
  "procedure",
  "proposed",
] as const satisfies readonly Mechanism["type"][];
