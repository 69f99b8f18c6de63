import { AnswerForm, CheckAnswerForm } from "@/components/staff/answer-forms";
import { Disclosure } from "@/components/ui/disclosure";
import { may, type StaffMember } from "@/lib/domain/permission";
import { CLAIMS, POSITIONS } from "@/lib/domain/position";
import { recordWords as t } from "@/lib/messages/record";
import { claimWords, positionWords } from "@/lib/messages/words";
import { addResponseAction, checkResponseAction } from "../actions";

/** Adding what the State said later, and checking what somebody else added. */
export function AnswerActs({
  who,
  responses,
  recommendation,
}: {
  who: StaffMember;
  responses: readonly { id: string; verbatim: string; checkNote: string | null }[];
  recommendation: string;
}) {
  const unchecked = responses.filter(({ checkNote }) => checkNote !== null);
  return (
    <>
      {may(who, "approve imports") &&
        unchecked.map(({ id, verbatim }) => (
          <div key={id} className="border-rule mt-3 border-t pt-3">
            <p dir="auto" className="text-small text-soft mb-2">
              “{verbatim}”
            </p>
            <CheckAnswerForm action={checkResponseAction} id={id} words={t("asks.checkAnswer")} />
          </div>
        ))}
      {may(who, "import files") && (
        <Disclosure summary={t("asks.answerTitle")}>
          <AnswerForm
            action={addResponseAction}
            recommendation={recommendation}
            positions={POSITIONS.map((value) => ({ value, label: positionWords(value).name }))}
            claims={CLAIMS.map((value) => ({ value, label: claimWords(value).short }))}
            words={{
              hint: t("asks.answerHint"),
              verbatim: t("asks.verbatim"),
              position: t("asks.position"),
              claim: t("asks.claim"),
              noClaim: t("asks.noClaim"),
              comment: t("asks.comment"),
              respondedOn: t("asks.respondedOn"),
              dateHint: t("dateHint"),
              sourceTitle: t("asks.sourceTitle"),
              sourceUrl: t("asks.sourceUrl"),
              choose: t("choose"),
              add: t("asks.addAnswer"),
            }}
          />
        </Disclosure>
      )}
    </>
  );
}
