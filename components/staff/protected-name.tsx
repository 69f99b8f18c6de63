import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { harmWords as t } from "@/lib/messages/harm";
import type { Action } from "./answer";
import { CommandForm, SubmitButton, TextareaField, TextField } from "./form";
import { Moment } from "./moment";

/** One person in all spellings. What is typed leaves no trace: not in the browser's memory, nor with its spelling checker. */
export function ProtectedNameForm({ action }: { action: Action }) {
  return (
    <CommandForm action={action} className="grid max-w-xl gap-4" autoComplete="off">
      <TextareaField
        name="names"
        rows={4}
        label={t("protected.names")}
        hint={t("protected.namesHint")}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        translate="no"
      />
      <TextField
        name="reference"
        label={t("protected.reference")}
        hint={t("protected.referenceHint")}
        autoComplete="off"
        spellCheck={false}
      />
      <div>
        <SubmitButton>{t("protected.add")}</SubmitButton>
      </div>
    </CommandForm>
  );
}

type Row = {
  id: string;
  reference: string | null;
  spellings: number;
  addedBy: string;
  organisation: string;
  addedAt: Date;
  isLost: boolean;
};

/** Who is protected, by codes alone. */
export function ProtectedNameTable({ rows, remove }: { rows: readonly Row[]; remove: Action }) {
  return (
    <Table
      caption={t("protected.title")}
      captionHidden
      columns={[
        { key: "reference", head: t("protected.reference") },
        { key: "spellings", head: t("protected.spellings"), align: "right" },
        { key: "added", head: t("protected.addedBy") },
        { key: "remove", head: t("protected.act") },
      ]}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          <span key="reference">
            <strong>{row.reference ?? t("protected.noReference")}</strong>{" "}
            {row.isLost && <Tag tone="warning">{t("protected.isLost")}</Tag>}
          </span>,
          row.spellings,
          <span key="added">
            {row.addedBy}, {row.organisation}, <Moment at={row.addedAt} />
          </span>,
          <CommandForm key="remove" action={remove}>
            <input type="hidden" name="id" value={row.id} />
            <SubmitButton kind="danger">
              {t("protected.remove")}
              <span className="sr-only"> {row.reference ?? t("protected.noReference")}</span>
            </SubmitButton>
          </CommandForm>,
        ],
      }))}
    />
  );
}
