import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { CommandForm, SubmitButton, TextareaField } from "@/components/staff/form";
import { Moment } from "@/components/staff/moment";
import { PageHead, Section } from "@/components/staff/page-head";
import { Table } from "@/components/ui/table";
import { requireMember } from "@/lib/auth/session";
import { LEVELS } from "@/lib/domain/level";
import { may } from "@/lib/domain/permission";
import { FIRST_SCALE, newestScale, versionOf, type Scale } from "@/lib/domain/scale";
import { definitionBy } from "@/lib/messages/scale";
import { settingWords } from "@/lib/messages/setting";
import { levelWords } from "@/lib/messages/words";
import { listScales } from "@/lib/staff/scale";
import { changeScaleAction } from "../actions";

export const metadata: Metadata = { title: settingWords("scale.page") };

export default async function ScalePage() {
  const who = await requireMember();
  if (!may(who, "change settings")) notFound();
  const scales = await listScales(who);
  const newest = newestScale(scales);
  const version = versionOf(newest);
  return (
    <>
      <PageHead title={settingWords("scale.page")} lead={settingWords("scale.lead")}>
        <Link prefetch={false} href="/desk/settings">
          {settingWords("scale.back")}
        </Link>
      </PageHead>
      <CommandForm action={changeScaleAction} className="max-w-measure mb-8 flex flex-col gap-4">
        <input type="hidden" name="seen" value={version} />
        {LEVELS.map((level) => (
          <TextareaField
            key={level}
            name={level}
            label={levelWords(level).name}
            rows={3}
            maxLength={400}
            required
            defaultValue={definitionBy(newest, level)}
          />
        ))}
        <TextareaField
          name="note"
          label={settingWords("scale.note")}
          hint={settingWords("scale.noteHint")}
          rows={3}
          maxLength={500}
          required
        />
        <div>
          <SubmitButton busy={settingWords("scale.saving")}>
            {settingWords("scale.save", { version: version + 1 })}
          </SubmitButton>
        </div>
      </CommandForm>
      <Section id="versions" title={settingWords("scale.versions")}>
        <Versions scales={scales} />
      </Section>
    </>
  );
}

/** The newest first, down to the one that Onus brings. */
function Versions({ scales }: { scales: readonly Scale[] }) {
  const later = scales.toReversed().map(({ version, at, note }) => ({
    key: String(version),
    cells: [version, <Moment key="at" at={new Date(at)} />, note],
  }));
  const first = {
    key: String(FIRST_SCALE),
    cells: [FIRST_SCALE, null, settingWords("scale.first")],
  };
  return (
    <Table
      caption={settingWords("scale.versions")}
      captionHidden
      columns={[
        { key: "version", head: settingWords("scale.version") },
        { key: "at", head: settingWords("history.at") },
        { key: "note", head: settingWords("scale.note"), className: "md:w-[60%]" },
      ]}
      rows={[...later, first]}
    />
  );
}
