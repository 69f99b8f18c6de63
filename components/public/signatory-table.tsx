import type { SignatoryMatrix, StatementLine } from "@/lib/domain/signatory";
import { dateWords } from "@/lib/messages/date";
import { countWords } from "@/lib/messages/figure";
import { translator } from "@/lib/messages/words";
import { ChartLinks } from "./chart-sheet";
import { SIGNATORY_CHART } from "./chart-signatory";
import { askedOf, type About } from "./chart-time";
import { addressOf, addressesOf, type Addresses, type Place } from "./place";
import { signatureAddresses } from "./signature-address";
import { StanceMark, StanceTag } from "./stance-mark";

const t = translator("dealings");

/** Who signed what: a table for States and one for organisations. */
export function SignatoriesPage({
  matrices,
  about,
  place,
}: {
  matrices: readonly SignatoryMatrix[];
  /** The State that it keeps to. */
  about: About;
  place: Place;
}) {
  const to = addressesOf(place);
  return (
    <>
      <header className="pt-8 pb-8 md:pt-12">
        <p className="text-small">
          <a href={to.entries("statement")}>{t("statement.list")}</a>
        </p>
        <h1 className="text-title md:text-display mt-1">{t("matrix.title")}</h1>
        <p className="max-w-measure mt-3">{t("matrix.lead")}</p>
        {about !== null && (
          <p className="text-small mt-3">
            {t("matrix.about", { state: about.name })}
            {" · "}
            <a href={signatureAddresses(to).matrix()}>{t("matrix.all")}</a>
          </p>
        )}
        <p className="text-small mt-3">
          <a href={signatureAddresses(to).compare()}>{t("statement.compareLink")}</a>
        </p>
      </header>
      {matrices.length === 0 && <p>{t("matrix.empty")}</p>}
      {matrices.map((matrix) => (
        <section key={matrix.kind} id={matrix.kind} className="border-rule border-t py-8">
          <h2 className="text-title max-w-[48ch]">
            {t("matrix.finding", {
              rows: matrix.rows.length,
              kind: t(`matrix.kinds.${matrix.kind}`),
              statements: matrix.statements.length,
            })}
          </h2>
          <Table matrix={matrix} to={to} />
          <ChartLinks
            chart={SIGNATORY_CHART[matrix.kind]}
            asked={askedOf(about)}
            place={place}
            alone
          />
        </section>
      ))}
    </>
  );
}

/** Wider than a phone; it scrolls in its own frame, and the names stay where they are. */
function Table({ matrix, to }: { matrix: SignatoryMatrix; to: Addresses }) {
  const { kind, statements, rows } = matrix;
  const target = kind === "states" ? "state" : "entry:organisation";
  return (
    <div
      className="relative mt-5 max-h-[80vh] overflow-auto print:max-h-none"
      role="region"
      aria-label={t(`matrix.${kind}`)}
      tabIndex={0}
    >
      <table className="text-small border-separate border-spacing-0">
        <caption className="sr-only">{t(`matrix.${kind}`)}</caption>
        <thead>
          <tr className="align-bottom">
            <th
              scope="col"
              className="bg-paper border-ink sticky top-0 left-0 z-2 border-b py-2 pr-3 text-left font-semibold"
            >
              {t(`matrix.${kind}`)}
            </th>
            <th
              scope="col"
              className="bg-paper border-ink sticky top-0 z-1 border-b px-2 py-2 text-right font-semibold"
            >
              {t("matrix.count")}
            </th>
            {statements.map(({ key, title, on, stance }) => (
              <th
                key={key}
                scope="col"
                className="bg-paper border-ink text-note sticky top-0 z-1 max-w-44 min-w-32 border-b px-2 py-2 text-left font-normal"
              >
                <a href={to.entry("statement", key)}>{title}</a>
                <span className="text-soft block">{dateWords(on)}</span>
                <StanceTag stance={stance} short />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ signatory: { id, name }, signed, count }) => (
            <tr key={id}>
              <th
                scope="row"
                className="bg-paper border-rule sticky left-0 border-b py-1 pr-3 text-left font-normal"
              >
                <a href={addressOf(to, target, id)} className="target max-w-36 sm:max-w-none">
                  {name}
                </a>
              </th>
              <td className="border-rule border-b px-2 py-1 text-right">{countWords(count)}</td>
              {signed.map((has, at) => (
                <td key={statements[at]?.key} className="border-rule border-b px-2 py-1">
                  {has && statements[at] ? (
                    <Signed stance={statements[at].stance} />
                  ) : (
                    <span className="sr-only">{t("matrix.notAmong")}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Signed({ stance }: Pick<StatementLine, "stance">) {
  return (
    <span className="text-note whitespace-nowrap">
      <StanceMark stance={stance} />
      {t("matrix.signed")}
    </span>
  );
}
