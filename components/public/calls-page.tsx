import type { CallBoard, CallChain, CallLine } from "@/lib/domain/call";
import type { Day } from "@/lib/domain/day";
import { dateWords } from "@/lib/messages/date";
import { countWords } from "@/lib/messages/figure";
import { listed } from "@/lib/messages/lasted";
import { addresseeWords, translator } from "@/lib/messages/words";
import { Entry } from "./entry";
import { LifeLine } from "./life-line";
import { addressesOf, type Addresses, type Place } from "./place";

const t = translator("dealings");

/** Who was asked what: by kind of addressee and addressee. Kinds are counted apart; no level of anybody stands here. */
export function CallsPage({
  board,
  about,
  asOf,
  place,
}: {
  board: CallBoard;
  /** The name of the State that the board keeps to. */
  about: string | null;
  asOf: Day;
  place: Place;
}) {
  const to = addressesOf(place);
  return (
    <>
      <header className="pt-8 pb-8 md:pt-12">
        <h1 className="text-title md:text-display">{t("call.title")}</h1>
        <p className="max-w-measure mt-3">{t("call.lead")}</p>
        <p className="text-small text-soft max-w-measure mt-2">
          {t("call.asOf", { asOf: dateWords(asOf) })}
        </p>
      </header>
      {board.kinds.length === 0 && (
        <p>{about === null ? t("call.empty") : t("call.emptyAbout", { state: about })}</p>
      )}
      {board.chains.length > 0 && <Chains chains={board.chains} asOf={asOf} to={to} />}
      {board.kinds.map(({ kind, count, addressees }) => (
        <Entry
          key={kind}
          id={kind}
          name={addresseeWords(kind).name}
          note={<p>{t("call.count", { count })}</p>}
        >
          <div className="space-y-8">
            {addressees.map(({ name, calls }) => (
              <section key={name}>
                <h3 className="text-lead font-serif font-semibold">{name}</h3>
                <ul className="mt-1">
                  {calls.map((line) => (
                    <li key={line.call.ref} className="border-rule border-t py-3">
                      <Line line={line} to={to} />
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
        </Entry>
      ))}
    </>
  );
}

function Line({ line, to }: { line: CallLine; to: Addresses }) {
  const { call, repeats, repeatedBy } = line;
  return (
    <>
      <p className="max-w-measure">
        <a
          href={to.recommendation(call.ref)}
          className="text-ink decoration-rule hover:decoration-ink"
        >
          {call.words}
        </a>
      </p>
      <p className="text-note text-soft mt-1">
        {[
          call.issuedOn && dateWords(call.issuedOn),
          call.issuers.length > 0 && t("call.by", { names: listed(call.issuers) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <p className="text-small mt-1">
        <span className="font-semibold">{statusWords(line)}</span>
        {repeatedBy > 0 && ` · ${t("call.repeatedBy", { count: repeatedBy })}`}
        {repeats && (
          <>
            {" · "}
            {t.rich(repeats.issuedOn ? "call.repeats" : "call.repeatsUndated", {
              on: repeats.issuedOn ? dateWords(repeats.issuedOn) : "",
              link: (words) => <a href={to.recommendation(repeats.ref)}>{words}</a>,
            })}
          </>
        )}
      </p>
    </>
  );
}

function statusWords({ call: { dueOn }, status }: CallLine): string {
  const due = dueOn === null ? "" : dateWords(dueOn);
  if (status === "open") return due ? t("call.openBy", { due }) : t("call.open");
  return status === "lapsed" ? t("call.lapsed", { due }) : t(`call.${status}`);
}

/** Demands made more than once, each with its life line: when it was asked, and how long it has been open. */
function Chains({ chains, asOf, to }: { chains: readonly CallChain[]; asOf: Day; to: Addresses }) {
  return (
    <Entry
      id="chains"
      name={t("call.chains")}
      finding={t("call.chainFinding", { count: chains.length })}
      note={<p>{t("call.chainsNote")}</p>}
    >
      <ol className="space-y-8">
        {chains.map((chain, at) => (
          <li key={chain.calls[0]?.ref}>
            <p className="max-w-measure font-serif">
              <a
                href={to.recommendation(chain.calls[0]?.ref ?? "")}
                className="text-ink decoration-rule hover:decoration-ink"
              >
                {chain.calls[0]?.words}
              </a>
            </p>
            <p className="text-small mt-1">{chainWords(chain, asOf)}</p>
            <LifeLine id={`chain-${at}`} chain={chain} asOf={asOf} />
            <Asked chain={chain} to={to} />
          </li>
        ))}
      </ol>
    </Entry>
  );
}

function chainWords({ calls, first, last, daysOpen }: CallChain, asOf: Day): string {
  const asked = t("call.chain", {
    count: calls.length,
    first: first === null ? "–" : dateWords(first),
    last: last === null ? "–" : dateWords(last),
  });
  return daysOpen === null
    ? `${asked}.`
    : `${asked}; ${t("call.chainDays", { days: daysOpen, asOf: dateWords(asOf) })}.`;
}

/** The table twin of a life line: when, by whom, of whom. */
function Asked({ chain, to }: { chain: CallChain; to: Addresses }) {
  return (
    <details className="mt-1">
      <summary className="disclose text-small">
        {t("call.each", { count: countWords(chain.calls.length) })}
      </summary>
      <ol className="text-small mt-1 space-y-1">
        {chain.calls.map(({ ref, issuedOn, issuers, addressee, words }) => (
          <li key={ref} className="max-w-measure">
            <a href={to.recommendation(ref)}>
              {issuedOn === null ? t("case.undated") : dateWords(issuedOn)}
            </a>
            {`: ${t("engagement.asked", {
              issuers: listed(issuers),
              addressee: addressee.name,
              words,
            })}`}
          </li>
        ))}
      </ol>
    </details>
  );
}
