import { z } from "zod";
import { day, partialDate } from "../day";

// The words in which every kind of entry says its shape. Each field carries a hint that the desk's form reads,
// and a link names what it points at, so that forms, links and publishing need no code of their own for a kind.

/** What a link of an entry can point at. Another entry is named by its kind. */
export type Target = "state" | "recommendation" | "document" | "review" | `entry:${string}`;

/** How a field is asked for, and what it points at. */
export type Hint = {
  input: "line" | "prose" | "marked" | "date" | "day" | "number" | "flag" | "choice" | "link";
  target?: Target;
  /** The part under which links of this field are kept: a State stands once in each part. */
  part?: string;
};

export const hints = z.registry<Hint>();

function hinted<T extends z.ZodType>(schema: T, hint: Hint): T {
  hints.add(schema, hint);
  return schema;
}

export const line = () =>
  hinted(
    z.string().trim().min(1, "Write something here").max(500, "Keep it under 500 characters"),
    {
      input: "line",
    },
  );

export const prose = () =>
  hinted(
    z.string().trim().min(1, "Write something here").max(20_000, "Keep it under 20,000 characters"),
    {
      input: "prose",
    },
  );

/** Prose with marks of Markdown. */
export const marked = () => hinted(prose().clone(), { input: "marked" });

/** A day, a month or a year. */
export const when = () => hinted(partialDate.clone(), { input: "date" });
/** A whole day. */
export const wholeDay = () => hinted(day.clone(), { input: "day" });
export const count = () =>
  hinted(z.int("Write a whole number").nonnegative("Write a number from 0 up"), {
    input: "number",
  });
export const flag = () => hinted(z.boolean(), { input: "flag" });
export const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  hinted(z.enum(values), { input: "choice" });
export const webAddress = () =>
  hinted(
    z
      .string()
      .trim()
      .regex(/^https?:\/\/\S+$/i, "Write a whole web address that begins with http:// or https://"),
    { input: "line" },
  );

/** Points at something of the record by the name that addresses use: an ISO code, a reference, a key. */
export const link = (target: Target, part?: string) =>
  hinted(
    target === "state"
      ? z.string().regex(/^[A-Z]{3}$/, "Write a State's three-letter code")
      : z.string().trim().min(1, "Write its reference"),
    { input: "link", target, ...(part !== undefined && { part }) },
  );

/** What is not said is null, as in the record. */
export const orNull = <T extends z.ZodType>(schema: T) => schema.nullable().default(null);
export const list = <T extends z.ZodType>(of: T) => z.array(of).default([]);
export const rows = <T extends z.ZodRawShape>(shape: T) =>
  z.array(z.strictObject(shape)).default([]);
export const no = () => flag().default(false);

/** Where a fact is from. At least one of these makes an entry checkable. */
export const source = () => ({
  title: line(),
  publisher: orNull(line()),
  url: orNull(webAddress()),
  publishedOn: orNull(when()),
});

/** What every entry says besides its own facts. */
export const common = () => ({
  /** States whose dossier it belongs to. */
  about: list(link("state", "about")),
  /** Territories in the record's own names for them. */
  territories: list(line()),
  sources: rows(source()),
  /** The day on which its sources were last looked at: what is said holds as of this day. */
  lastCheckedOn: orNull(wholeDay()),
  /** What a reader should know: a doubt, an attribution, how sources differ. */
  remark: orNull(prose()),
});
