import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ImportPreview } from "@/components/staff/import-preview";
import { MappingTable } from "@/components/staff/mapping-table";
import { PageHead, Section } from "@/components/staff/page-head";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { requireMember } from "@/lib/auth/session";
import { may, type StaffMember } from "@/lib/domain/permission";
import { MAPPED_FIELDS, type MappedField } from "@/lib/import/mapping-words";
import type { Mapping } from "@/lib/import/mapping";
import { translator } from "@/lib/messages/words";
import { readUpload } from "@/lib/staff/attachment";
import { lookIntoTable, type TableLook } from "@/lib/staff/import-mapping";
import { previewImport } from "@/lib/staff/importing";
import { addressOf, askedIn, type Asked } from "../../asked";
import { startMappedAction } from "./actions";

const t = translator("staff");
export const metadata: Metadata = { title: t("imports.map") };

/** The choices stand in the address, so that a mapping works without script and can be gone back to. */
export default async function MapPage({ searchParams }: { searchParams: Asked }) {
  const who = await requireMember();
  const asked = await askedIn(searchParams);
  const { file = "", state } = asked;
  if (!may(who, "import files") || !z.uuid().safeParse(file).success) notFound();
  const upload = await readUpload(who, file);
  if (!upload.ok) return <Refusal message={upload.problem.message} />;
  const look = await lookIntoTable(who, upload.value);
  if (!look.ok) return <Refusal message={look.problem.message} />;
  const mapping = asked["mapped"] ? mappingIn(asked, look.value) : look.value.mapping;
  return (
    <>
      <PageHead
        title={t("imports.map")}
        lead={t("imports.mapLead", { rows: look.value.rows, name: upload.value.name })}
      >
        <Back />
      </PageHead>
      {look.value.name && !asked["mapped"] && (
        <Notice kind="note" title={t("imports.mapRemembered", { name: look.value.name })} />
      )}
      <form method="get" action="/desk/imports/map" className="grid gap-4">
        <input type="hidden" name="file" value={file} />
        <input type="hidden" name="state" value={state ?? ""} />
        <input type="hidden" name="mapped" value="yes" />
        <MappingTable
          columns={look.value.columns.map((column) => ({
            ...column,
            field: mapping.columns[column.header] ?? "",
          }))}
          fields={MAPPED_FIELDS.map((value) => ({ value, label: t(`imports.mapFields.${value}`) }))}
        />
        <div>
          <Button kind="primary">{t("imports.preview")}</Button>
        </div>
      </form>
      <Preview who={who} upload={upload.value} file={file} state={state} mapping={mapping} />
    </>
  );
}

/** What the address says of each column; a word that is no field maps nothing. */
function mappingIn(asked: Record<string, string>, { columns }: TableLook): Mapping {
  const isField = (word: string | undefined): word is MappedField =>
    (MAPPED_FIELDS as readonly string[]).includes(word ?? "");
  return {
    columns: Object.fromEntries(
      columns.flatMap(({ header }, at) => {
        const field = asked[`c${at}`];
        return isField(field) ? [[header, field]] : [];
      }),
    ),
  };
}

async function Preview({
  who,
  upload,
  file,
  state,
  mapping,
}: {
  who: StaffMember;
  upload: { name: string; bytes: Uint8Array };
  file: string;
  state: string | undefined;
  mapping: Mapping;
}) {
  const plan = await previewImport(who, upload, { stateIso3: state, mapping });
  return (
    <Section title={t("imports.would", { name: upload.name })}>
      {plan.ok ? (
        <ImportPreview plan={plan.value} action={startMappedAction} file={file} state={state ?? ""}>
          <input type="hidden" name="mapping" value={JSON.stringify(mapping)} />
          <div className="mb-4 max-w-xl">
            <Field name="name" label={t("imports.mapName")} hint={t("imports.mapNameHint")} />
          </div>
        </ImportPreview>
      ) : (
        <Notice kind="problem" title={plan.problem.message} />
      )}
    </Section>
  );
}

const Refusal = ({ message }: { message: string }) => (
  <>
    <PageHead title={t("imports.map")}>
      <Back />
    </PageHead>
    <Notice kind="problem" title={message} />
  </>
);

const Back = () => (
  <Link prefetch={false} href={addressOf("/desk/imports", {})}>
    {t("imports.back")}
  </Link>
);
