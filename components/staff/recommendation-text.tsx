import { PositionTag } from "@/components/public/mark";
import type { AddresseeKind } from "@/lib/domain/recommendation";
import type { Claim, Position } from "@/lib/domain/position";
import { dateWords } from "@/lib/messages/date";
import { addresseeWords, translator } from "@/lib/messages/words";
import { Empty } from "./page-head";

const t = translator("staff");

export type AskedText = {
  textVerbatim: string | null;
  language: string;
  summary: string | null;
  issuedOn: string | null;
  addresseeKind: string;
  addressee: string;
  sourceUrl: string | null;
  inappropriateReason: string | null;
  document: { title: string; url: string | null } | null;
  review: { cycle: number; session: number | null } | null;
  issuers: { state: { iso3: string; name: string } }[];
  themes: { theme: { code: string; label: string } }[];
  groups: { group: { code: string; label: string } }[];
};

/** What was asked: the source's words, and ours where those are all we hold. */
export function Asked({ found }: { found: AskedText }) {
  return (
    <>
      {found.textVerbatim && (
        <blockquote
          lang={found.language}
          dir="auto"
          className="border-ink text-body border-l-2 pl-4 font-serif"
        >
          {found.textVerbatim}
        </blockquote>
      )}
      {found.summary && (
        <p className="mt-3">
          <span className="text-note text-soft block">{t("one.ourSummary")}</span>
          {found.summary}
        </p>
      )}
    </>
  );
}

export function Facts({ found }: { found: AskedText }) {
  const facts: [string, React.ReactNode][] = [
    [t("one.fact.document"), found.document?.title],
    [
      t("one.fact.addressee"),
      `${found.addressee} (${addresseeWords(found.addresseeKind as AddresseeKind).name})`,
    ],
    [t("one.fact.issuedOn"), found.issuedOn && dateWords(found.issuedOn)],
    [t("one.fact.review"), found.review && t("cycle", { cycle: found.review.cycle })],
    [t("one.fact.issuers"), found.issuers.map(({ state }) => state.name).join(", ")],
    [t("one.fact.themes"), found.themes.map(({ theme }) => theme.label).join(", ")],
    [t("one.fact.groups"), found.groups.map(({ group }) => group.label).join(", ")],
    [t("one.fact.notGraded"), found.inappropriateReason],
    [
      t("one.fact.source"),
      (found.sourceUrl ?? found.document?.url) && (
        <a
          href={found.sourceUrl ?? found.document?.url ?? ""}
          target="_blank"
          rel="noreferrer noopener"
        >
          {t("one.openOriginal")}
        </a>
      ),
    ],
  ];
  return (
    <dl className="text-small mt-4 grid gap-x-4 gap-y-2 sm:grid-cols-[9rem_1fr] sm:gap-y-1">
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name} className="sm:contents">
            <dt className="text-soft">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

export type AnswerGiven = {
  id: string;
  verbatim: string;
  position: string;
  claim: string | null;
  comment: string | null;
  sourceTitle: string | null;
  sourceUrl: string | null;
  respondedOn: string | null;
  checkNote: string | null;
};

/** What the State said, oldest first: a later answer follows an earlier one and does not replace it. */
export function Answers({ responses }: { responses: AnswerGiven[] }) {
  if (responses.length === 0) return <Empty>{t("one.noAnswer")}</Empty>;
  return (
    <ol className="max-w-measure grid gap-3">
      {responses.map((one) => (
        <li key={one.id}>
          <p className="font-semibold">
            <PositionTag position={one.position as Position} claim={one.claim as Claim | null} />
          </p>
          <p dir="auto">“{one.verbatim}”</p>
          {one.comment && <p dir="auto">{one.comment}</p>}
          <p className="text-note text-soft">
            {[one.respondedOn && dateWords(one.respondedOn), one.sourceTitle]
              .filter(Boolean)
              .join(" · ")}
          </p>
          {one.checkNote && (
            <p className="text-note text-alarm">
              {t("one.answerUnchecked", { note: one.checkNote })}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
