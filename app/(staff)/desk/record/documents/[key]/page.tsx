import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { DocumentFacts } from "@/components/staff/document-facts";
import { PageHead, Section } from "@/components/staff/page-head";
import { LinkedEntries } from "@/components/staff/recommendation-work";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { requireMember } from "@/lib/auth/session";
import { recordWords as t } from "@/lib/messages/record";
import { findDocument, type FoundDocument } from "@/lib/staff/document";
import { listEntriesPointingAtDocument } from "@/lib/staff/entry-reading";
import { saidSaved } from "../../../answering";
import { addressOf, askedIn, type Asked } from "../../../asked";

export const metadata: Metadata = { title: t("documents.one") };

export default async function DocumentPage({
  params,
  searchParams,
}: {
  params: Promise<{ key: string }>;
  searchParams: Asked;
}) {
  const who = await requireMember();
  const found = await findDocument(who, decodeURIComponent((await params).key));
  if (!found) notFound();
  const pointing = await listEntriesPointingAtDocument(who, found.key);
  const { saved } = await askedIn(searchParams);
  return (
    <>
      <PageHead
        title={<span dir="auto">{found.title}</span>}
        lead={found.symbol ?? found.body.name}
      >
        {found.mayChange && (
          <Link
            prefetch={false}
            href={`/desk/record/documents/${encodeURIComponent(found.key)}/edit`}
            className={buttonClass("plain")}
          >
            {t("edit")}
          </Link>
        )}
      </PageHead>
      {saved && <Notice kind="done" title={saidSaved()} />}
      <Troubles found={found} />
      <div className="mt-4 grid gap-x-12 lg:grid-cols-2">
        <Section title={t("part.facts")}>
          <DocumentFacts found={found} />
        </Section>
        <Section title={t("part.pointing")}>
          <p className="mb-2">
            <Link
              prefetch={false}
              href={addressOf("/desk/recommendations", { q: found.symbol ?? found.title })}
            >
              {t("documents.asks", { count: found._count.recommendations })}
            </Link>
          </p>
          <LinkedEntries linked={pointing} />
        </Section>
      </div>
    </>
  );
}

function Troubles({ found: { checkNote, batch } }: { found: FoundDocument }) {
  return (
    <>
      {checkNote !== null && (
        <Notice kind="warning" live={false} title={t("documents.unchecked")}>
          {checkNote}
        </Notice>
      )}
      {batch && batch.approvedAt === null && (
        <Notice kind="warning" live={false} title={t("documents.waits")}>
          <Link prefetch={false} href={`/desk/imports/${batch.id}`}>
            {t("documents.openBatch")}
          </Link>
        </Notice>
      )}
    </>
  );
}
