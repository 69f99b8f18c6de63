import type { Metadata } from "next";
import Link from "next/link";
import { CommandForm, SubmitButton, TextareaField } from "@/components/staff/form";
import { Moment } from "@/components/staff/moment";
import { Empty, PageHead, Section } from "@/components/staff/page-head";
import {
  inReadingOrder,
  PublicationChanges,
  PublicationSums,
} from "@/components/staff/publication-changes";
import { PublicationNames } from "@/components/staff/publication-names";
import { Notice } from "@/components/ui/notice";
import { Pagination } from "@/components/ui/pagination";
import { Table } from "@/components/ui/table";
import { requireMember } from "@/lib/auth/session";
import { may } from "@/lib/domain/permission";
import { dateWords } from "@/lib/messages/date";
import { translator } from "@/lib/messages/words";
import { listEditions, previewPublication, type PublicationChange } from "@/lib/staff/publishing";
import { listUnsettled, type Unsettled } from "@/lib/staff/unsettled";
import { addressOf, askedIn, type Asked } from "../asked";
import { answerNameAction, publishAction, takeBackAnswerAction } from "./actions";

const t = translator("staff");
export const metadata: Metadata = { title: t("publish.title") };

export default async function PublishPage({ searchParams }: { searchParams: Asked }) {
  const who = await requireMember();
  const { published, page } = await askedIn(searchParams);
  const [preview, editions, unsettled] = await Promise.all([
    previewPublication(who),
    listEditions(who),
    listUnsettled(who),
  ]);
  if (!preview.ok) return <Notice kind="problem" title={preview.problem.message} />;
  const { number, asOf, changes, names } = preview.value;
  const mayPublish = may(who, "publish editions");
  return (
    <>
      <PageHead
        title={t("publish.title")}
        lead={t("publish.lead", { number, day: dateWords(asOf), count: changes.length })}
      />
      {published && <Notice kind="done" title={t("publish.done", { number: published })} />}
      <UnsettledFindings unsettled={unsettled} />
      <PublicationNames
        names={names}
        answer={mayPublish ? answerNameAction : null}
        takeBack={mayPublish ? takeBackAnswerAction : null}
      />
      {changes.length === 0 ? (
        <Empty>{t("publish.nothing")}</Empty>
      ) : (
        <Changes
          changes={inReadingOrder(changes)}
          unsettled={unsettled.map(({ ref }) => ref)}
          asked={page}
        />
      )}
      {changes.length > 0 &&
        (mayPublish ? (
          <Section title={t("publish.now", { number })}>
            <CommandForm action={publishAction} className="grid max-w-xl gap-4">
              <TextareaField name="note" label={t("publish.note")} hint={t("publish.noteHint")} />
              <p>
                {names.some(({ reason }) => reason === null)
                  ? t("publish.namesFirst")
                  : t("publish.will", { number, count: changes.length })}
              </p>
              <div>
                <SubmitButton busy={t("publish.publishing")}>
                  {t("publish.publish", { number })}
                </SubmitButton>
              </div>
            </CommandForm>
          </Section>
        ) : (
          <Notice kind="note" title={t("publish.notForYou")} />
        ))}
      <Editions editions={editions} />
    </>
  );
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
  asked,
}: {
  changes: PublicationChange[];
  unsettled: string[];
  asked: string | undefined;
}) {
  const pages = Math.ceil(changes.length / PAGE_SIZE);
  const page = Math.min(Math.max(1, Number(asked) || 1), pages);
  return (
    <>
      <PublicationSums changes={changes} />
      <PublicationChanges
        changes={changes.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
        unsettled={unsettled}
      />
      <Pagination
        page={page}
        pages={pages}
        hrefOf={(next) => addressOf("/desk/publish", { page: next })}
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
