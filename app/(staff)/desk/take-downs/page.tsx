import type { Metadata } from "next";
import { Moment } from "@/components/staff/moment";
import { Empty, PageHead, Section } from "@/components/staff/page-head";
import { TakeDownForm } from "@/components/staff/take-down-form";
import { Table } from "@/components/ui/table";
import { requireMember } from "@/lib/auth/session";
import { isEntryKind } from "@/lib/domain/entry/kind";
import { may } from "@/lib/domain/permission";
import { kindWords } from "@/lib/messages/entry";
import { recordWords } from "@/lib/messages/record";
import { translator } from "@/lib/messages/words";
import { listTakeDowns, TAKE_DOWN_KINDS, type TakeDownKind } from "@/lib/staff/take-down";
import { askedIn, type Asked } from "../asked";
import { unsentOf } from "../unsent/putting-back";
import { takeDownAction } from "./actions";

const t = translator("staff");
export const metadata: Metadata = { title: t("takeDowns.title") };

const wordsFor = (kind: TakeDownKind): string =>
  isEntryKind(kind) ? kindWords(kind).one : t(`takeDowns.kinds.${kind}`);

export default async function TakeDownsPage({ searchParams }: { searchParams: Asked }) {
  const who = await requireMember();
  const { kind: asked, what } = await askedIn(searchParams);
  const takenDown = await listTakeDowns(who);
  return (
    <>
      <PageHead title={t("takeDowns.title")} lead={t("takeDowns.lead")} />
      <Section title={t("takeDowns.soFar")}>
        {takenDown.length === 0 ? (
          <Empty>{t("takeDowns.none")}</Empty>
        ) : (
          <Table
            caption={t("takeDowns.soFar")}
            captionHidden
            columns={[
              { key: "what", head: t("takeDowns.what") },
              { key: "at", head: t("takeDowns.at") },
              { key: "by", head: t("takeDowns.by") },
              { key: "reason", head: t("takeDowns.reason"), className: "md:w-[45%]" },
            ]}
            rows={takenDown.map(({ kind, key, at, reason, member }, index) => ({
              key: String(index),
              cells: [
                <span key="what" className="break-words">
                  {wordsFor(kind)} <strong>{key ?? t("takeDowns.closed")}</strong>
                </span>,
                <Moment key="at" at={at} />,
                member.name,
                <span key="reason" dir="auto">
                  {reason}
                </span>,
              ],
            }))}
          />
        )}
      </Section>
      {may(who, "take down") && (
        <Section title={t("takeDowns.new")}>
          <p className="max-w-measure mb-4">{t("takeDowns.means")}</p>
          <TakeDownForm
            action={takeDownAction}
            unsent={await unsentOf(who, { form: "take-down", about: "new" })}
            asked={{ kind: asked, what }}
            kinds={TAKE_DOWN_KINDS.map((kind) => ({
              value: kind,
              label: wordsFor(kind),
            }))}
            words={{
              kind: t("takeDowns.kind"),
              what: t("takeDowns.whatAsked"),
              whatHint: t("takeDowns.whatHint"),
              reason: t("takeDowns.reason"),
              reasonHint: t("takeDowns.reasonHint"),
              confirm: t("takeDowns.confirm"),
              confirmed: t("takeDowns.confirmed"),
              choose: recordWords("choose"),
              takeDown: t("takeDowns.takeDown"),
              busy: t("takeDowns.busy"),
            }}
          />
        </Section>
      )}
    </>
  );
}
