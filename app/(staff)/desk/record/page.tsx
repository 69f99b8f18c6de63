import type { Metadata } from "next";
import Link from "next/link";
import { PageHead } from "@/components/staff/page-head";
import { Table } from "@/components/ui/table";
import { buttonClass } from "@/components/ui/button";
import { requireMember } from "@/lib/auth/session";
import { COLLECTIONS, ENTRY_KINDS } from "@/lib/domain/entry/kind";
import { may } from "@/lib/domain/permission";
import { kindWords } from "@/lib/messages/entry";
import { harmWords } from "@/lib/messages/harm";
import { recordWords as t } from "@/lib/messages/record";
import { countEntries } from "@/lib/staff/entry-reading";

export const metadata: Metadata = { title: t("title") };

export default async function RecordPage() {
  const who = await requireMember();
  const counts = await countEntries(who);
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")}>
        <Link prefetch={false} href="/desk/record/dossiers" className={buttonClass("plain")}>
          {t("dossiers.title")}
        </Link>
        <Link prefetch={false} href="/desk/record/documents" className={buttonClass("plain")}>
          {t("documents.link")}
        </Link>
        <Link prefetch={false} href="/desk/record/reviews" className={buttonClass("plain")}>
          {t("reviews.link")}
        </Link>
        {may(who, "keep consents") && (
          <Link prefetch={false} href="/desk/consents" className={buttonClass("plain")}>
            {t("consents.link")}
          </Link>
        )}
        {may(who, "protect names") && (
          <Link prefetch={false} href="/desk/protected-names" className={buttonClass("plain")}>
            {harmWords("protected.title")}
          </Link>
        )}
      </PageHead>
      <Table
        caption={t("title")}
        captionHidden
        columns={[
          { key: "kind", head: t("kind") },
          { key: "held", head: t("held"), align: "right" },
          { key: "what", head: t("what"), bare: true },
        ]}
        rows={ENTRY_KINDS.map((kind) => ({
          key: kind,
          cells: [
            <Link
              key="kind"
              prefetch={false}
              href={`/desk/record/${COLLECTIONS[kind]}`}
              className="font-semibold"
            >
              {kindWords(kind).many}
            </Link>,
            counts[kind] ?? 0,
            kindWords(kind).definition,
          ],
        }))}
      />
    </>
  );
}
