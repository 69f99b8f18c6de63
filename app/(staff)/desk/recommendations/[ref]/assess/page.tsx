import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { AssessmentFields, Missing } from "@/components/staff/assessment-fields";
import { Autosave } from "@/components/staff/autosave";
import { CitableEvidence } from "@/components/staff/citable-evidence";
import { CommandForm, Said, SubmitButton } from "@/components/staff/form";
import { PageHead, Section } from "@/components/staff/page-head";
import { Answers, Asked as AskedText } from "@/components/staff/recommendation-text";
import { staleWords } from "@/components/staff/form-words";
import { StaleView } from "@/components/staff/stale-view";
import { IdField, VersionField } from "@/components/staff/version-field";
import { Notice } from "@/components/ui/notice";
import { requireMember } from "@/lib/auth/session";
import { may } from "@/lib/domain/permission";
import { newestScale } from "@/lib/domain/scale";
import { translator } from "@/lib/messages/words";
import { findAssessment } from "@/lib/staff/assessment";
import { findPast, listPast } from "@/lib/staff/past-value";
import { findForDesk } from "@/lib/staff/recommendation";
import { listScales } from "@/lib/staff/scale";
import { askedIn, type Asked } from "../../../asked";
import { unsentOf, withPutBack } from "../../../unsent/putting-back";
import { assessAction } from "./actions";
import { AssessmentPast, presentOf, PutBackNotice } from "./past";

const t = translator("staff");
export const metadata: Metadata = { title: t("assess.title") };
type Page = { params: Promise<{ ref: string }>; searchParams: Asked };

const NAMES = [
  "level",
  "rationalePublic",
  "evidenceCutOff",
  "confidence",
  "standardOfProof",
  "searchNote",
  "structure",
  "process",
  "outcome",
  "rationaleInternal",
] as const;

export default async function AssessPage({ params, searchParams }: Page) {
  const who = await requireMember();
  const ref = decodeURIComponent((await params).ref);
  const found = await findForDesk(who, ref);
  if (!found) notFound();
  const address = `/desk/recommendations/${encodeURIComponent(ref)}`;
  const back = (
    <Link prefetch={false} href={address}>
      {t("assess.back")}
    </Link>
  );
  if (!may(who, "draft assessments"))
    return (
      <Notice kind="problem" title={t("assess.notForYou")}>
        {back}
      </Notice>
    );
  const { id: asked, past: wanted } = await askedIn(searchParams);
  const open = found.assessments.filter(
    (one) =>
      (one.state === "draft" || one.state === "returned") &&
      one.organisationId === who.organisationId,
  );
  const own = open.find((one) => (asked ? one.id === asked : one.author.id === who.id));
  const draft = own ? await findAssessment(who, own.id) : null;
  const others = own ? [] : open;
  const gaps = draft?.gaps ?? [];
  const scales = await listScales(who);
  const cited = draft?.assessment.evidence.map((one) => one.evidenceId) ?? [];
  const present = draft && presentOf(draft.assessment);
  const [kept, past, putBack] = await Promise.all([
    unsentOf(
      who,
      { form: "assessment", about: asked && own ? own.id : ref },
      { standing: draft?.assessment },
    ),
    present ? listPast(who, present) : [],
    present && wanted ? findPast(who, present, wanted) : null,
  ]);
  const unsent = withPutBack(kept, putBack);
  const standing = draft && {
    ...draft.assessment,
    ...(putBack && { [putBack.field]: putBack.value }),
  };
  return (
    <>
      <PageHead title={t("assess.title")} lead={ref}>
        {back}
      </PageHead>
      {others.map(({ id, author }) => (
        <Notice key={id} live={false} title={t("assess.begun", { name: author.name })}>
          <Link prefetch={false} href={`${address}/assess?id=${id}`}>
            {t("assess.goOn")}
          </Link>
        </Notice>
      ))}
      {draft?.state === "returned" && (
        <Notice
          kind="warning"
          live={false}
          title={t("one.returned", { reason: draft.assessment.returnReason ?? "" })}
        />
      )}
      {putBack && <PutBackNotice field={putBack.field} />}
      <CommandForm
        action={assessAction}
        warn={t("form.unsaved")}
        unsent={unsent}
        quiet
        className="mt-4"
      >
        <StaleView
          names={Object.fromEntries(NAMES.map((name) => [name, t(`assess.${name}`)]))}
          words={staleWords()}
        />
        <input type="hidden" name="ref" value={ref} />
        <IdField standing={draft?.assessment.id} />
        <VersionField standing={draft?.assessment.version} />
        <div className="grid gap-x-12 lg:grid-cols-2">
          <div>
            <Section title={t("one.asked")}>
              <AskedText found={found} />
            </Section>
            <Section title={t("one.stateSaid")}>
              <Answers responses={found.responses} />
            </Section>
            <Section title={t("assess.evidence")}>
              <p className="text-small text-soft">{t("assess.evidenceHint")}</p>
              <Missing gaps={gaps} field="evidence" />
              <CitableEvidence evidence={found.evidence} cited={cited} refOfPage={ref} />
            </Section>
          </div>
          <Section title={t("assess.judgement")}>
            <AssessmentFields standing={standing} gaps={gaps} scale={newestScale(scales)} />
          </Section>
        </div>
        <div className="border-rule bg-paper sticky bottom-0 flex flex-wrap gap-3 border-t py-3">
          <SubmitButton id="save" name="step" value="save" kind="plain">
            {t("assess.save")}
          </SubmitButton>
          <SubmitButton name="step" value="submit">
            {t("assess.submit")}
          </SubmitButton>
          <Said />
        </div>
        <Autosave button="save" needed="level" />
      </CommandForm>
      {draft && (
        <AssessmentPast lines={past} address={`${address}/assess?id=${draft.assessment.id}`} />
      )}
    </>
  );
}
