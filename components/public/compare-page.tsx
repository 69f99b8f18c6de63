import type { Comparison, Signatory, StatementLine } from "@/lib/domain/signatory";
import { dateWords } from "@/lib/messages/date";
import { countWords } from "@/lib/messages/figure";
import { translator } from "@/lib/messages/words";
import { FigureTable } from "./chart";
import { Entry } from "./entry";
import { addressOf, addressesOf, type Addresses, type Place } from "./place";
import { signatureAddresses } from "./signature-address";
import { completenessWords } from "./statement-list";

const t = translator("dealings");

export type CompareProps = {
  /** The statements that there are to choose from. */
  statements: readonly StatementLine[];
  chosen: { a: string | undefined; b: string | undefined };
  /** Null until two are chosen that the edition has. */
  compared: {
    first: StatementLine;
    second: StatementLine;
    comparisons: readonly Comparison[];
  } | null;
  place: Place;
};

/** Two statements: who signed both, who either, who one alone. A form of plain GET: each comparison is a link. */
export function ComparePage({ statements, chosen, compared, place }: CompareProps) {
  const to = addressesOf(place);
  return (
    <>
      <header className="pt-8 pb-6 md:pt-12">
        <p className="text-small">
          <a href={signatureAddresses(to).matrix()}>{t("matrix.title")}</a>
        </p>
        <h1 className="text-title md:text-display mt-1">{t("compare.title")}</h1>
      </header>
      <form
        action={signatureAddresses(to).compare()}
        method="get"
        className="no-print grid gap-4 pb-8 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] sm:items-end"
      >
        <Choice name="a" label={t("compare.first")} of={statements} chosen={chosen.a} />
        <Choice name="b" label={t("compare.second")} of={statements} chosen={chosen.b} />
        <button type="submit" className="bg-ink text-paper min-h-10 rounded-sm px-5 font-semibold">
          {t("compare.show")}
        </button>
      </form>
      {compared ? (
        <Compared {...compared} to={to} />
      ) : (
        chosen.a && chosen.b && <p>{t("compare.absent")}</p>
      )}
    </>
  );
}

function Choice({
  name,
  label,
  of,
  chosen,
}: {
  name: "a" | "b";
  label: string;
  of: readonly StatementLine[];
  chosen: string | undefined;
}) {
  return (
    <div>
      <label htmlFor={name} className="caption block pb-1">
        {label}
      </label>
      <select
        id={name}
        name={name}
        defaultValue={chosen ?? ""}
        className="border-edge bg-paper text-small min-h-10 w-full rounded-sm border px-2"
      >
        <option value="">{t("compare.choose")}</option>
        {of.map(({ key, title, on }) => (
          <option key={key} value={key}>
            {`${dateWords(on)}: ${title}`}
          </option>
        ))}
      </select>
    </div>
  );
}

function Compared({
  first,
  second,
  comparisons,
  to,
}: NonNullable<CompareProps["compared"]> & { to: Addresses }) {
  if (first.key === second.key) return <p>{t("compare.same")}</p>;
  const isOpen = !first.completeness.complete || !second.completeness.complete;
  return (
    <>
      <ol className="pb-8">
        {[first, second].map((line, at) => (
          <li key={line.key} className="mt-2">
            <span className="caption text-soft">
              {t(at === 0 ? "compare.first" : "compare.second")}:
            </span>{" "}
            <a href={to.entry("statement", line.key)}>{line.title}</a>
            <span className="text-note text-soft">
              {` · ${[dateWords(line.on), completenessWords(line)].filter(Boolean).join(" · ")}`}
            </span>
          </li>
        ))}
      </ol>
      {comparisons.length === 0 && <p>{t("compare.nobody")}</p>}
      {comparisons.map((comparison) => (
        <Entry
          key={comparison.kind}
          id={comparison.kind}
          name={t(`statement.${comparison.kind}`)}
          finding={t(`compare.finding.${comparison.kind}`, {
            both: countWords(comparison.both.length),
            union: comparison.union,
          })}
          note={
            <>
              <p>{t("compare.definition")}</p>
              {isOpen && <p>{t("compare.incomplete")}</p>}
            </>
          }
        >
          <Sets comparison={comparison} to={to} />
        </Entry>
      ))}
    </>
  );
}

function Sets({ comparison, to }: { comparison: Comparison; to: Addresses }) {
  const { kind, both, onlyFirst, onlySecond, union } = comparison;
  const target = kind === "states" ? "state" : "entry:organisation";
  const sets = { both, onlyFirst, onlySecond };
  return (
    <>
      <FigureTable
        caption={t("compare.table")}
        columns={[t(`statement.${kind}`), t("table.count")]}
        rows={[
          ...SETS.map((key) => ({
            key,
            cells: [t(`compare.${key}`), countWords(sets[key].length)],
          })),
          { key: "union", cells: [t("compare.union"), countWords(union)] },
        ]}
      />
      <div className="mt-6 grid gap-x-8 gap-y-6 sm:grid-cols-3">
        {SETS.map((key) => (
          <section key={key}>
            <h3 className="font-semibold">{t(`compare.${key}`)}</h3>
            <Names of={sets[key]} target={target} to={to} />
          </section>
        ))}
      </div>
    </>
  );
}

const SETS = ["both", "onlyFirst", "onlySecond"] as const;

function Names({
  of,
  target,
  to,
}: {
  of: readonly Signatory[];
  target: "state" | "entry:organisation";
  to: Addresses;
}) {
  if (of.length === 0) return <p className="text-soft">{t("compare.none")}</p>;
  return (
    <ul>
      {of.map(({ id, name }) => (
        <li key={id}>
          <a href={addressOf(to, target, id)} className="target">
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}
