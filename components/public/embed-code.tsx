import { translator } from "@/lib/messages/words";
import type { Place } from "./place";

const t = translator("machine");

/**
 * The lines that put a chart or a recommendation on another page, to be copied; without frames there, its link. `src` is
 * the address under `/embed`, and `height` what it needs at the width of a column of text.
 */
export function EmbedCode({
  place: { origin, path, edition },
  src,
  title,
  height,
}: {
  place: Place;
  src: string;
  title: string;
  height: number;
}) {
  if (!edition || path === null) return null;
  const frame = `<iframe src="${origin}${src}?edition=${edition.number}" title="${quoted(title)}" width="100%" height="${height}" loading="lazy" style="border:0"></iframe>`;
  const link = `<p><a href="${origin}/editions/${edition.number}${path}">${quoted(title)}</a></p>`;
  return (
    <details className="no-print mt-4">
      <summary className="target text-small">{t("embed.title")}</summary>
      <p className="text-small text-soft max-w-measure mt-2">{t("embed.lead")}</p>
      <pre className="text-note bg-sunken mt-2 max-w-full overflow-x-auto p-3 break-all whitespace-pre-wrap select-all">
        {`${frame}\n${link}`}
      </pre>
    </details>
  );
}

const quoted = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
