import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ExportForm } from "@/components/staff/export-form";
import { Moment } from "@/components/staff/moment";
import { Empty, PageHead, Section } from "@/components/staff/page-head";
import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { requireMember } from "@/lib/auth/session";
import { DESK_TABLES } from "@/lib/domain/desk-table";
import { accountWords } from "@/lib/messages/account";
import { exportWords } from "@/lib/messages/export";
import { roleWords } from "@/lib/messages/words";
import { findMemberDetail, LOOKED_BACK_DAYS, type MemberDetail } from "@/lib/staff/member-activity";
import { deviceName } from "../../account/device";

export const metadata: Metadata = { title: accountWords("member.title") };

export default async function MemberPage({ params }: { params: Promise<{ id: string }> }) {
  const who = await requireMember();
  const id = z.uuid().safeParse((await params).id);
  if (!id.success) notFound();
  const found = await findMemberDetail(who, { memberId: id.data });
  if (!found.ok && found.problem.code === "not found") notFound();
  if (!found.ok) return <Notice kind="problem" title={found.problem.message} />;
  const { name, email, role, organisation, frozenAt, assigned } = found.value;
  return (
    <>
      <p>
        <Link href="/desk/members" prefetch={false}>
          {accountWords("member.all")}
        </Link>
      </p>
      <PageHead title={name} lead={`${roleWords(role).name}, ${organisation}`}>
        {frozenAt && <Tag tone="warning">{accountWords("members.frozen")}</Tag>}
      </PageHead>
      <dl className="max-w-measure mb-6 grid gap-x-6 gap-y-1 sm:grid-cols-[auto_minmax(0,1fr)]">
        <dt className="text-soft">{accountWords("account.email")}</dt>
        <dd className="break-words">{email ?? accountWords("members.builtIn")}</dd>
        {frozenAt && (
          <>
            <dt className="text-soft">{accountWords("member.frozenSince")}</dt>
            <dd>
              <Moment at={frozenAt} />
            </dd>
          </>
        )}
        <dt className="text-soft">{accountWords("member.assigned")}</dt>
        <dd>{assigned}</dd>
      </dl>
      <Viewed member={found.value} />
      <SignIns sessions={found.value.sessions} />
    </>
  );
}

const days = { days: LOOKED_BACK_DAYS };

function Viewed({ member: { id, viewed, isCut } }: { member: MemberDetail }) {
  return (
    <Section title={accountWords("member.viewed", days)}>
      <p className="text-small text-soft max-w-measure mb-3">{accountWords("member.viewedHint")}</p>
      {viewed.length === 0 ? (
        <Empty>{accountWords("member.viewedNone")}</Empty>
      ) : (
        <>
          <ExportForm table="activity" asked={{ member: id }} />
          <Table
            caption={accountWords("member.viewed", days)}
            captionHidden
            columns={[
              { key: "at", head: accountWords("member.at") },
              { key: "did", head: accountWords("member.did") },
              { key: "what", head: accountWords("member.what") },
            ]}
            rows={viewed.map(({ seq, at, did, evidence, table, rows }) => ({
              key: seq,
              cells: [
                <Moment key="at" at={at} />,
                didWords(did),
                evidence ? (
                  <Link key="what" prefetch={false} href={`/desk/evidence/${evidence}`}>
                    {evidence}
                  </Link>
                ) : (
                  (tableWords(table, rows) ??
                  accountWords(isOfEvidence(did) ? "member.closed" : "member.whole"))
                ),
              ],
            }))}
          />
        </>
      )}
      {isCut && <p className="text-small mt-2">{accountWords("member.cut")}</p>}
    </Section>
  );
}

const DID = {
  "viewed sealed evidence": "member.didView",
  "opened original": "member.didOpen",
  "made a backup": "member.didBackUp",
} as const;
const didWords = (did: string) => accountWords(DID[did as keyof typeof DID] ?? "member.didExport");
/** “Recommendations, 428 rows”. */
const tableWords = (table: string | null, rows: number | null): string | null => {
  const name = DESK_TABLES.find((one) => one === table);
  return name
    ? accountWords("member.table", { name: exportWords(`title.${name}`), rows: rows ?? 0 })
    : null;
};
const isOfEvidence = (did: string) => did === "viewed sealed evidence" || did === "opened original";

function SignIns({ sessions }: { sessions: MemberDetail["sessions"] }) {
  return (
    <Section title={accountWords("member.signIns", days)}>
      {sessions.length === 0 ? (
        <Empty>{accountWords("member.signInsNone")}</Empty>
      ) : (
        <Table
          caption={accountWords("member.signIns", days)}
          captionHidden
          columns={[
            { key: "browser", head: accountWords("account.browser") },
            { key: "signedInAt", head: accountWords("account.signedInAt") },
            { key: "lastSeenAt", head: accountWords("account.lastSeenAt") },
            { key: "state", head: accountWords("member.state") },
          ]}
          rows={sessions.map(({ device, signedInAt, lastSeenAt, isLive }, index) => ({
            key: String(index),
            cells: [
              deviceName(device),
              <Moment key="signedInAt" at={signedInAt} />,
              <Moment key="lastSeenAt" at={lastSeenAt} />,
              accountWords(isLive ? "member.live" : "member.ended"),
            ],
          }))}
        />
      )}
    </Section>
  );
}
