import { z } from "zod";
import { text } from "./draft-field";

/** One point of a paragraph, as a form gives it. `row` is its place in the form, so that what is wrong with it is said there. */
export const pointDraft = z.strictObject({
  row: z.number().int().nonnegative(),
  /** How it is cited after its paragraph: “(a)”, “(a)(ii)”, “bullet 2”. */
  place: z
    .string()
    .transform((place) => place.trim().replaceAll(/\s+(?=\()/g, ""))
    .pipe(
      z
        .string()
        .regex(
          /^(?:(?:\([A-Za-z0-9]{1,5}\))+|bullet \d{1,2})$/,
          "Write how this point is cited, as (a), (12), (a)(ii) or bullet 2",
        ),
    ),
  text: text(20_000),
});
export type PointDraft = z.output<typeof pointDraft>;

export const MOST_POINTS = 60;

/** `44` and `(a)` give 44(a), as the record and the Index of the United Nations write it. */
export const paragraphOfPoint = (paragraph: string | null, place: string): string =>
  `${paragraph ?? ""}${place.startsWith("(") ? "" : " "}${place}`.trim();

/** The reference of a point beside that of its paragraph. */
export const refOfPoint = (ref: string, place: string): string =>
  `${ref}${place.replaceAll(" ", "")}`;

/** The rows of points in what a form sent, in their order. */
export function pointsTyped(
  typed: Readonly<Record<string, readonly string[]>>,
): { row: number; isTicked: boolean; place: string; text: string }[] {
  const rows = Object.keys(typed).flatMap((name) => {
    const row = /^points\.(\d{1,3})\.place$/.exec(name)?.[1];
    return row === undefined ? [] : [Number(row)];
  });
  const said = (row: number, field: string) => typed[`points.${row}.${field}`]?.[0] ?? "";
  return rows
    .sort((a, b) => a - b)
    .map((row) => ({
      row,
      isTicked: said(row, "use") !== "",
      place: said(row, "place"),
      text: said(row, "text"),
    }));
}
