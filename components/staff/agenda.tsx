import Link from "next/link";
import { COLLECTIONS, isEntryKind } from "@/lib/domain/entry/kind";
import { agendaWords } from "@/lib/messages/agenda";
import { dateWords } from "@/lib/messages/date";
import { Moment } from "./moment";
import { Empty, Section } from "./page-head";

export type ComingLine = {
  kind: "obligation" | "session" | "event" | "edition" | "embargoed evidence" | "embargoed entry";
  key: string;
  entryKind?: string;
  title: string;
  on: string;
  at: Date | null;
};

const SHOWN = 8;

/** Days near enough to prepare for, the nearest first. */
export function WhatComes({ coming }: { coming: readonly ComingLine[] }) {
  return (
    <Section title={agendaWords("coming.title")}>
      {coming.length === 0 && <Empty>{agendaWords("coming.none")}</Empty>}
      <ul className="grid gap-2">
        {coming.slice(0, SHOWN).map((line) => (
          <li key={`${line.kind} ${line.key}`}>
            <p className="text-small text-soft">
              {line.at ? <Moment at={line.at} /> : dateWords(line.on)}
              {" · "}
              {agendaWords(`coming.kinds.${line.kind}`)}
            </p>
            <Link prefetch={false} href={addressOf(line)} dir="auto">
              {line.title}
            </Link>
          </li>
        ))}
      </ul>
      {coming.length > SHOWN && (
        <p className="text-small text-soft">
          {agendaWords("coming.more", { count: coming.length - SHOWN })}
        </p>
      )}
    </Section>
  );
}

function addressOf({ kind, key, entryKind }: ComingLine): string {
  if (kind === "edition") return "/desk/publish";
  if (kind === "embargoed evidence") return `/desk/evidence/${encodeURIComponent(key)}`;
  const collection = entryKind && isEntryKind(entryKind) ? COLLECTIONS[entryKind] : "";
  return `/desk/record/${collection}/${encodeURIComponent(key)}`;
}

export type CoverageLine = { iso3: string; name: string; assessed: number; total: number };

/** How much of each dossier has been judged, and the way to the rest. Both numbers, never a share alone. */
export function AssessedSoFar({ coverage }: { coverage: readonly CoverageLine[] }) {
  if (coverage.length === 0) return null;
  return (
    <Section title={agendaWords("coverage.title")}>
      <ul className="grid gap-2">
        {coverage.map(({ iso3, name, assessed, total }) => (
          <li key={iso3}>
            <p className="font-semibold">{name}</p>
            <p>{agendaWords("coverage.line", { assessed, total })}</p>
            {assessed < total && (
              <Link
                prefetch={false}
                href={`/desk/recommendations?state=${iso3}&level=not-assessed`}
              >
                {agendaWords("coverage.rest", { count: total - assessed })}
              </Link>
            )}
          </li>
        ))}
      </ul>
      <p className="text-note text-soft mt-2">{agendaWords("coverage.definition")}</p>
    </Section>
  );
}

export type SinceLine = {
  /** The day in Geneva. */
  day: string;
  editions: readonly number[];
  approved: number;
  submitted: number;
  imported: number;
};

/** What others did since this member worked here last. */
export function SinceThen({ since }: { since: SinceLine }) {
  const { day, editions, ...counts } = since;
  const said = (["approved", "submitted", "imported"] as const).filter((name) => counts[name] > 0);
  return (
    <Section title={agendaWords("since.title", { day: dateWords(day) })}>
      {editions.length === 0 && said.length === 0 && <Empty>{agendaWords("since.nothing")}</Empty>}
      <ul>
        {editions.length > 0 && (
          <li>
            {agendaWords("since.editions", {
              count: editions.length,
              numbers: editions.join(", "),
            })}
          </li>
        )}
        {said.map((name) => (
          <li key={name}>{agendaWords(`since.${name}`, { count: counts[name] })}</li>
        ))}
      </ul>
    </Section>
  );
}
