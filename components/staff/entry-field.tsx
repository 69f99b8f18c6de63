import type { Target } from "@/lib/domain/entry/field";
import type { EntryKind } from "@/lib/domain/entry/kind";
import type { Field } from "@/lib/domain/entry/shape";
import { hasRows, rowsIn, type Written } from "@/lib/domain/entry/written";
import { choiceWords, fieldHint, fieldWords, flagWords } from "@/lib/messages/entry";
import { recordWords as t } from "@/lib/messages/record";
import type { RowColumn, RowWords } from "./entry-row-control";
import { EntryRows } from "./entry-rows";
import { LinkField } from "./entry-link-field";
import { MarkedField, type MarkedWords } from "./marked-field";
import { ChoicesField, SelectField, TextareaField, TextField } from "./form";

/** The control that a field of any kind asks for, with what stands in it. `titles` say what links point at. */
export function EntryField({
  kind,
  field,
  written,
  titles,
}: {
  kind: EntryKind;
  field: Field;
  written: Written;
  titles: Record<string, string>;
}) {
  const name = `facts.${field.name}`;
  const label = fieldWords(kind, field.name);
  const hint = [fieldHint(kind, field.name), shapeHint(field)].filter(Boolean).join(" ");
  const standing = written[name]?.[0] ?? "";
  const plain = { name, label, ...(hint && { hint }), defaultValue: standing };
  if (hasRows(field))
    return (
      <EntryRows
        name={name}
        label={label}
        hint={hint}
        columns={columnsOf(kind, field)}
        standing={rowsIn(field, written)}
        // Nothing is published without a source: a row for one is always there.
        least={field.name === "sources" ? 1 : 0}
        titles={titles}
        paste={field.fields.some(({ target, required }) => target === "state" && required)}
        words={rowWords()}
      />
    );
  if (field.holds === "list" && field.input === "choice")
    return (
      <ChoicesField
        name={name}
        pick="any"
        label={label}
        hint={hint}
        choices={optionsOf(kind, field)}
        chosen={standing.split("\n").filter(Boolean)}
      />
    );
  if (field.holds === "list") return <TextareaField {...plain} rows={linesIn(standing)} />;
  switch (field.input) {
    case "prose":
      return <TextareaField {...plain} />;
    case "marked":
      return <MarkedField {...plain} words={markedWords()} />;
    case "choice":
      return (
        <SelectField
          {...plain}
          options={optionsOf(kind, field)}
          empty={field.required ? t("choose") : t("notSaid")}
        />
      );
    case "flag":
      return field.nullable ? (
        <SelectField {...plain} options={FLAG} empty={flagWords(null)} />
      ) : (
        <SelectField {...plain} options={[...FLAG].reverse()} defaultValue={standing || "no"} />
      );
    case "link":
      return field.target === "state" ? (
        <TextField {...plain} list="states" autoComplete="off" dir="auto" />
      ) : (
        <LinkField {...plain} target={field.target ?? ""} title={titles[standing]} />
      );
    case "day":
      return <TextField {...plain} type="date" />;
    case "number":
      return <TextField {...plain} inputMode="numeric" />;
    case "date":
      return <TextField {...plain} />;
    default:
      return <TextField {...plain} dir="auto" />;
  }
}

const markedWords = (): MarkedWords => ({
  title: t("marked.title"),
  hint: t("marked.hint"),
  count: t.raw("marked.count") as string,
});

const FLAG = [
  { value: "yes", label: flagWords(true) },
  { value: "no", label: flagWords(false) },
];

const linesIn = (text: string) => Math.min(12, Math.max(3, text.split("\n").length + 1));

const optionsOf = (kind: EntryKind, { name, options }: Field) =>
  options.map((value) => ({ value, label: choiceWords(kind, name, value) }));

/** How it is to be written. */
function shapeHint({ holds, input, target }: Field): string {
  if (input === "choice") return "";
  if (holds === "list" && target === "state") return t("statesHint");
  if (holds === "list" && target === "review") return t("reviewsHint");
  if (target) return t(`link.${targetWord(target)}`);
  if (holds === "list") return t("linesHint");
  return input === "date" ? t("dateHint") : "";
}

function targetWord(target: Target): "state" | "recommendation" | "document" | "review" | "entry" {
  switch (target) {
    case "state":
    case "recommendation":
    case "document":
    case "review":
      return target;
    default:
      return "entry";
  }
}

function columnsOf(kind: EntryKind, field: Field): RowColumn[] {
  const [name, label] = ["", fieldWords(kind, field.name)];
  if (field.holds === "list")
    return [{ name, label, input: "link", options: [], target: field.target ?? "" }];
  return field.fields.map((inner) => ({
    name: inner.name,
    label: fieldWords(kind, inner.name, field.name),
    input: columnInput(inner),
    options: optionsOf(kind, inner),
    target: inner.target ?? "",
  }));
}

function columnInput({ input, target }: Field): RowColumn["input"] {
  if (input === "choice" || input === "prose") return input;
  if (input !== "link") return "line";
  return target === "state" ? "state" : "link";
}

const rowWords = (): RowWords => ({
  none: t("rows.none"),
  add: t("rows.add"),
  remove: t("rows.remove"),
  row: t.raw("rows.row") as string,
  paste: t("rows.paste"),
  pasteList: t("rows.pasteList"),
  pasteHint: t("rows.pasteHint"),
  pasteAdd: t("rows.pasteAdd"),
  empty: t("choose"),
});
