import type { Metadata } from "next";
import Link from "next/link";
import { KeyPlace } from "@/components/staff/key-place";
import { keyWords } from "@/components/staff/key-words";
import { Empty, PageHead, Section } from "@/components/staff/page-head";
import { Tag } from "@/components/ui/tag";
import { requireMember } from "@/lib/auth/session";
import { helpWords as t, TERMS } from "@/lib/messages/help";
import { findTour, type OwnStep } from "@/lib/staff/tour";

/** A page of the public wing. */
const METHODOLOGY = "/methodology";

export const metadata: Metadata = { title: t("title") };

export default async function HelpPage() {
  const tour = await findTour(await requireMember());
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <div className="grid gap-x-12 lg:grid-cols-2">
        <div>
          <Section title={t("tour.title")}>
            <p className="text-soft max-w-measure mb-4">{t("tour.lead")}</p>
            {tour.length === 0 && <Empty>{t("tour.none")}</Empty>}
            <ol className="max-w-measure grid list-decimal gap-4 pl-6">
              {tour.map((step) => (
                <Step key={step.key} step={step} />
              ))}
            </ol>
          </Section>
          <KeyList />
        </div>
        <Glossary />
      </div>
    </>
  );
}

function Step({ step: { key, href, isDone } }: { step: OwnStep }) {
  return (
    <li>
      <p className="flex flex-wrap items-center gap-x-3">
        <Link prefetch={false} href={href} className="font-semibold">
          {t(`tour.steps.${key}.name`)}
        </Link>
        {isDone && <Tag tone="accent">{t("tour.isDone")}</Tag>}
      </p>
      <p>{t(`tour.steps.${key}.words`)}</p>
    </li>
  );
}

function KeyList() {
  return (
    <Section title={t("keys")}>
      <p className="text-soft max-w-measure mb-2">{t("keysLead")}</p>
      {keyWords().places.map((place) => (
        <KeyPlace key={place.title} place={place} />
      ))}
    </Section>
  );
}

/** Each term has an address of its own: /desk/help#cut-off. */
function Glossary() {
  return (
    <Section title={t("glossary.title")}>
      <p className="text-soft max-w-measure mb-4">
        {t("glossary.lead")} <a href={METHODOLOGY}>{t("glossary.methodology")}</a>
      </p>
      <dl className="max-w-measure">
        {TERMS.map((key) => (
          <div key={key} id={key} className="target:bg-rule/40 scroll-mt-4 py-1.5">
            <dt className="font-semibold">{t(`glossary.terms.${key}.term`)}</dt>
            <dd>{t(`glossary.terms.${key}.words`)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
