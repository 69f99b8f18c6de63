/** Words are given, so that this part speaks every language. */
export type PaginationWords = { label: string; previous: string; next: string; where: string };

/** Earlier and later pages of one answer. */
export function Pagination({
  page,
  pages,
  hrefOf,
  words,
}: {
  page: number;
  pages: number;
  hrefOf: (page: number) => string;
  words: PaginationWords;
}) {
  if (pages <= 1) return null;
  const link = "inline-flex min-h-10 items-center font-semibold text-accent underline";
  return (
    <nav
      aria-label={words.label}
      className="border-rule flex flex-wrap items-center justify-between gap-4 border-t pt-3"
    >
      {page > 1 ? (
        <a rel="prev" href={hrefOf(page - 1)} className={link}>
          {words.previous}
        </a>
      ) : (
        <span />
      )}
      <span className="tabular-nums">{words.where}</span>
      {page < pages ? (
        <a rel="next" href={hrefOf(page + 1)} className={link}>
          {words.next}
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
