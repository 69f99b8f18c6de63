// Where each address of the site stands in a mirror: a folder of plain files, of one edition, that opens from a disk.

/** What a link of a page becomes. */
export type Target =
  /** A file of the mirror, and the address that it is read from. */
  | { kind: "file"; file: string; address: string; hash: string }
  /** The page that searches without a server, with the question as it was. */
  | { kind: "search"; question: string }
  /** What the mirror does not hold leads to the site itself. */
  | { kind: "site" };

export const SEARCH_PAGE = "search.html";

const SITE: Target = { kind: "site" };
const FILE = /\.(csv|xlsx|json|svg|png|ics|pdf|docx|css|woff2|webmanifest)$/;
/** Questions that make a page of their own; lists that are filtered in any other way are left to the site. */
const KEPT_QUESTIONS = new Set(["about", "page", "state", "ref"]);

/** Where an address of the site leads within the mirror of an edition. */
export function targetOf(address: string, edition: number): Target {
  const { pathname, searchParams, hash } = new URL(address, "http://mirror");
  if (searchParams.get("edition") === String(edition)) searchParams.delete("edition");
  const question = searchParams.toString();
  const plain = (file: string, from = pathname): Target =>
    question ? SITE : { kind: "file", file, address: from, hash };

  if (/^\/(desk|api|feeds|card|embed)(\/|$)/.test(pathname)) return SITE;
  // A mirror has these tables as CSV; of the tables under /data it has the workbooks too.
  if (
    /^(\/editions\/\d+)?\/(charts|votes)\/.*\.(xlsx|json)$/.test(pathname) &&
    !/roll-call\.json$/.test(pathname)
  )
    return SITE;
  if (/^\/(assets\/|site\/|icon|site\.webmanifest)/.test(pathname)) return plain(pathname.slice(1));
  if (/^\/data\/[^/]+$/.test(pathname))
    return plain(pathname.slice(1), `${pathname}?edition=${edition}`);
  if (/^\/(data|privacy|corrections|editions)$/.test(pathname))
    return plain(`${pathname.slice(1)}.html`, `${pathname}?edition=${edition}`);
  if (/^\/votes\/[^/]+\/roll-call\.(csv|json)$/.test(pathname))
    return plain(safe(pathname.slice(1)), `${pathname}?edition=${edition}`);

  const [, number, rest] = /^\/editions\/(\d+)(\/.*)?$/.exec(pathname) ?? [];
  if (number !== undefined && (rest === undefined || rest === "/manifest.json"))
    return Number(number) <= edition ? plain(`editions/${number}${rest ?? ".html"}`) : SITE;
  if (number !== undefined && Number(number) !== edition) return SITE;
  const own = rest ?? (pathname === "/" ? "/overview" : pathname);
  if (own === "/recommendations") return { kind: "search", question };
  if ([...searchParams.keys()].some((name) => !KEPT_QUESTIONS.has(name))) return SITE;
  const asked = question ? `?${question}` : "";
  return {
    kind: "file",
    file: fileOf(`editions/${edition}${own}`, question),
    address: `/editions/${edition}${own}${asked}`,
    hash,
  };
}

function fileOf(page: string, question: string): string {
  const ending = FILE.exec(page)?.[0] ?? "";
  const stem = ending ? page.slice(0, -ending.length) : page;
  const asked = question && `--${question.replaceAll(/[=&]/g, "-")}`;
  return `${safe(stem)}${safe(asked)}${ending || ".html"}`;
}

/** A name that every file system can hold. */
const safe = (name: string): string => decodeURIComponent(name).replaceAll(/[?*:|"<>\\\s]/g, "_");

export type Rewritten = { text: string; targets: Extract<Target, { kind: "file" }>[] };

/** A page with links that work from a folder; what they lead to within the mirror comes with it. */
export function rewriteHtml(
  html: string,
  { file, edition, origin }: { file: string; edition: number; origin: string },
): Rewritten {
  const targets: Rewritten["targets"] = [];
  const text = html
    // From a folder, browsers refuse what is asked for across origins, and to check it; the mirror has sums of its own.
    .replaceAll(/<link rel="preload"[^>]*>/g, "")
    .replaceAll(/ integrity="[^"]*"/g, "")
    .replaceAll(/ (href|src|action)="(\/[^"]*)"/g, (_, name: string, given: string) => {
      const address = given.replaceAll("&amp;", "&");
      const target = targetOf(address, edition);
      if (target.kind === "file" && name !== "action") {
        targets.push(target);
        return ` ${name}="${relative(file, target.file)}${target.hash}"`;
      }
      if (target.kind !== "search") return ` ${name}="${origin}${given}"`;
      const asked = target.question && `?${target.question.replaceAll("&", "&amp;")}`;
      return ` ${name}="${relative(file, SEARCH_PAGE)}${asked}"`;
    });
  return { text, targets };
}

/** Fonts are asked for beside the stylesheet. */
export function rewriteCss(css: string): { text: string; fonts: string[] } {
  const fonts = [...css.matchAll(/url\("?(\/assets\/[^")]+)"?\)/g)].map(([, font]) => font ?? "");
  const text = css.replaceAll(/url\("?\/assets\/([^")]+)"?\)/g, 'url("$1")');
  return { text, fonts };
}

/** The way from one file of the mirror to another, as an address. */
export function relative(from: string, to: string): string {
  const up = from.split("/").slice(0, -1);
  const down = to.split("/");
  while (up.length > 0 && up[0] === down[0] && down.length > 1) {
    up.shift();
    down.shift();
  }
  return [...up.map(() => ".."), ...down.map(encodeURIComponent)].join("/");
}
