import type { EntryLine, NameOf } from "@/lib/domain/entry/line";
import { completenessOf, type Statement } from "@/lib/domain/entry/statement";
import type { Signatory, SignatoryKind } from "@/lib/domain/signatory";
import { byName, byRegion } from "@/lib/domain/region";
import { countWords } from "@/lib/messages/figure";
import { translator } from "@/lib/messages/words";
import { Entry } from "./entry";
import { EntryFactsBody } from "./entry-facts";
import { addressOf, type Addresses } from "./place";
import { regionWords } from "./region";
import { signatureAddresses } from "./signature-address";
import { StanceTag } from "./stance-mark";

const t = translator("dealings");

const SHOWN_HERE = [
  "stance",
  "signatoryStates",
  "signatoryOrganisations",
  "countStated",
  "countedThings",
  "countIsLowerBound",
  "countIncludesTheState",
];

/** A statement: where it stands, who signed it and how many of them are named, and what it asks for. */
export function StatementBody({
  entry,
  signatories,
  names,
  to,
}: {
  entry: EntryLine<"statement">;
  signatories: Record<SignatoryKind, readonly Signatory[]>;
  names: NameOf;
  to: Addresses;
}) {
  const { kind, key, facts } = entry;
  return (
    <>
      <p className="pb-6">
        <StanceTag stance={facts.stance} />
      </p>
      <Signed statement={facts} name={key} signatories={signatories} to={to} />
      <EntryFactsBody kind={kind} facts={facts} names={names} to={to} except={SHOWN_HERE} />
    </>
  );
}

type SignedProps = {
  statement: Statement;
  name: string;
  signatories: Record<SignatoryKind, readonly Signatory[]>;
  to: Addresses;
};

function Signed({ statement, name, signatories, to }: SignedProps) {
  const { states, organisations } = signatories;
  const completeness = completenessOf(statement);
  if (states.length + organisations.length === 0 && completeness.stated === null) return null;
  return (
    <Entry
      id="signatories"
      name={t("statement.signatories")}
      finding={findingOf(completeness, states.length + organisations.length)}
      note={<Notes statement={statement} complete={completeness.complete} />}
    >
      <div className="space-y-6">
        {byRegion([...states].sort(byName), ({ region }) => region).map(({ region, members }) => (
          <Names
            key={region ?? "none"}
            title={`${t("statement.states")}: ${regionWords(region)}`}
            of={members}
            target="state"
            to={to}
          />
        ))}
        {organisations.length > 0 && (
          <Names
            title={t("statement.organisations")}
            of={[...organisations].sort(byName)}
            target="entry:organisation"
            to={to}
          />
        )}
      </div>
      <p className="text-small mt-5">
        <a href={signatureAddresses(to).compare(name)}>{t("statement.compareWith")}</a>
      </p>
    </Entry>
  );
}

function findingOf(
  { stated, isLowerBound, complete, named }: ReturnType<typeof completenessOf>,
  all: number,
): string {
  const lower = isLowerBound ? "yes" : "no";
  if (all === 0) return t("statement.signatoriesNone");
  if (stated === null || complete) return t("statement.signatoriesAll", { named: countWords(all) });
  return t("statement.signatoriesFinding", {
    named: countWords(named),
    stated: countWords(stated),
    lower,
  });
}

/** What the number means, and what the list does not say. */
function Notes({ statement, complete }: { statement: Statement; complete: boolean }) {
  const { countIncludesTheState } = statement;
  return (
    <>
      {!complete && <p>{t("statement.incomplete")}</p>}
      {countIncludesTheState !== null && (
        <p>
          {t(countIncludesTheState ? "statement.includesTheState" : "statement.excludesTheState")}
        </p>
      )}
    </>
  );
}

function Names({
  title,
  of,
  target,
  to,
}: {
  title: string;
  of: readonly Signatory[];
  target: "state" | "entry:organisation";
  to: Addresses;
}) {
  return (
    <section>
      <h3 className="caption text-soft">
        {title} <span className="font-normal tabular-nums">({countWords(of.length)})</span>
      </h3>
      <ul className="mt-1 gap-x-8 sm:columns-2 lg:columns-3">
        {of.map(({ id, name }) => (
          <li key={id} className="break-inside-avoid">
            <a href={addressOf(to, target, id)} className="target">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
