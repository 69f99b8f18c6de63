import Link from "next/link";
import { harmWords as t } from "@/lib/messages/harm";
import { Moment } from "./moment";
import { Section } from "./page-head";

export type PastLine = {
  id: string;
  field: string;
  before: string | null;
  after: string | null;
  by: string | null;
  at: Date;
};

/** What stood in each field before, the latest change first; each value can be put back into the form. */
export function PastValues({
  lines,
  nameOf,
  editAddress,
}: {
  lines: readonly PastLine[];
  nameOf: (field: string) => string;
  /** Where its form is; null for whoever may not change it. */
  editAddress: string | null;
}) {
  if (lines.length === 0) return null;
  return (
    <Section title={t("past.title")}>
      <ol className="grid gap-4">
        {lines.map(({ id, field, before, after, by, at }) => (
          <li key={id} className="border-rule text-small border-t pt-2">
            <p>
              <strong>{nameOf(field)}</strong>{" "}
              <span className="text-note text-soft">
                <Moment at={at} />
                {by && `, ${by}`}
              </span>
            </p>
            <del dir="auto" className="text-soft block break-words whitespace-pre-wrap">
              {before ?? t("past.empty")}
            </del>
            <ins dir="auto" className="block break-words whitespace-pre-wrap no-underline">
              {after ?? t("past.empty")}
            </ins>
            {editAddress && before !== after && (
              <Link
                prefetch={false}
                href={`${editAddress}${editAddress.includes("?") ? "&" : "?"}past=${id}`}
                className="inline-flex min-h-10 items-center"
              >
                {t("past.restore")}{" "}
                <span className="sr-only">
                  {nameOf(field)}: {before ?? t("past.empty")}
                </span>
              </Link>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
