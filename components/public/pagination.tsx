import { countWords } from "@/lib/messages/figure";
import { translator } from "@/lib/messages/words";

const t = translator("public");

export function Pagination({
  page,
  pages,
  hrefOf,
}: {
  page: number;
  pages: number;
  hrefOf: (page: number) => string;
}) {
  if (pages <= 1) return null;
  return (
    <nav
      aria-label={t("pagination.name")}
      className="border-ink text-small mt-2 flex items-baseline justify-between border-t pt-3"
    >
      <Step page={page - 1} pages={pages} hrefOf={hrefOf} rel="prev" />
      <p className="tabular-nums">
        {t("pagination.here", { page: countWords(page), pages: countWords(pages) })}
      </p>
      <Step page={page + 1} pages={pages} hrefOf={hrefOf} rel="next" />
    </nav>
  );
}

function Step({
  page,
  pages,
  hrefOf,
  rel,
}: {
  page: number;
  pages: number;
  hrefOf: (page: number) => string;
  rel: "prev" | "next";
}) {
  const isThere = page >= 1 && page <= pages;
  return (
    <span className="min-w-24 last:text-right">
      {isThere && (
        <a href={hrefOf(page)} rel={rel} className="target">
          {t(`pagination.${rel}`)}
        </a>
      )}
    </span>
  );
}
