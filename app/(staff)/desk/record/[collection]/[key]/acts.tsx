import Link from "next/link";
import { EntryAct } from "@/components/staff/entry-acts";
import { firstOfTwo, HarmToAnswer } from "@/components/staff/harm-section";
import { Empty, Section } from "@/components/staff/page-head";
import { Disclosure } from "@/components/ui/disclosure";
import { entryAsksAboutHarm } from "@/lib/domain/harm";
import { may, type StaffMember } from "@/lib/domain/permission";
import { recordWords as t } from "@/lib/messages/record";
import type { FoundEntry } from "@/lib/staff/entry-reading";
import { addressOf } from "../../../asked";
import {
  approveEntryAction,
  returnEntryAction,
  submitEntryAction,
  withdrawEntryAction,
} from "../../actions";

/** What this member can do with the entry as it stands. */
export function EntryActs({ who, found }: { who: StaffMember; found: FoundEntry }) {
  const { entry, newest, state } = found;
  const one = { kind: entry.kind, key: entry.key };
  const versioned = { ...one, version: newest.version };
  const wrote =
    newest.author.id === who.id || (newest.number === 1 && entry.createdBy.id === who.id);
  const reviews = may(who, "review entries");
  const first = firstOfTwo(found.harm, newest);
  const isOwnFirst = first?.memberId === who.id;
  // A report is handed over where it is previewed and signed (app/(staff)/desk/reports).
  const drafts =
    may(who, "draft entries") && ["draft", "returned"].includes(state) && found.kind !== "report";
  return (
    <Section title={t("part.acts")}>
      {drafts && (
        <EntryAct
          action={submitEntryAction}
          entry={versioned}
          words={{
            title: t("act.submitTitle"),
            hint: t("act.submitHint"),
            button: t("act.submit"),
          }}
        />
      )}
      {state === "in review" && (wrote || !reviews) && (
        <Empty>{wrote ? t("act.ownWork") : t("act.editorsOnly")}</Empty>
      )}
      {state === "in review" && !wrote && reviews && (
        <>
          {isOwnFirst ? (
            <HarmToAnswer first={first} who={who.id} />
          ) : (
            <EntryAct
              action={approveEntryAction}
              entry={versioned}
              words={{
                title: t("act.approveTitle"),
                hint: t("act.approveHint"),
                button: t("act.approve"),
              }}
            >
              {entryAsksAboutHarm(found.kind) && <HarmToAnswer first={first} who={who.id} />}
            </EntryAct>
          )}
          <EntryAct
            action={returnEntryAction}
            entry={versioned}
            kind="plain"
            words={{
              title: t("act.returnTitle"),
              hint: t("act.reasonHint"),
              button: t("act.return"),
              reason: t("act.reason"),
            }}
          />
        </>
      )}
      {reviews && state !== "withdrawn" && (
        <Disclosure summary={t("act.withdrawTitle")}>
          <EntryAct
            action={withdrawEntryAction}
            entry={one}
            kind="danger"
            words={{
              title: t("act.withdrawTitle"),
              hint: t("act.withdrawHint"),
              button: t("act.withdraw"),
              reason: t("act.withdrawReason"),
            }}
          />
        </Disclosure>
      )}
      {may(who, "take down") && (
        <p className="border-rule text-small border-t py-3">
          <Link
            prefetch={false}
            href={addressOf("/desk/take-downs", { kind: entry.kind, what: entry.key })}
          >
            {t("act.takeDown")}
          </Link>
        </p>
      )}
      {!drafts && !reviews && state !== "in review" && <Empty>{t("act.nothing")}</Empty>}
    </Section>
  );
}
