import type { Metadata } from "next";
import Link from "next/link";
import { Moment, momentWords } from "@/components/staff/moment";
import { Empty, PageHead, Section } from "@/components/staff/page-head";
import { PlannedEditions } from "@/components/staff/planned-edition";
import {
  inReadingOrder,
  PublicationChanges,
  PublicationSums,
} from "@/components/staff/publication-changes";
import { LookAhead, PublishNow, PublishThen } from "@/components/staff/publication-form";
import { PublicationNames } from "@/components/staff/publication-names";
import { Notice } from "@/components/ui/notice";
import { Pagination } from "@/components/ui/pagination";
import { Table } from "@/components/ui/table";
import { requireMember } from "@/lib/auth/session";
import { may } from "@/lib/domain/permission";
import { dateWords } from "@/lib/messages/date";
import { jobWords } from "@/lib/messages/job";
import { translator } from "@/lib/messages/words";
import { momentInGeneva } from "@/lib/staff/geneva-time";
import { listHarmOfChanges, type HarmOfChange } from "@/lib/staff/harm";
import { listPlannedEditions } from "@/lib/staff/planned-edition";
import { listEditions, previewPublication, type PublicationChange } from "@/lib/staff/publishing";
import { listUnsettled, type Unsettled } from "@/lib/staff/unsettled";
import { addressOf, askedIn, type Asked } from "../asked";
import {
  answerNameAction,
  callOffAction,
  planAction,
  publishAction,
  takeBackAnswerAction,
} from "./actions";

const t = translator("staff");
export const metadata: Metadata = { title: t("publish.title") };

export default async function PublishPage({ searchParams }: { searchParams: Asked }) {
  const who = await requireMember();
  const { published, planned, page, at } = await askedIn(searchParams);
  const now = new Date();
  const then = at === undefined ? undefined : timeAhead(at, now);
  const [preview, editions, unsettled, plans] = await Promise.all([
    previewPublication(who, then),
    listEditions(who),
    listUnsettled(who),
    listPlannedEditions(who),
  ]);
  if (!preview.ok) return <Notice kind="problem" title={preview.problem.message} />;
  const { number, asOf, changes, names } = preview.value;
  const harm = await listHarmOfChanges(who, changes);
  const mayPublish = may(who, "publish editions");
  const isShownAhead = at !== undefined && then !== undefined;
  const count = changes.length;
  const namesAreOpen = names.some(({ reason }) => reason === null);
  return (
    <>
      <PageHead
        title={t("publish.title")}
        lead={
          isShownAhead
            ? jobWords("plan.lead", { time: momentWords(then), count })
            : t("publish.lead", { number, day: dateWords(asOf), count })
        }
      />
      {published && <Notice kind="done" title={t("publish.done", { number: published })} />}
      {planned && <Notice kind="done" title={jobWords("plan.done")} />}
      {at !== undefined && !then && <Notice kind="problem" title={jobWords("plan.notATime")} />}
      <PlannedEditions plans={plans} now={now} callOff={mayPublish ? callOffAction : null} />
      <UnsettledFindings unsettled={unsettled} />
      <PublicationNames
        names={names}
        answer={mayPublish ? answerNameAction : null}
        takeBack={mayPublish ? takeBackAnswerAction : null}
      />
      {count === 0 ? (
        <Empty>{t("publish.nothing")}</Empty>
      ) : (
        <Changes
          changes={inReadingOrder(changes)}
          unsettled={unsettled.map(({ ref }) => ref)}
          harm={harm}
          asked={{ at: isShownAhead ? at : null, page }}
        />
      )}
      {!mayPublish && count > 0 && <Notice kind="note" title={t("publish.notForYou")} />}
      {mayPublish && count > 0 && !isShownAhead && (
        <PublishNow action={publishAction} {...{ number, count, namesAreOpen }} />
      )}
      {mayPublish && count > 0 && isShownAhead && (
        <PublishThen
          action={planAction}
          time={momentWords(then)}
          {...{ at, count, namesAreOpen }}
        />
      )}
      {mayPublish && <LookAhead at={at} />}
      <Editions editions={editions} />
    </>
  );
}

/** An hour that lies ahead, by the clock of Geneva; what was typed may be anything. */
function timeAhead(at: string, now: Date): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(at)) return undefined;
  const then = momentInGeneva(at);
  return then > now ? then : undefined;
}

/** Findings that go on standing on evidence that does not: whoever publishes has to know. */
function UnsettledFindings({ unsettled }: { unsettled: Unsettled[] }) {
  if (unsettled.length === 0) return null;
  return (
    <Notice kind="warning" live={false} title={t("publish.unsettled", { count: unsettled.length })}>
      <p>{t("publish.unsettledHint")}</p>
      <ul className="flex flex-wrap gap-x-4">
        {unsettled.map(({ id, ref }) => (
          <li key={id}>
            <Link prefetch={false} href={`/desk/review/${id}`}>
              {ref}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

const PAGE_SIZE = 25;

/** One page of what would change; the whole of an import would be too much for one screen. */
function Changes({
  changes,
  unsettled,
  harm,
  asked,
}: {
  changes: PublicationChange[];
  unsettled: string[];
  harm: HarmOfChange[];
  asked: { at: string | null; page: string | undefined };
}) {
  const pages = Math.ceil(changes.length / PAGE_SIZE);
  const page = Math.min(Math.max(1, Number(asked.page) || 1), pages);
  return (
    <>
      <PublicationSums changes={changes} />
      <PublicationChanges
        changes={changes.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
        unsettled={unsettled}
        harm={harm}
      />
      <Pagination
        page={page}
        pages={pages}
        hrefOf={(next) => addressOf("/desk/publish", { at: asked.at, page: next })}
        words={{
          label: t("pages.label"),
          previous: t("pages.previous"),
          next: t("pages.next"),
          where: t("pages.where", { page, pages }),
        }}
      />
    </>
  );
}

function Editions({ editions }: { editions: Awaited<ReturnType<typeof listEditions>> }) {
  return (
    <Section title={t("publish.editions")}>
      {editions.length === 0 ? (
        <Empty>{t("publish.noEditions")}</Empty>
      ) : (
        <Table
          caption={t("publish.editions")}
          captionHidden
          columns={[
            { key: "number", head: t("publish.number") },
            { key: "asOf", head: t("publish.asOf") },
            { key: "note", head: t("publish.noteOf"), className: "md:w-[40%]" },
            { key: "counts", head: t("publish.counts") },
            { key: "sealed", head: t("publish.sealed") },
          ]}
          rows={editions.map((edition) => ({
            key: String(edition.number),
            cells: [
              <a key="number" href={`/editions/${edition.number}`} className="font-semibold">
                {edition.number}
              </a>,
              dateWords(edition.asOf),
              edition.note,
              t("publish.moved", {
                added: edition.added,
                changed: edition.changed,
                removed: edition.removed,
              }),
              <Moment key="sealed" at={edition.sealedAt} />,
            ],
          }))}
        />
      )}
    </Section>
  );
}
