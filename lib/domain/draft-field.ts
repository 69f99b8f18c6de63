import { z } from "zod";
import { day, partialDate } from "./day";

// Fields of forms: what a browser sends empty says nothing, and is null in the record.

const emptyToNull = (value: unknown) =>
  value === undefined || (typeof value === "string" && value.trim() === "") ? null : value;

export const maybe = <T extends z.ZodType>(schema: T) =>
  z.preprocess(emptyToNull, schema.nullable());

export const text = (most = 500) =>
  z
    .string()
    .trim()
    .min(1, "Write something here")
    .max(most, `Keep it under ${most.toLocaleString("en")} characters`);
export const maybeText = (most?: number) => maybe(text(most));
export const maybeDate = () => maybe(partialDate);
export const maybeDay = () => maybe(day);
export const maybeWebAddress = () =>
  maybe(
    z
      .string()
      .trim()
      .regex(/^https?:\/\/\S+$/i, "Write a whole web address that begins with http:// or https://"),
  );
export const maybeNumber = () =>
  maybe(z.coerce.number("Write a whole number").int("Write a whole number").nonnegative());

/** One to a line, in a form; a list in the record. */
export const lines = () =>
  z
    .string()
    .default("")
    .transform((written) =>
      written
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter(Boolean),
    );

/** A field that may be sent several times. */
export const several = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(schema).max(300),
  );
