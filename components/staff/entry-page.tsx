import Link from "next/link";
import { Disclosure } from "@/components/ui/disclosure";
import type { Confidentiality } from "@/lib/domain/confidentiality";
import type { EntryFacts, EntryKind } from "@/lib/domain/entry/kind";
import { confidentialWords } from "@/lib/messages/entry";
import { harmWords } from "@/lib/messages/harm";
import { recordWords as t } from "@/lib/messages/record";
import { confidentialityWords } from "@/lib/messages/words";
import { EntryChange } from "./entry-change";
import type { LinkNames } from "./entry-facts";
import { Moment } from "./moment";
import { Section } from "./page-head";

/** Notes for members, apart from what may be published and marked as such. */
export function EntryNotes({ confidential }: { confidential: unknown }) {
  const notes = Object.entries(confidential as Record<string, string | null>).filter(
    ([, words]) => words,
  );
  if (notes.length === 0) return null;
  return (
    <Section title={t("part.notes")}>
      <div className="border-alarm border-l-4 border-dashed pl-4">
        <p className="text-note text-soft mb-2">{t("part.notesHint")}</p>
        <dl className="grid gap-3">
          {notes.map(([note, words]) => (
            <div key={note}>
              <dt className="text-small text-soft">{confidentialWords(note)}</dt>
              <dd dir="auto" className="whitespace-pre-wrap">
                {words}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </Section>
  );
}

type Version = {
  number: number;
  facts: EntryFacts;
  savedAt: Date;
  approvedAt: Date | null;
  author: { name: string };
  approvedBy: { name: string } | null;
};

/** Every version, the newest first, each with what it changed. */
export function EntryVersions({
  kind,
  versions,
  names,
  editAddress,
}: {
  kind: EntryKind;
  versions: readonly Version[];
  names: LinkNames;
  /** Where its form is; null for whoever may not change it now. */
  editAddress: string | null;
}) {
  return (
    <ol className="grid gap-1">
      {versions.map((version, index) => {
        const before = versions[index + 1];
        return (
          <li key={version.number}>
            <Disclosure
              summary={<VersionHead version={version} />}
              open={index === 0 && Boolean(before)}
            >
              {before ? (
                <EntryChange
                  kind={kind}
                  before={before.facts}
                  after={version.facts}
                  names={names}
                  same={t("version.same")}
                />
              ) : (
                <p className="text-small text-soft">{t("version.first")}</p>
              )}
              {editAddress && index > 0 && (
                <Link
                  prefetch={false}
                  href={`${editAddress}?from=${version.number}`}
                  className="text-small inline-flex min-h-10 items-center"
                >
                  {harmWords("past.restoreVersion", { number: version.number })}
                </Link>
              )}
            </Disclosure>
          </li>
        );
      })}
    </ol>
  );
}

function VersionHead({
  version: { number, author, savedAt, approvedBy, approvedAt },
}: {
  version: Version;
}) {
  return (
    <>
      {t("version.line", { number, name: author.name })}
      <span className="text-note text-soft font-normal">
        {" · "}
        <Moment at={savedAt} />
        {approvedBy && approvedAt && (
          <>
            {" · "}
            {t("version.approvedBy", { name: approvedBy.name })}, <Moment at={approvedAt} />
          </>
        )}
      </span>
    </>
  );
}

type Entry = {
  confidentiality: string;
  embargoedUntil: Date | null;
  consent: { subjectCode: string } | null;
  organisation: { name: string };
  createdBy: { name: string };
  createdAt: Date;
};

export function EntryMeta({ entry }: { entry: Entry }) {
  const { name, definition } = confidentialityWords(entry.confidentiality as Confidentiality);
  const facts: [string, React.ReactNode][] = [
    [t("meta.confidentiality"), `${name}. ${definition}`],
    [t("meta.embargoedUntil"), entry.embargoedUntil && <Moment at={entry.embargoedUntil} />],
    [t("meta.consent"), entry.consent?.subjectCode],
    [t("meta.organisation"), entry.organisation.name],
    [
      t("meta.createdBy"),
      <>
        {entry.createdBy.name}, <Moment at={entry.createdAt} />
      </>,
    ],
  ];
  return (
    <dl className="text-small grid gap-x-4 gap-y-2 sm:grid-cols-[9rem_1fr] sm:gap-y-1">
      {facts
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <div key={label} className="sm:contents">
            <dt className="text-soft">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
