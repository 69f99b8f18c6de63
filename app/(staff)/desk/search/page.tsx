import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { z } from "zod";
import { addressOfEntry } from "@/components/staff/entry-table";
import { ExportForm } from "@/components/staff/export-form";
import { Moment } from "@/components/staff/moment";
import { Empty, PageHead, Section } from "@/components/staff/page-head";
import { addressOfTalk } from "@/components/staff/thing-address";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { requireMember } from "@/lib/auth/session";
import { kindWords } from "@/lib/messages/entry";
import { searchWords as t } from "@/lib/messages/search";
import { searchEverything, type FoundEverywhere } from "@/lib/staff/search";
import type { Found } from "@/lib/staff/search-part";
import { addressOf, askedIn, type Asked } from "../asked";

export const metadata: Metadata = { title: t("title") };
const question = z.object({ q: z.string().trim().max(200).default("") });

export default async function SearchPage({ searchParams }: { searchParams: Asked }) {
  const who = await requireMember();
  const asked = question.safeParse(await askedIn(searchParams));
  const q = asked.success ? asked.data.q : "";
  const found = await searchEverything(who, q);
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <form action="/desk/search" role="search" className="mb-6 flex max-w-2xl items-end gap-3">
        <div className="flex-1">
          <Field name="q" type="search" label={t("label")} defaultValue={q} autoFocus={q === ""} />
        </div>
        <Button>{t("find")}</Button>
      </form>
      {found && <Results found={found} q={q} />}
    </>
  );
}

function Results({ found, q }: { found: FoundEverywhere; q: string }) {
  const { recommendations, evidence, entries, documents, findings, comments } = found;
  if (Object.values(found).every(({ total }) => total === 0)) return <Empty>{t("none")}</Empty>;
  return (
    <>
      <ExportForm table="search" asked={{ q }} />
      <div className="grid gap-x-12 lg:grid-cols-2">
        <Shelf
          name="recommendations"
          found={recommendations}
          all={addressOf("/desk/recommendations", { q, view: "all" })}
          line={({ ref, text }) => (
            <Line href={`/desk/recommendations/${encodeURIComponent(ref)}`} title={ref}>
              {text}
            </Line>
          )}
        />
        <Shelf
          name="evidence"
          found={evidence}
          all={addressOf("/desk/evidence", { q })}
          line={({ code, title, publisher }) => (
            <Line href={`/desk/evidence/${encodeURIComponent(code)}`} title={title}>
              {publisher}
            </Line>
          )}
        />
        <Shelf
          name="entries"
          found={entries}
          line={(entry) => (
            <Line href={addressOfEntry(entry)} title={entry.title}>
              {kindWords(entry.kind).one}
            </Line>
          )}
        />
        <Shelf
          name="documents"
          found={documents}
          all={addressOf("/desk/record/documents", { q })}
          line={({ key, title, symbol }) => (
            <Line href={`/desk/record/documents/${encodeURIComponent(key)}`} title={title}>
              {symbol}
            </Line>
          )}
        />
        {(["findings", "comments"] as const).map((name) => (
          <Shelf
            key={name}
            name={name}
            found={name === "findings" ? findings : comments}
            line={({ thing, title, by, at, words }) => (
              <Line href={addressOfTalk(thing)} title={title}>
                {words}
                <span className="text-note text-soft block">
                  {by}, <Moment at={at} />
                </span>
              </Line>
            )}
          />
        ))}
      </div>
    </>
  );
}

/** What was found in one part of the record; without an address of all of it, another word has to narrow it. */
function Shelf<T>({
  name,
  found: { total, first },
  all,
  line,
}: {
  name: keyof FoundEverywhere;
  found: Found<T>;
  all?: string;
  line: (one: T) => ReactNode;
}) {
  if (total === 0) return null;
  return (
    <Section title={t(`shelf.${name}`, { count: total })}>
      <ul className="max-w-measure">
        {first.map((one, index) => (
          <li key={index} className="border-rule border-b py-2 last:border-0">
            {line(one)}
          </li>
        ))}
      </ul>
      {total > first.length &&
        (all ? (
          <Link prefetch={false} href={all}>
            {t("all", { count: total })}
          </Link>
        ) : (
          <p className="text-note text-soft">{t("more", { shown: first.length })}</p>
        ))}
    </Section>
  );
}

function Line({ href, title, children }: { href: string; title: string; children: ReactNode }) {
  return (
    <>
      <Link prefetch={false} href={href} dir="auto" className="line-clamp-2 font-semibold">
        {title}
      </Link>
      <div dir="auto" className="line-clamp-3">
        {children}
      </div>
    </>
  );
}
