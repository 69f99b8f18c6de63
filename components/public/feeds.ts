import { translator } from "@/lib/messages/words";

const t = translator("machine");

/** The Atom feeds that a page offers to a reader's program, by the page's path and question: its own first, then all. */
export function feedsOf(path: string | null): { title: string; href: string }[] {
  const all = { title: t("feed.link.all"), href: "/feeds/changes.atom" };
  const own = path === null ? null : ownFeed(path);
  return own ? [own, all] : [all];
}

function ownFeed(path: string): { title: string; href: string } | null {
  const [page = "", question] = path.split("?");
  const [, iso3] = /^\/([a-z]{3})$/.exec(page) ?? [];
  if (iso3) return { title: t("feed.link.state"), href: `/feeds/state/${iso3}.atom` };
  const [, ref] = /^\/recommendations\/([^/]+)$/.exec(page) ?? [];
  if (ref)
    return { title: t("feed.link.recommendation"), href: `/feeds/recommendation/${ref}.atom` };
  const theme = page === "/recommendations" ? new URLSearchParams(question).get("theme") : null;
  if (theme === null) return null;
  return { title: t("feed.link.theme"), href: `/feeds/theme/${encodeURIComponent(theme)}.atom` };
}
