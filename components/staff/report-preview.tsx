import { Notice } from "@/components/ui/notice";
import type { Outcome } from "@/lib/domain/outcome";
import { reportingWords as t } from "@/lib/messages/reporting";
import { Section } from "./page-head";

type Standing = {
  words: number;
  wordLimit: number | null;
  pages: number | null;
  pageLimit: number | null;
  unprinted: string[];
};

/** The report as it will print, and how it measures against what its readers take. */
export function ReportPreview({ standing, src }: { standing: Outcome<Standing>; src: string }) {
  return (
    <Section id="preview" title={t("preview.title")}>
      {standing.ok ? (
        <>
          <Measures {...standing.value} />
          <iframe
            src={src}
            title={t("preview.frame")}
            sandbox=""
            className="border-rule bg-paper h-[75vh] w-full border"
          />
        </>
      ) : (
        <Notice kind="warning" live={false} title={t("preview.cannot")}>
          {standing.problem.message}
        </Notice>
      )}
    </Section>
  );
}

const MOST_NAMED = 20;

function Measures({ words, wordLimit, pages, pageLimit, unprinted }: Standing) {
  const over = wordLimit === null ? 0 : words - wordLimit;
  return (
    <div className="mb-3 grid gap-2">
      <p className="text-small">
        {wordLimit === null
          ? t("preview.words", { count: words })
          : t("preview.wordsOf", { count: words, limit: wordLimit })}
      </p>
      {over > 0 && <Notice kind="warning" live={false} title={t("preview.tooLong", { over })} />}
      {pages !== null && pageLimit !== null && pages > pageLimit && (
        <Notice
          kind="warning"
          live={false}
          title={t("preview.pages", { count: pages, limit: pageLimit })}
        />
      )}
      {unprinted.length > 0 && (
        <Notice
          kind="warning"
          live={false}
          title={t("preview.unprinted", { count: unprinted.length })}
        >
          <bdi>{unprinted.slice(0, MOST_NAMED).join(" ")}</bdi>
          {unprinted.length > MOST_NAMED && " …"}
        </Notice>
      )}
    </div>
  );
}

type Format = "pdf" | "docx" | "odt" | "html" | "json" | "csv" | "xlsx";

/** Each as a link; what takes long as a button that has a job make it. */
export function ReportFiles({
  address,
  formats,
  byJob,
}: {
  address: string;
  formats: readonly Format[];
  byJob: readonly Format[];
}) {
  if (formats.length === 0) return null;
  return (
    <Section id="files" title={t("preview.files")}>
      <p className="text-small text-soft max-w-measure mb-2">{t("preview.filesHint")}</p>
      <ul className="grid gap-1">
        {formats.map((format) => (
          <li key={format}>
            {byJob.includes(format) ? (
              <form method="post" action={`${address}?as=${format}`}>
                <button type="submit" className="text-accent min-h-10 underline">
                  {t("preview.byJob", { format: t(`public.formats.${format}`) })}
                </button>
              </form>
            ) : (
              <a href={`${address}?as=${format}`}>{t(`public.formats.${format}`)}</a>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
