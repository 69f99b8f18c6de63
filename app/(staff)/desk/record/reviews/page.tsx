import type { Metadata } from "next";
import Link from "next/link";
import { CommandForm, SubmitButton, TextField } from "@/components/staff/form";
import { PageHead, Section } from "@/components/staff/page-head";
import { Table } from "@/components/ui/table";
import { requireMember } from "@/lib/auth/session";
import { may } from "@/lib/domain/permission";
import { dateWords } from "@/lib/messages/date";
import { flagWords } from "@/lib/messages/entry";
import { recordWords as t } from "@/lib/messages/record";
import { translator } from "@/lib/messages/words";
import { listStates } from "@/lib/staff/recommendation-table";
import { listReviews } from "@/lib/staff/review-cycle";
import { openReviewAction } from "./actions";

const domain = translator("domain");
export const metadata: Metadata = { title: t("reviews.title") };
type Line = Awaited<ReturnType<typeof listReviews>>[number];

export default async function ReviewsPage() {
  const who = await requireMember();
  const reviews = await listReviews(who);
  const keeps = may(who, "review entries");
  const states = keeps ? await listStates(who) : [];
  return (
    <>
      <PageHead title={t("reviews.title")} lead={t("reviews.lead")} />
      <Table
        caption={t("reviews.title")}
        captionHidden
        columns={[
          { key: "name", head: t("reviews.name") },
          { key: "reviewOn", head: t("reviews.reviewOn") },
          { key: "declared", head: t("reviews.declared") },
          { key: "texts", head: t("reviews.texts"), align: "right" },
          { key: "complete", head: t("reviews.complete") },
        ]}
        rows={reviews.map((one) => ({ key: one.id, cells: cellsOf(one) }))}
      />
      {keeps && (
        <Section title={t("reviews.open")}>
          <CommandForm action={openReviewAction} className="grid max-w-xl gap-4">
            <p className="text-small text-soft">{t("reviews.openHint")}</p>
            <datalist id="states">
              {states.map(({ iso3, name }) => (
                <option key={iso3} value={name} />
              ))}
            </datalist>
            <div className="grid items-end gap-4 sm:grid-cols-[2fr_1fr_auto]">
              <TextField name="state" list="states" label={t("reviews.state")} />
              <TextField name="cycle" inputMode="numeric" label={t("reviews.cycle")} />
              <SubmitButton>{t("reviews.begin")}</SubmitButton>
            </div>
          </CommandForm>
        </Section>
      )}
    </>
  );
}

const cellsOf = (one: Line) => [
  <div key="name">
    <Link
      prefetch={false}
      href={`/desk/record/reviews/${one.stateIso3}-${one.cycle}`}
      className="font-semibold"
    >
      {one.stateIso3}-{one.cycle}
    </Link>
    <div className="text-note text-soft">{one.state.name}</div>
  </div>,
  one.reviewOn ? dateWords(one.reviewOn) : "–",
  <ul key="declared">
    {one.declared.map(({ countingUnit, total }) => (
      <li key={countingUnit}>
        {domain(`countingUnits.${countingUnit === "row" ? "row" : "paragraph"}.count`, {
          count: total,
        })}
      </li>
    ))}
  </ul>,
  one._count.recommendations,
  flagWords(one.completeAt !== null),
];
