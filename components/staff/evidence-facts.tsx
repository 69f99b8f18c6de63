import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { Confidentiality } from "@/lib/domain/confidentiality";
import type { EvidenceKind, Relation } from "@/lib/domain/evidence";
import { dateWords } from "@/lib/messages/date";
import {
  confidentialityWords,
  evidenceKindWords,
  relationWords,
  translator,
} from "@/lib/messages/words";
import { FileDrop } from "./file-drop";
import type { Unfinished } from "./file-upload";
import { fileWords } from "./form-words";
import { Moment } from "./moment";
import { Empty } from "./page-head";

const t = translator("staff");

type Source = {
  code: string;
  kind: string;
  url: string | null;
  archivedUrl: string | null;
  publishedOn: string | null;
  occurredOn: string | null;
  summaryPublic: string | null;
  detailRestricted: string | null;
  confidentiality: string;
  embargoedUntil: Date | null;
  createdAt: Date;
  checkedAt: Date | null;
  loggedBy: { name: string };
  checkedBy: { name: string } | null;
  organisation: { name: string };
  derivedFrom: { code: string; title: string } | null;
};

export function EvidenceFacts({ found }: { found: Source }) {
  const { name, definition } = confidentialityWords(found.confidentiality as Confidentiality);
  const facts: [string, React.ReactNode][] = [
    [t("evidence.url"), found.url && <Outward href={found.url} />],
    [t("evidence.archivedUrl"), found.archivedUrl && <Outward href={found.archivedUrl} />],
    [t("evidence.kind"), evidenceKindWords(found.kind as EvidenceKind).name],
    [t("evidence.publishedOn"), found.publishedOn && dateWords(found.publishedOn)],
    [t("evidence.occurredOn"), found.occurredOn && dateWords(found.occurredOn)],
    [t("evidence.summaryPublic"), found.summaryPublic],
    [t("evidence.confidentiality"), `${name}. ${definition}`],
    [t("evidence.embargoedUntil"), found.embargoedUntil && <Moment at={found.embargoedUntil} />],
    [t("evidence.detailRestricted"), found.detailRestricted],
    [
      t("evidence.derivedFrom"),
      found.derivedFrom && (
        <Link prefetch={false} href={`/desk/evidence/${found.derivedFrom.code}`}>
          {found.derivedFrom.title}
        </Link>
      ),
    ],
    [t("evidence.code"), found.code],
    [
      t("evidence.loggedBy"),
      <>
        {found.loggedBy.name}, {found.organisation.name}, <Moment at={found.createdAt} />
      </>,
    ],
    [
      t("evidence.checkedBy"),
      found.checkedBy && found.checkedAt && (
        <>
          {found.checkedBy.name}, <Moment at={found.checkedAt} />
        </>
      ),
    ],
  ];
  return (
    <dl className="grid gap-x-4 gap-y-2 sm:grid-cols-[10rem_1fr]">
      {facts
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <div key={label} className="sm:contents">
            <dt className="text-small text-soft">{label}</dt>
            <dd dir="auto" className="min-w-0 whitespace-pre-wrap">
              {value}
            </dd>
          </div>
        ))}
    </dl>
  );
}

const Outward = ({ href }: { href: string }) => (
  <a href={href} target="_blank" rel="noreferrer noopener" className="break-all">
    {href}
  </a>
);

type Files = {
  code: string;
  attachments: {
    id: string;
    originalName: string;
    mime: string;
    size: bigint;
    sha256: string;
  }[];
};

export function EvidenceFiles({
  found,
  mayAdd,
  unfinished,
}: {
  found: Files;
  mayAdd: boolean;
  unfinished: Unfinished[];
}) {
  return (
    <>
      {found.attachments.length === 0 && <Empty>{t("files.none")}</Empty>}
      <ul className="mb-3 grid gap-2">
        {found.attachments.map((file) => (
          <li key={file.id}>
            <a href={`/desk/files/${file.id}`} className="font-semibold">
              {file.originalName}
            </a>
            <span className="text-note text-soft block">
              {t("files.size", { size: sizeWords(Number(file.size)) })}
            </span>
            <span className="text-note text-soft block break-all">SHA-256 {file.sha256}</span>
            {(isPdf(file) || /^image\/(jpeg|png|webp)$/.test(file.mime)) && (
              <a
                href={`/desk/files/${file.id}?copy=plain`}
                className="text-small inline-block py-1"
              >
                {t("files.plainCopy")} <span className="sr-only">{file.originalName}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
      {found.attachments.some(isPdf) && <AboutPdfCopies />}
      {mayAdd && (
        <>
          <FileDrop words={fileWords()} evidence={found.code} unfinished={unfinished} />
          <noscript>
            <form
              action="/desk/files"
              method="post"
              encType="multipart/form-data"
              className="mt-3 grid gap-3"
            >
              <input type="hidden" name="evidence" value={found.code} />
              <Field
                id="plain-upload"
                name="file"
                type="file"
                multiple
                label={t("files.label")}
                hint={t("files.hint")}
              />
              <div>
                <Button>{t("files.send")}</Button>
              </div>
            </form>
          </noscript>
        </>
      )}
    </>
  );
}

const isPdf = ({ mime }: { mime: string }) => mime === "application/pdf";

/** Said before a copy is made: what is not in it, and what still is. */
function AboutPdfCopies() {
  return (
    <details className="text-small mb-3">
      <summary className="cursor-pointer py-1">{t("files.plainPdf")}</summary>
      <p className="mt-1">{t("files.plainPdfLeaves")}</p>
      <p className="mt-2 font-semibold">{t("files.plainPdfKeeps")}</p>
      <p className="mt-2">{t("files.plainPdfRefuses")}</p>
    </details>
  );
}

function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${kilobytes.toFixed(0)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}

type Links = {
  links: {
    relation: string;
    note: string | null;
    recommendation: { ref: string; summary: string | null; textVerbatim: string | null };
  }[];
};

export function EvidenceLinks({ found }: { found: Links }) {
  return (
    <ul className="grid gap-3">
      {found.links.map(({ relation, note, recommendation }) => (
        <li key={recommendation.ref}>
          <Link
            prefetch={false}
            href={`/desk/recommendations/${encodeURIComponent(recommendation.ref)}`}
            className="font-semibold"
          >
            {recommendation.ref}
          </Link>{" "}
          · {relationWords(relation as Relation).name}
          <p dir="auto" className="text-small line-clamp-2">
            {recommendation.summary ?? recommendation.textVerbatim}
          </p>
          {note && <p className="text-small text-soft">{note}</p>}
        </li>
      ))}
    </ul>
  );
}
