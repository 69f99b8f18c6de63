import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { BatchTable } from "@/components/staff/batch-table";
import { ImportPreview } from "@/components/staff/import-preview";
import { CommandForm, SubmitButton } from "@/components/staff/form";
import { ExportForm } from "@/components/staff/export-form";
import { Empty, PageHead, Section } from "@/components/staff/page-head";
import { RunList, UnderWay } from "@/components/staff/run-list";
import { ShownAnew } from "@/components/staff/shown-anew";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import type { Outcome } from "@/lib/domain/outcome";
import { requireMember } from "@/lib/auth/session";
import { may, type StaffMember } from "@/lib/domain/permission";
import { translator } from "@/lib/messages/words";
import { openUpload } from "@/lib/staff/attachment";
import type { ImportPlan } from "@/lib/staff/import-report";
import { findPreview, listRuns, LOOKED_AT_ONCE, type Preview } from "@/lib/staff/import-run";
import { listBatches, previewImport } from "@/lib/staff/importing";
import { listStates } from "@/lib/staff/recommendation-table";
import { addressOf, askedIn, type Asked } from "../asked";
import { callOffImportAction, startImportAction, startPreviewAction } from "./actions";

const t = translator("staff");
export const metadata: Metadata = { title: t("imports.title") };

export default async function ImportsPage({ searchParams }: { searchParams: Asked }) {
  const who = await requireMember();
  const { file, state, problem } = await askedIn(searchParams);
  const [batches, states, runs] = await Promise.all([
    listBatches(who),
    listStates(who),
    listRuns(who),
  ]);
  return (
    <>
      <PageHead title={t("imports.title")} lead={t("imports.lead")} />
      {problem && <Notice kind="problem" title={problem} />}
      {may(who, "import files") && <UploadForm states={states} state={state} />}
      {file && <FilePreview who={who} file={file} state={state} />}
      {runs.length > 0 && (
        <Section id="under-way" title={t("imports.runs")}>
          <RunList runs={runs} callOff={callOffImportAction} />
        </Section>
      )}
      <Section title={t("imports.history")}>
        {batches.ok && batches.value.length > 0 ? (
          <>
            <ExportForm table="imports" />
            <BatchTable batches={batches.value} />
          </>
        ) : (
          <Empty>{batches.ok ? t("imports.empty") : batches.problem.message}</Empty>
        )}
      </Section>
    </>
  );
}

function UploadForm({
  states,
  state,
}: {
  states: { iso3: string; name: string }[];
  state: string | undefined;
}) {
  return (
    <Section title={t("imports.upload")}>
      <form
        action="/desk/imports/upload"
        method="post"
        encType="multipart/form-data"
        className="grid max-w-xl gap-4"
      >
        <Select
          name="state"
          label={t("imports.state")}
          hint={t("imports.stateHint")}
          empty={t("imports.anyState")}
          options={states.map(({ iso3, name }) => ({ value: iso3, label: name }))}
          defaultValue={state}
        />
        <Field
          name="file"
          type="file"
          required
          label={t("imports.file")}
          hint={t("imports.fileHint")}
        />
        <div>
          <Button kind="primary">{t("imports.preview")}</Button>
        </div>
      </form>
    </Section>
  );
}

async function FilePreview({
  who,
  file,
  state,
}: {
  who: StaffMember;
  file: string;
  state: string | undefined;
}) {
  if (!z.uuid().safeParse(file).success)
    return <Notice kind="problem" title={t("imports.noFile")} />;
  const upload = await openUpload(who, file);
  if (!upload.ok) return <Notice kind="problem" title={upload.problem.message} />;
  const { name, size } = upload.value;
  return (
    <Section title={t("imports.would", { name })}>
      {size <= LOOKED_AT_ONCE ? (
        <Planned
          plan={await previewImport(who, upload.value, { stateIso3: state })}
          file={file}
          state={state}
        />
      ) : (
        <LookedAt
          preview={await findPreview(who, { file, stateIso3: state })}
          file={file}
          state={state}
        />
      )}
    </Section>
  );
}

type Looked = { file: string; state: string | undefined };

/** What the job of a large file has found, or how far it is. */
function LookedAt({ preview, file, state }: Looked & { preview: Preview | null }) {
  if (!preview)
    return (
      <CommandForm action={startPreviewAction}>
        <input type="hidden" name="file" value={file} />
        <input type="hidden" name="state" value={state ?? ""} />
        <SubmitButton busy={t("imports.lookingAt")}>{t("imports.lookAt")}</SubmitButton>
      </CommandForm>
    );
  const { run, plan } = preview;
  if (plan) return <Planned plan={{ ok: true, value: plan }} file={file} state={state} />;
  if (run.broughtNothingBecause) return <Notice kind="problem" title={run.broughtNothingBecause} />;
  return (
    <div className="grid gap-2" aria-live="polite">
      <ShownAnew />
      <UnderWay run={run} callOff={callOffImportAction} />
    </div>
  );
}

function Planned({ plan, file, state }: Looked & { plan: Outcome<ImportPlan> }) {
  if (plan.ok)
    return (
      <ImportPreview plan={plan.value} action={startImportAction} file={file} state={state ?? ""} />
    );
  return (
    <>
      <Notice kind="problem" title={plan.problem.message} />
      {plan.problem.field === "mapping" && (
        <p className="mt-3">
          <Link prefetch={false} href={addressOf("/desk/imports/map", { file, state })}>
            {t("imports.map")}
          </Link>
        </p>
      )}
    </>
  );
}
