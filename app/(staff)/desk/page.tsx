import type { Metadata } from "next";
import Link from "next/link";
import { AssessedSoFar, SinceThen, WhatComes } from "@/components/staff/agenda";
import { FocusChoice } from "@/components/staff/focus-choice";
import { Empty, PageHead, Section } from "@/components/staff/page-head";
import { WaitingList } from "@/components/staff/waiting-list";
import { requireMember } from "@/lib/auth/session";
import { dayInGeneva } from "@/lib/domain/day";
import { focused } from "@/lib/domain/focus";
import { agendaWords } from "@/lib/messages/agenda";
import { dateWords } from "@/lib/messages/date";
import { translator } from "@/lib/messages/words";
import { listComing, listStale } from "@/lib/staff/agenda";
import { listPlannedEditions } from "@/lib/staff/planned-edition";
import { listCoverage, listSince } from "@/lib/staff/standing";
import { findFocus } from "@/lib/staff/team";
import { listWaiting, type Waiting } from "@/lib/staff/waiting";
import { chooseFocusAction } from "./record/dossiers/actions";
import { staleLists, waitingLists } from "./waiting-lists";

const t = translator("staff");
export const metadata: Metadata = { title: t("home.title") };

export default async function DeskPage() {
  const who = await requireMember();
  const { focus, ...choice } = await findFocus(who);
  const [waiting, stale, coming, coverage, since, plans] = await Promise.all([
    listWaiting(who, focus),
    listStale(who, new Date(), focus),
    listComing(who),
    listCoverage(who),
    listSince(who),
    listPlannedEditions(who),
  ]);
  if (!waiting || !since) return <Empty>{t("home.mayNotRead")}</Empty>;
  const dossiers = focused(coverage, ({ iso3 }) => [iso3], focus);
  const waits = waitingLists(waiting, plans, focus);
  return (
    <>
      <PageHead title={t("home.title")} lead={t("home.lead", { name: who.name })} />
      <FocusChoice
        action={chooseFocusAction}
        {...choice}
        beyond={{ ...waiting.beyond, ...stale.beyond, dossiers: dossiers.beyond.length }}
        note={agendaWords("focus.always")}
      />
      <div className="grid gap-x-12 lg:grid-cols-[2fr_1fr]">
        <div>
          {waits.length === 0 && (
            <Empty>{focus ? agendaWords("focus.nothingWithin") : t("home.nothing")}</Empty>
          )}
          {[...waits, ...staleLists(stale, focus)].map(({ key, ...list }) => (
            <WaitingList key={key} {...list} />
          ))}
        </div>
        <div>
          <WhatComes coming={coming} />
          <EditionSection waiting={waiting} />
          <AssessedSoFar coverage={dossiers.within} />
          <SinceThen since={{ ...since, day: dayInGeneva(since.since) }} />
          <Section title={t("home.yours")}>
            <Link prefetch={false} href="/desk/recommendations?assigned=me">
              {t("home.assigned", { count: waiting.assigned })}
            </Link>
          </Section>
        </div>
      </div>
    </>
  );
}

function EditionSection({ waiting: { edition } }: { waiting: Waiting }) {
  return (
    <Section title={t("home.public")}>
      <p>
        {edition ? (
          <a href={`/editions/${edition.number}`}>
            {t("home.edition", { number: edition.number, day: dateWords(edition.asOf) })}
          </a>
        ) : (
          t("publish.noEditions")
        )}
      </p>
      <p>
        <Link prefetch={false} href="/desk/publish">
          {t("home.next")}
        </Link>
      </p>
    </Section>
  );
}
