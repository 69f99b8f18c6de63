"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

export type MenuItem = { href: string; words: string };

/** Where one can go at the desk: in a row, and on a phone behind a word, so that the page comes first. */
export function Menu({
  items,
  words,
}: {
  items: readonly MenuItem[];
  words: { label: string; open: string };
}) {
  const here = usePathname();
  const links = items.map(({ href, words: name }) => (
    <Link
      prefetch={false}
      key={href}
      href={href}
      aria-current={here === href ? "page" : isAbove(href, here) ? "true" : undefined}
      className="text-small [&[aria-current]]:text-ink inline-flex min-h-10 items-center [&[aria-current]]:font-semibold [&[aria-current]]:no-underline"
    >
      {name}
    </Link>
  ));
  return (
    <>
      <nav aria-label={words.label} className="hidden flex-wrap gap-x-2.5 lg:flex 2xl:gap-x-4">
        {links}
      </nav>
      {/* It closes behind whoever has gone on. */}
      <details key={here} className="group order-last open:w-full lg:hidden">
        <summary className="text-small text-accent inline-flex min-h-10 cursor-pointer items-center gap-2 font-semibold">
          <span aria-hidden className="group-open:rotate-90">
            ▸
          </span>
          {words.open}
        </summary>
        <nav aria-label={words.label} className="grid grid-cols-2 gap-x-4 pb-2 sm:grid-cols-3">
          {links}
        </nav>
      </details>
    </>
  );
}

/** The desk itself is above everything, which would say nothing. */
const isAbove = (href: string, here: string) => href !== "/desk" && here.startsWith(`${href}/`);
